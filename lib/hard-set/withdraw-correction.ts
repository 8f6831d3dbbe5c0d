import { deleteBlob } from '@/lib/blobs';
import { appError } from '@/lib/errors';
import type { Viewer } from '@/lib/members/views';
import { parse } from '@/lib/parse';
import type { Touched } from '@/lib/posts/views';
import { fail, ok, type Result } from '@/lib/result';
import { asCorrector } from './policy';
import { pictureIdInput } from './schema';
import { lockPicture, removePicture, transaction } from './store';

/**
 * Takes a picture back that the viewer gave, whatever became of it: row and picture are deleted. Fails with
 * `not_signed_in`, `not_allowed`, `suspended`, `invalid_input`, `not_found`.
 */
export async function withdrawCorrection(
  viewer: Viewer | null,
  raw: unknown,
): Promise<Result<{ id: number; touched: Touched }>> {
  const corrector = asCorrector(viewer);
  if (!corrector.ok) return corrector;
  const input = await parse(pictureIdInput, raw);
  if (!input.ok) return input;
  const { id } = input.value;
  return transaction(async (tx) => {
    const picture = await lockPicture(tx, id);
    if (picture?.memberId !== corrector.value.id) return fail(appError('not_found'));
    await removePicture(tx, id);
    // Before the commit: where the store is away it stays and can be withdrawn again.
    await deleteBlob(picture.pictureKey);
    return ok({ id, touched: picture.state === 'accepted' ? { hardSets: [picture.model] } : {} });
  });
}
