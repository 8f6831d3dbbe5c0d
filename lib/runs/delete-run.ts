import { deleteBlob } from '@/lib/blobs';
import type { Viewer } from '@/lib/members/views';
import { recordAction } from '@/lib/moderation/record-action';
import { parse } from '@/lib/parse';
import type { Touched } from '@/lib/posts/views';
import { consume } from '@/lib/rate-limits/consume';
import { ok, type Result } from '@/lib/result';
import { checkRun } from './check-run';
import { asRunKeeper, isModeration, refusalToRemove } from './policy';
import { deleteRunInput } from './schema';
import { lockRun, removeRun, transaction } from './store';
import { touchedByRun } from './touched';

/**
 * Deletes a run and its picture for good: `{runId, reason?}`. Moderators delete shared ones of others, with a reason
 * that is logged. Fails with `not_signed_in`, `not_allowed`, `suspended`, `invalid_input`, `not_found`, `rate_limited`.
 */
export async function deleteRun(
  viewer: Viewer | null,
  raw: unknown,
): Promise<Result<{ runId: number; touched: Touched }>> {
  const keeper = asRunKeeper(viewer);
  if (!keeper.ok) return keeper;
  const input = await parse(deleteRunInput, raw);
  if (!input.ok) return input;
  const { runId, reason } = input.value;
  const rate = await consume('changeRun', String(keeper.value.id));
  if (!rate.ok) return rate;
  return transaction(async (tx) => {
    const run = checkRun(keeper.value, await lockRun(tx, runId), reason, refusalToRemove);
    if (!run.ok) return run;
    const touched = await touchedByRun(run.value, tx);
    await removeRun(tx, runId);
    if (isModeration(keeper.value, run.value)) {
      await recordAction(tx, keeper.value, 'delete_run', { kind: 'run', id: runId }, reason);
    }
    // Before the commit: where the store is away the run stays and can be deleted again, instead of a picture that
    // nobody can reach any more.
    await deleteBlob(run.value.pictureKey);
    return ok({ runId, touched });
  });
}
