import type { FieldError } from '../errors';

/** What a failed form shows: a stable code, a sentence's key and the fields at fault. Safe to send to a browser. */
export interface PublicError {
  code: string;
  detail?: string;
  values?: Record<string, string | number>;
  fields?: FieldError[];
  retryAfter?: number;
  data?: unknown;
}

/**
 * The state of a form between two submissions (`useActionState`). `values` is what the person had typed:
 * it comes back after every failure, so that nothing is lost, with and without JavaScript.
 */
export type ActionState =
  | { status: 'idle' }
  | { status: 'done'; message?: string; data?: unknown }
  | { status: 'failed'; error: PublicError; values: Record<string, string> };

export const IDLE: ActionState = { status: 'idle' };
