import { getBlob } from '@/lib/blobs';
import { appError } from '@/lib/errors';
import { CORRECTIONS_PER_PAGE } from '@/lib/limits';
import type { Viewer } from '@/lib/members/views';
import { hasPage, type Paged, pageCountOf, windowOf } from '@/lib/paging';
import { isRowId } from '@/lib/parse';
import { fail, ok, type Result } from '@/lib/result';
import { answersOf } from './answers';
import { asReviewer, isOwnMatter, mayReadPicture } from './policy';
import { toOwnCorrection, toPendingPicture } from './present';
import { countOwn, countPending, findOwn, findPending, findPicture } from './store';
import type { OwnCorrection, PendingPicture } from './views';

/** What waits for a moderator, the oldest first: at most CORRECTIONS_PER_PAGE, and how many there are in all. */
export async function listPending(
  viewer: Viewer | null,
): Promise<Result<{ items: PendingPicture[]; total: number }>> {
  const reviewer = asReviewer(viewer);
  if (!reviewer.ok) return reviewer;
  const [rows, total] = await Promise.all([findPending(CORRECTIONS_PER_PAGE), countPending()]);
  // The queue is there also while the models cannot be asked.
  const found = await answersOf(rows);
  const answers = found.ok ? found.value : [];
  const items = rows.map((row, index) =>
    toPendingPicture(row, answers[index] ?? [], isOwnMatter(reviewer.value, row)),
  );
  return ok({ items, total });
}

/** What the viewer gave, newest first; null where there is no such page. */
export async function listOwnCorrections(viewer: Viewer, page: number): Promise<Paged<OwnCorrection> | null> {
  const total = await countOwn(viewer.id);
  if (!hasPage(page, total, CORRECTIONS_PER_PAGE)) return null;
  const rows = await findOwn(viewer.id, windowOf(page, CORRECTIONS_PER_PAGE));
  return {
    items: rows.map(toOwnCorrection),
    page,
    pageCount: pageCountOf(total, CORRECTIONS_PER_PAGE),
    total,
  };
}

/** The picture of a correction. `viewer` is asked for only where it is not public. */
export async function getHardPicture(
  id: number,
  viewer: () => Promise<Viewer | null>,
): Promise<Result<{ png: Uint8Array; key: string; shared: boolean }>> {
  const row = isRowId(id) ? await findPicture(id) : null;
  if (!row) return fail(appError('not_found'));
  const shared = row.state === 'accepted';
  if (!mayReadPicture(shared ? null : await viewer(), row)) return fail(appError('not_found'));
  const png = await getBlob(row.pictureKey);
  return png ? ok({ png, key: row.pictureKey, shared }) : fail(appError('not_found'));
}
