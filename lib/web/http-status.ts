import type { ErrorCode } from '../errors';

/** The one map from the domain's error codes to HTTP statuses (design section 3: domain code knows no HTTP). */
export const HTTP_STATUS: Record<ErrorCode, number> = {
  invalid_input: 400,
  not_signed_in: 401,
  not_allowed: 403,
  not_found: 404,
  conflict: 409,
  gone: 410,
  rate_limited: 429,
  too_large: 413,
  unsupported_media: 415,
  bad_image: 422,
  no_digit: 422,
  busy: 503,
  bad_credentials: 401,
  token_invalid: 401,
  name_taken: 409,
  suspended: 403,
  locked: 403,
  unavailable: 503,
  internal: 500,
};
