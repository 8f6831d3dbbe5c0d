import { type AppError, appError } from '@/lib/errors';
import { hasScope, isAdministrator, isStaff, refusalToWrite } from '@/lib/members/policy';
import type { Viewer } from '@/lib/members/views';
import { fail, ok, type Result } from '@/lib/result';
import type { HardPictureStateName } from './views';

/** What a policy has to know of a picture. */
export interface PictureFacts {
  memberId: number;
  state: HardPictureStateName;
  reviewerId: number | null;
}

/** The viewer as somebody who may correct a model, or why not. */
export function asCorrector(viewer: Viewer | null): Result<Viewer> {
  const refusal = refusalToWrite(viewer, 'runs:write');
  return viewer && !refusal ? ok(viewer) : fail(refusal ?? appError('not_signed_in'));
}

/** The viewer as a moderator of the hard set, in a browser; or why not. */
export function asReviewer(viewer: Viewer | null): Result<Viewer> {
  const corrector = asCorrector(viewer);
  if (!corrector.ok) return corrector;
  return isStaff(corrector.value) && corrector.value.scopes === null
    ? corrector
    : fail(appError('not_allowed'));
}

/** Nobody judges what they gave themselves; an administrator may, where there is no one else. */
export const isOwnMatter = (viewer: Viewer, picture: { memberId: number }): boolean =>
  picture.memberId === viewer.id && !isAdministrator(viewer);

export const refusalToReview = (viewer: Viewer, picture: PictureFacts): AppError | null =>
  isOwnMatter(viewer, picture) ? appError('not_allowed', { detail: 'own_correction' }) : null;

/** A decision is taken back by whoever made it, or by an administrator. */
export const refusalToReopen = (viewer: Viewer, picture: PictureFacts): AppError | null =>
  picture.reviewerId === viewer.id || isAdministrator(viewer) ? null : appError('not_allowed');

/** Whether the viewer may see a picture: everyone an accepted one, its giver and moderators the others. */
export const mayReadPicture = (viewer: Viewer | null, { state, memberId }: PictureFacts): boolean =>
  state === 'accepted' ||
  (viewer !== null && (isStaff(viewer) || (viewer.id === memberId && hasScope(viewer, 'runs:read'))));
