import type { z } from 'zod';
import { appError } from '@/lib/errors';
import type { Viewer } from '@/lib/members/views';
import { recordAction } from '@/lib/moderation/record-action';
import { parse } from '@/lib/parse';
import type { Touched } from '@/lib/posts/views';
import { fail, ok, type Result } from '@/lib/result';
import { asReviewer, refusalToReopen, refusalToReview } from './policy';
import { toEarlierReview } from './present';
import { pictureIdInput, reviewCorrectionInput } from './schema';
import { clearReview, lockPicture, type PictureRow, type Review, setReview, transaction } from './store';

type Input = z.output<typeof reviewCorrectionInput>;

export interface Reviewed {
  id: number;
  state: 'pending' | 'accepted' | 'rejected';
  truth: number | null;
  touched: Touched;
}

/** The second of two moderators hears who was first, and what they decided. */
const alreadyDecided = (picture: PictureRow) =>
  fail(
    appError('conflict', {
      detail: 'already_reviewed',
      values: { name: picture.reviewer?.displayName ?? '' },
      data: toEarlierReview(picture),
    }),
  );

function reviewOf({ decision, truth, reason }: Input, picture: PictureRow, reviewerId: number): Review {
  const reviewReason = reason || null;
  if (decision === 'reject') return { state: 'rejected', truth: null, reviewerId, reviewReason };
  const label = decision === 'accept' ? picture.claim : (truth ?? null);
  return { state: 'accepted', truth: label, reviewerId, reviewReason };
}

/**
 * Decides on a correction: `{id, decision, truth?, reason}`. `accept` takes the member's label, `relabel` another one
 * (`truth`), `reject` keeps it out. Relabelling and rejecting need a reason. Logged. Fails with `not_signed_in`,
 * `not_allowed` (`own_correction`), `suspended`, `invalid_input`, `not_found` (withdrawn meanwhile), and `conflict`
 * (`already_reviewed`, with the earlier decision in `data`).
 */
export async function reviewCorrection(viewer: Viewer | null, raw: unknown): Promise<Result<Reviewed>> {
  const reviewer = asReviewer(viewer);
  if (!reviewer.ok) return reviewer;
  const input = await parse(reviewCorrectionInput, raw);
  if (!input.ok) return input;
  const { id, decision, reason } = input.value;
  return transaction(async (tx) => {
    const picture = await lockPicture(tx, id);
    if (!picture) return fail(appError('not_found'));
    const refusal = refusalToReview(reviewer.value, picture);
    if (refusal) return fail(refusal);
    if (picture.state !== 'pending') return alreadyDecided(picture);
    const review = reviewOf(input.value, picture, reviewer.value.id);
    await setReview(tx, id, review);
    const subject = { kind: 'hard_picture', id } as const;
    await recordAction(tx, reviewer.value, `${decision}_hard_picture`, subject, reason);
    const touched = review.state === 'accepted' ? { hardSets: [picture.model] } : {};
    return ok({ id, state: review.state, truth: review.truth, touched });
  });
}

/**
 * Takes a decision back: the picture waits again. For whoever decided, or an administrator; logged. Fails with
 * `not_signed_in`, `not_allowed`, `suspended`, `invalid_input`, `not_found`. One that waits already is no error.
 */
export async function reopenCorrection(viewer: Viewer | null, raw: unknown): Promise<Result<Reviewed>> {
  const reviewer = asReviewer(viewer);
  if (!reviewer.ok) return reviewer;
  const input = await parse(pictureIdInput, raw);
  if (!input.ok) return input;
  const { id } = input.value;
  return transaction(async (tx) => {
    const picture = await lockPicture(tx, id);
    if (!picture) return fail(appError('not_found'));
    const reopened = { id, state: 'pending', truth: null } as const;
    if (picture.state === 'pending') return ok({ ...reopened, touched: {} });
    const refusal = refusalToReopen(reviewer.value, picture);
    if (refusal) return fail(refusal);
    await clearReview(tx, id);
    await recordAction(tx, reviewer.value, 'reopen_hard_picture', { kind: 'hard_picture', id }, '');
    return ok({ ...reopened, touched: picture.state === 'accepted' ? { hardSets: [picture.model] } : {} });
  });
}
