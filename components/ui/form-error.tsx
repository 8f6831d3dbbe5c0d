import { useTranslations } from 'next-intl';
import type { FieldError } from '@/lib/errors';
import type { ActionState, PublicError } from '@/lib/web/action-state';
import { Alert } from './alert';

/** The error of one field after a failed submit, for `Field`. */
export function fieldErrorOf(state: ActionState, field: string): FieldError | undefined {
  return state.status === 'failed' ? state.error.fields?.find((error) => error.field === field) : undefined;
}

/** What the person had typed into a field before the submit failed; the fallback where nothing failed. */
export function typedValue(state: ActionState, field: string, fallback = ''): string {
  return state.status === 'failed' ? (state.values[field] ?? fallback) : fallback;
}

/** Why a form failed, as an alert above it. Nothing while it did not. */
export function FormError({ state, className }: { state: ActionState; className?: string }) {
  if (state.status !== 'failed') return null;
  return (
    <Alert tone="bad" className={className}>
      <ErrorText error={state.error} />
    </Alert>
  );
}

/** The sentence for an error: its detail where there is one, else its code; and when a retry may succeed. */
export function ErrorText({ error }: { error: PublicError }) {
  const text = useErrorText();
  return <>{text(error)}</>;
}

/** Turns an error into its sentence in the page's language, for toasts and other places that want a string. */
export function useErrorText(): (error: PublicError) => string {
  const t = useTranslations('errors');
  return (error) => {
    const detail = error.detail ? `details.${error.detail}` : '';
    const key = detail && t.has(detail) ? detail : t.has(error.code) ? error.code : 'internal';
    const sentence = t(key, error.values);
    return error.retryAfter ? `${sentence} ${retryText(t, error.retryAfter)}` : sentence;
  };
}

function retryText(t: ReturnType<typeof useTranslations<'errors'>>, seconds: number): string {
  if (seconds < 120) return t('retryAfter', { seconds: Math.ceil(seconds) });
  return t('retryAfterMinutes', { minutes: Math.ceil(seconds / 60) });
}
