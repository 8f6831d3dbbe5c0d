'use client';

import { useTranslations } from 'next-intl';
import { Input } from '@/components/ui/controls';
import { Field } from '@/components/ui/field';
import { fieldErrorOf, typedValue } from '@/components/ui/form-error';
import { RUN_NAME_MAX } from '@/lib/limits';
import type { ActionState } from '@/lib/web/action-state';

/** Where a run gets another name; what was typed stays after a failure. */
export function NameField({
  run,
  state,
  id,
  hint,
  className,
}: {
  run: { name: string };
  state: ActionState;
  id: string;
  hint?: string;
  className?: string;
}) {
  const t = useTranslations('runPages');
  return (
    <Field
      label={t('name')}
      name="name"
      id={id}
      hint={hint}
      error={fieldErrorOf(state, 'name')}
      className={className}
    >
      {(control) => (
        <Input
          {...control}
          key={run.name}
          maxLength={RUN_NAME_MAX}
          defaultValue={typedValue(state, 'name', run.name)}
          autoComplete="off"
        />
      )}
    </Field>
  );
}
