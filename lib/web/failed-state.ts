import type { AppError } from '@/lib/errors';
import type { ActionState, PublicError } from './action-state';

/** The part of an error that may be sent to a browser: everything but the cause. */
export function publicError({ cause: _cause, ...rest }: AppError): PublicError {
  return rest;
}

/**
 * The fields of a form as text, to hand back when it fails. Fields of Next's own (`$ACTION_…`) and files are left
 * out; of several values of one name the last counts.
 */
export function typedValues(form: FormData): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, value] of form) {
    if (typeof value === 'string' && !name.startsWith('$')) values[name] = value;
  }
  return values;
}

/** The state of a form that failed: the error for people, and all that was typed. */
export const failedState = (error: AppError, form: FormData): ActionState => ({
  status: 'failed',
  error: publicError(error),
  values: typedValues(form),
});
