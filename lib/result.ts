import type { AppError } from './errors';

/** The outcome of a domain verb: a value, or an error that is itself a value (never thrown across a verb). */
export type Result<T> = { ok: true; value: T } | { ok: false; error: AppError };

/** A successful result. */
export const ok = <T>(value: T): Result<T> => ({ ok: true, value });

/** A failed result. */
export const fail = (error: AppError): Result<never> => ({ ok: false, error });
