/**
 * Every way in which a request can fail, as a stable code. The texts live in messages under `errors.<code>`;
 * HTTP statuses live in lib/web/http-status.ts. Domain code knows neither.
 */
export const ERROR_CODES = [
  'invalid_input',
  'not_signed_in',
  'not_allowed',
  'not_found',
  'conflict',
  'gone',
  'rate_limited',
  'too_large',
  'unsupported_media',
  'bad_image',
  'no_digit',
  'busy',
  'bad_credentials',
  'token_invalid',
  'name_taken',
  'suspended',
  'locked',
  'unavailable',
  'internal',
] as const;

export type ErrorCode = (typeof ERROR_CODES)[number];

/** What is wrong with one field of a form: the field's name and a key under messages `errors.fields`. */
export interface FieldError {
  field: string;
  /** Key under `errors.fields`, for instance `required` or `too_long`. */
  key: string;
  /** Numbers and names for the message's placeholders. */
  values?: Record<string, string | number>;
}

/** A failure as a value: stable code, safe details, and the cause for the log alone. */
export interface AppError {
  code: ErrorCode;
  /** Field errors of a form or a request body, where the code is `invalid_input` or `name_taken`. */
  fields?: FieldError[];
  /** Key under `errors.details`, for a sentence more exact than the code's own. */
  detail?: string;
  /** Placeholders of the detail or of the code's message. */
  values?: Record<string, string | number>;
  /** Seconds after which a retry may succeed (`rate_limited`, `busy`). */
  retryAfter?: number;
  /** Extra data for the caller, for instance both versions of a post after a `conflict`. Must be JSON. */
  data?: unknown;
  /** For the log; never shown and never serialised to a client. */
  cause?: unknown;
}

/** Builds an error value. */
export const appError = (code: ErrorCode, more: Omit<AppError, 'code'> = {}): AppError => ({ code, ...more });
