import { appError } from '@/lib/errors';
import { hasScope } from '@/lib/members/policy';
import type { Viewer } from '@/lib/members/views';
import { fail, ok, type Result } from '@/lib/result';

/** The viewer as reader of their own notifications, or why not. Suspended members may read. */
export function asReader(viewer: Viewer | null): Result<Viewer> {
  if (!viewer) return fail(appError('not_signed_in'));
  if (hasScope(viewer, 'notifications:read')) return ok(viewer);
  return fail(appError('not_allowed', { detail: 'missing_scope', values: { scope: 'notifications:read' } }));
}
