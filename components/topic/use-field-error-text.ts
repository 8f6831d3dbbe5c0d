import { useTranslations } from 'next-intl';
import type { FieldError } from '@/lib/errors';

/** Turns a field's error into its sentence; undefined where there is none. */
export function useFieldErrorText(): (error: FieldError | undefined) => string | undefined {
  const t = useTranslations('errors.fields');
  return (error) => {
    if (!error) return undefined;
    return t.has(error.key) ? t(error.key, error.values) : t('invalid');
  };
}
