import { type AppError, appError } from '@/lib/errors';
import { hasScope, isStaff, refusalToWrite } from '@/lib/members/policy';
import type { Viewer } from '@/lib/members/views';
import { fail, ok, type Result } from '@/lib/result';

/** What a policy has to know of a run. */
export interface RunFacts {
  authorId: number;
  sharedAt: Date | null;
}

/** The viewer as somebody who may keep and change runs, or why not. */
export function asRunKeeper(viewer: Viewer | null): Result<Viewer> {
  const refusal = refusalToWrite(viewer, 'runs:write');
  return viewer && !refusal ? ok(viewer) : fail(refusal ?? appError('not_signed_in'));
}

/** The viewer as the reader of their own runs, or why not. Suspended members still read theirs. */
export function asRunReader(viewer: Viewer | null): Result<Viewer> {
  if (!viewer) return fail(appError('not_signed_in'));
  if (hasScope(viewer, 'runs:read')) return ok(viewer);
  return fail(appError('not_allowed', { detail: 'missing_scope', values: { scope: 'runs:read' } }));
}

/** Whether the viewer may see a run: everyone a shared one, its member their own. */
export const mayReadRun = (viewer: Viewer | null, run: RunFacts): boolean =>
  run.sharedAt !== null || (viewer !== null && viewer.id === run.authorId && hasScope(viewer, 'runs:read'));

/** Names and sharing are the member's own. What others keep for themselves does not exist for anybody else. */
export function refusalToChange(viewer: Viewer, run: RunFacts): AppError | null {
  if (viewer.id === run.authorId) return null;
  return appError(run.sharedAt ? 'not_allowed' : 'not_found');
}

/** Members take back and delete their own runs; moderators shared ones of others. */
export const refusalToRemove = (viewer: Viewer, run: RunFacts): AppError | null =>
  run.sharedAt && isStaff(viewer) ? null : refusalToChange(viewer, run);

/** Whether an act of this viewer on this run is moderation: it needs a reason and an entry in the log. */
export const isModeration = (viewer: Viewer, run: { authorId: number }): boolean =>
  run.authorId !== viewer.id;
