import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { FieldError } from '@/lib/errors';
import { Icon } from './icon';

/** What `Field` hands to its control: spread it on Input, Textarea or Select. */
export interface FieldControl {
  id: string;
  name: string;
  required?: boolean;
  'aria-describedby'?: string;
  'aria-invalid'?: true;
}

/**
 * A labelled control with its hint and its error, tied together for readers.
 *
 * `<Field label={t('title')} name="title" error={fieldErrorOf(state, 'title')}>{(control) => <Input {...control} />}</Field>`
 *
 * @param id unique on the page; the name unless told
 * @param error as the form's state has it (`fieldErrorOf`), or a sentence
 * @param required marks the control; `optional` writes the word beside the label
 */
export function Field({
  label,
  name,
  id = name,
  hint,
  error,
  required,
  optional,
  hideLabel,
  className,
  children,
}: {
  label: ReactNode;
  name: string;
  id?: string;
  hint?: ReactNode;
  error?: FieldError | string | null;
  required?: boolean;
  optional?: boolean;
  hideLabel?: boolean;
  className?: string;
  children: (control: FieldControl) => ReactNode;
}) {
  const t = useTranslations('common');
  const described = [hint ? `${id}-hint` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ');
  const control: FieldControl = {
    id,
    name,
    required: required || undefined,
    'aria-describedby': described || undefined,
    'aria-invalid': error ? true : undefined,
  };
  return (
    <div className={`field ${className ?? ''}`}>
      <label htmlFor={id} className={hideLabel ? 'sr-only' : 'field-label'}>
        {label}
        {optional && <span className="field-optional"> {t('optional')}</span>}
      </label>
      {hint && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
      {children(control)}
      {error && (
        <p id={`${id}-error`} className="field-error">
          <Icon name="error" size={16} />
          <span>{typeof error === 'string' ? error : <FieldErrorText error={error} />}</span>
        </p>
      )}
    </div>
  );
}

/** The sentence of a field error, from messages `errors.fields`; an unknown key says that it is not right. */
function FieldErrorText({ error }: { error: FieldError }) {
  const t = useTranslations('errors.fields');
  return t.has(error.key) ? t(error.key, error.values) : t('invalid');
}
