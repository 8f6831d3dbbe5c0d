'use client';

import { useTranslations } from 'next-intl';
import { type FormEvent, type ReactNode, useId } from 'react';
import { SubmitButton } from '@/components/ui/submit-button';

/**
 * A picture from a file. A real form: without JavaScript it goes to `action` and the page comes back with the answer;
 * with it, the file goes to `onPicture` as soon as it is chosen, and nothing is loaded anew.
 */
export function PictureForm({
  action,
  onPicture,
  children,
}: {
  action: (form: FormData) => void;
  onPicture: (picture: Blob) => void;
  /** More fields, before the button. */
  children?: ReactNode;
}) {
  const t = useTranslations('sandbox');
  const id = useId();
  const submit = (event: FormEvent<HTMLFormElement>) => {
    const image = new FormData(event.currentTarget).get('image');
    event.preventDefault();
    if (image instanceof Blob && image.size > 0) onPicture(image);
  };
  return (
    <form action={action} onSubmit={submit} className="grid gap-2">
      <label htmlFor={id} className="field-label">
        {t('upload')}
      </label>
      <input
        id={id}
        name="image"
        type="file"
        required
        accept="image/png,image/jpeg,image/webp,image/gif"
        aria-describedby={`${id}-hint`}
        className="control w-full"
        onChange={(event) => {
          const [file] = event.currentTarget.files ?? [];
          if (file) onPicture(file);
        }}
      />
      <p id={`${id}-hint`} className="field-hint">
        {t('uploadHint')}
      </p>
      {children}
      <div>
        <SubmitButton variant="secondary" size="sm" pendingLabel={t('reading')}>
          {t('read')}
        </SubmitButton>
      </div>
    </form>
  );
}
