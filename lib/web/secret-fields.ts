import type { AppError } from '@/lib/errors';
import type { ActionState } from './action-state';
import { failedState } from './failed-state';

/** Fields that never travel back into a page, whatever went wrong. */
const SECRET_FIELDS = ['password', 'current', 'token'];

/** The state of a failed form that asks for a password: what was typed comes back, secrets do not. */
export function failedWithoutSecrets(error: AppError, form: FormData): ActionState {
  const rest = new FormData();
  for (const [name, value] of form) if (!SECRET_FIELDS.includes(name)) rest.append(name, value);
  return failedState(error, rest);
}
