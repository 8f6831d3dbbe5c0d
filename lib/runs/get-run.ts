import { getBlob } from '@/lib/blobs';
import { appError } from '@/lib/errors';
import type { Viewer } from '@/lib/members/views';
import { isRowId } from '@/lib/parse';
import { fail, ok, type Result } from '@/lib/result';
import { mayReadRun } from './policy';
import { toRunView } from './present';
import { findRun, findShared } from './store';
import type { RunView } from './views';

/** A run as this viewer may see it: a shared one, or their own; `not_found` for everything else. */
export async function getRun(viewer: Viewer | null, id: number): Promise<Result<RunView>> {
  const row = isRowId(id) ? await findRun(id) : null;
  return row && mayReadRun(viewer, row) ? ok(toRunView(row)) : fail(appError('not_found'));
}

/** A shared run, the same for everyone; null where it is not shared, or not there. */
export async function getSharedRun(id: number): Promise<RunView | null> {
  const run = await getRun(null, id);
  return run.ok ? run.value : null;
}

/** Those of these runs that are shared, in no order: what posts show of the runs that they embed. One query. */
export async function listSharedRuns(ids: readonly number[]): Promise<RunView[]> {
  const wanted = [...new Set(ids)].filter(isRowId);
  return wanted.length === 0 ? [] : (await findShared(wanted)).map(toRunView);
}

/** The kept picture of a run. `viewer` is asked for only where the run is not shared. */
export async function getRunPicture(
  id: number,
  viewer: () => Promise<Viewer | null>,
): Promise<Result<{ png: Uint8Array; key: string; shared: boolean }>> {
  const row = isRowId(id) ? await findRun(id) : null;
  if (!row) return fail(appError('not_found'));
  const shared = row.sharedAt !== null;
  if (!mayReadRun(shared ? null : await viewer(), row)) return fail(appError('not_found'));
  const png = await getBlob(row.pictureKey);
  return png ? ok({ png, key: row.pictureKey, shared }) : fail(appError('not_found'));
}
