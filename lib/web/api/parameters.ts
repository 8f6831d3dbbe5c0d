import { appError } from '@/lib/errors';
import { parseRowId } from '@/lib/parse';
import { fail, ok, type Result } from '@/lib/result';

/** An id of the path; anything that is no id names nothing: `not_found`. */
export function pathId(raw: string): Result<number> {
  const id = parseRowId(raw);
  return id === null ? fail(appError('not_found')) : ok(id);
}

/** `?page=` of a list, 1 where it is absent; `invalid_input` where it is no page number. */
export function pageOf(query: URLSearchParams): Result<number> {
  const raw = query.get('page') ?? '1';
  const page = parseRowId(raw);
  if (page === null) return fail(appError('invalid_input', { fields: [{ field: 'page', key: 'invalid' }] }));
  return ok(page);
}

/** `?version=` of a model, where it is given; anything that is no version names nothing: `not_found`. */
export function versionOf(query: URLSearchParams): Result<number | undefined> {
  const raw = query.get('version');
  return raw === null ? ok(undefined) : pathId(raw);
}

/** A row that may be missing, as a result: `not_found` for null. */
export const orNotFound = <T>(value: T | null): Result<T> =>
  value === null ? fail(appError('not_found')) : ok(value);

/** The `Idempotency-Key` of a write, as the submission that it names; a body's own `submissionId` goes before it. */
export function submissionOf(request: Request): { submissionId?: string } {
  const key = request.headers.get('idempotency-key')?.replace(/^"(.*)"$/, '$1');
  return key === undefined ? {} : { submissionId: key };
}

/** `?reason=`: why a moderator does this. */
export function reasonOf(query: URLSearchParams): { reason?: string } {
  const reason = query.get('reason');
  return reason === null ? {} : { reason };
}
