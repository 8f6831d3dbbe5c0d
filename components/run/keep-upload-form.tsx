'use client';

import { useTranslations } from 'next-intl';
import { useActionState, useState } from 'react';
import { Alert } from '@/components/ui/alert';
import { Input, Select } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { FormError, fieldErrorOf, typedValue } from '@/components/ui/form-error';
import { SubmitButton } from '@/components/ui/submit-button';
import { RUN_NAME_MAX } from '@/lib/limits';
import { IDLE } from '@/lib/web/action-state';
import { keepUploadAction } from '@/lib/web/actions/runs';

/** Reads a picture from a file and keeps the answer: the way into the list without JavaScript. */
export function KeepUploadForm({
  model,
  versions,
  defaultVersion,
}: {
  model: string;
  versions: readonly number[];
  defaultVersion: number;
}) {
  const t = useTranslations('runPages');
  const [state, action] = useActionState(keepUploadAction, IDLE);
  const [open, setOpen] = useState(false);
  return (
    <details
      open={open || state.status !== 'idle'}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="rounded border border-line p-3"
    >
      <summary className="font-semibold">{t('keepPicture')}</summary>
      <form action={action} className="mt-3 grid gap-4">
        <FormError state={state} />
        {state.status === 'done' && (
          <Alert tone="good">{t('kept', { name: String((state.data as { name: string }).name) })}</Alert>
        )}
        <input type="hidden" name="model" value={model} />
        <Field
          label={t('file')}
          name="image"
          id="keep-image"
          hint={t('fileHint')}
          error={fieldErrorOf(state, 'image')}
        >
          {(control) => (
            <input
              {...control}
              type="file"
              required
              accept="image/png,image/jpeg,image/webp,image/gif"
              className="control w-full"
            />
          )}
        </Field>
        <div className="grid gap-4 sm:grid-cols-2">
          <Field label={t('name')} name="name" id="keep-name" optional error={fieldErrorOf(state, 'name')}>
            {(control) => (
              <Input {...control} maxLength={RUN_NAME_MAX} defaultValue={typedValue(state, 'name')} />
            )}
          </Field>
          <Field label={t('model')} name="version" id="keep-version">
            {(control) => (
              <Select
                {...control}
                defaultValue={String(defaultVersion)}
                options={versions.map((version) => ({
                  value: String(version),
                  label: `${model}@${version}`,
                }))}
              />
            )}
          </Field>
        </div>
        <div>
          <SubmitButton pendingLabel={t('reading')}>{t('readAndKeep')}</SubmitButton>
        </div>
      </form>
    </details>
  );
}
