'use client';

import { useTranslations } from 'next-intl';
import { type ReactNode, useEffect, useId, useRef } from 'react';
import { useIsClient } from '@/components/editor/use-is-client';
import { buttonClass } from '@/components/ui/button-style';
import { Icon } from '@/components/ui/icon';
import { SubmitButton } from '@/components/ui/submit-button';
import { PICTURE_TYPES } from './picture-types';

/**
 * Pictures from files. A real form: without JavaScript one picture goes to `action` and the page comes back with the
 * answer; with it, any number goes to `onFiles` as soon as they are chosen, and nothing is loaded anew.
 *
 * @param children more fields, and more ways to give a picture
 */
export function PictureForm({
  action,
  onFiles,
  children,
}: {
  action: (form: FormData) => void;
  onFiles: (files: File[]) => void;
  children?: ReactNode;
}) {
  const t = useTranslations('sandbox');
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const live = useIsClient();
  const take = () => {
    const files = [...(input.current?.files ?? [])];
    if (files.length === 0) return;
    // The same file can be chosen again: it may have been changed.
    if (input.current) input.current.value = '';
    onFiles(files);
  };
  // What was chosen before the page's script had arrived is read as well.
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page is taken over
  useEffect(take, []);
  return (
    <form action={action} className="grid gap-3">
      <div className="grid gap-1.5">
        <h2 id={`${id}-title`} className="text-sm font-semibold">
          {t('orPictures')}
        </h2>
        <input
          ref={input}
          id={id}
          name="image"
          type="file"
          required
          multiple={live}
          accept={live ? `${PICTURE_TYPES},.zip` : PICTURE_TYPES}
          aria-labelledby={live ? undefined : `${id}-title`}
          aria-describedby={`${id}-hint`}
          className={live ? 'peer sr-only' : 'control h-11'}
          onChange={take}
        />
        {live && (
          <label
            htmlFor={id}
            className={buttonClass(
              'secondary',
              'md',
              'min-h-11 peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-accent',
            )}
          >
            <Icon name="upload" size={18} />
            {t('upload')}
          </label>
        )}
        <p id={`${id}-hint`} className="field-hint">
          {t('uploadHint')}
        </p>
      </div>
      {children}
      <noscript>
        <SubmitButton variant="secondary" size="sm">
          {t('read')}
        </SubmitButton>
      </noscript>
    </form>
  );
}
