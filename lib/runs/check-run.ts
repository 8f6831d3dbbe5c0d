import { type AppError, appError } from '@/lib/errors';
import type { Viewer } from '@/lib/members/views';
import { fail, ok, type Result } from '@/lib/result';
import { isModeration } from './policy';
import type { RunRow } from './store';

/**
 * A run that the viewer may act on, or why not: `not_found` where there is none, what `refusalOf` says, and
 * `invalid_input` for an act of moderation without a reason.
 */
export function checkRun(
  viewer: Viewer,
  run: RunRow | null,
  reason: string,
  refusalOf: (viewer: Viewer, run: RunRow) => AppError | null,
): Result<RunRow> {
  if (!run) return fail(appError('not_found'));
  const refusal = refusalOf(viewer, run);
  if (refusal) return fail(refusal);
  if (isModeration(viewer, run) && reason === '') {
    return fail(appError('invalid_input', { fields: [{ field: 'reason', key: 'required' }] }));
  }
  return ok(run);
}
