import type { z } from 'zod';
import type { Viewer } from '@/lib/members/views';
import { recordAction } from '@/lib/moderation/record-action';
import { parse } from '@/lib/parse';
import type { Touched } from '@/lib/posts/views';
import { consume } from '@/lib/rate-limits/consume';
import { ok, type Result } from '@/lib/result';
import { checkRun } from './check-run';
import { asRunKeeper, isModeration, refusalToChange, refusalToRemove } from './policy';
import { toRunView } from './present';
import { changeRunInput } from './schema';
import { lockRun, type RunRow, transaction, updateRun } from './store';
import { touchedByRun } from './touched';
import type { RunView } from './views';

type Input = z.output<typeof changeRunInput>;

/** A run as it is after a change, and the pages that show it. */
export interface ChangedRun {
  run: RunView;
  touched: Touched;
}

/** Taking a shared run back is open to moderators; everything else is the member's own. */
const refusalOf = ({ shared, name }: Input) =>
  shared === false && name === undefined ? refusalToRemove : refusalToChange;

/** A run that is shared already keeps its day. */
const sharedAtOf = ({ shared }: Input, run: RunRow): Date | null =>
  shared === undefined ? run.sharedAt : shared ? (run.sharedAt ?? new Date()) : null;

const nameOf = ({ name }: Input, run: RunRow): string | null =>
  name === undefined ? run.name : name || null;

/**
 * Changes a run's name or shares it and takes it back: `{runId, name?, shared?, reason?}`. An empty name means the one
 * made from the answer. Moderators may take back what others shared, with a reason that is logged. Fails with
 * `not_signed_in`, `not_allowed`, `suspended`, `invalid_input`, `not_found`, `rate_limited`.
 */
export async function changeRun(viewer: Viewer | null, raw: unknown): Promise<Result<ChangedRun>> {
  const keeper = asRunKeeper(viewer);
  if (!keeper.ok) return keeper;
  const input = await parse(changeRunInput, raw);
  if (!input.ok) return input;
  const rate = await consume('changeRun', String(keeper.value.id));
  if (!rate.ok) return rate;
  return transaction(async (tx) => {
    const found = await lockRun(tx, input.value.runId);
    const run = checkRun(keeper.value, found, input.value.reason, refusalOf(input.value));
    if (!run.ok) return run;
    const data = { name: nameOf(input.value, run.value), sharedAt: sharedAtOf(input.value, run.value) };
    const changed = await updateRun(tx, run.value.id, data);
    if (isModeration(keeper.value, run.value)) {
      const subject = { kind: 'run', id: changed.id } as const;
      await recordAction(tx, keeper.value, 'unshare_run', subject, input.value.reason);
    }
    return ok({ run: toRunView(changed), touched: await touchedByRun(changed, tx) });
  });
}

/** Gives a run another name: `{runId, name}`. */
export const renameRun = (viewer: Viewer | null, { runId, name }: { runId: unknown; name: unknown }) =>
  changeRun(viewer, { runId, name });

/** Makes a run public: `{runId}`. */
export const shareRun = (viewer: Viewer | null, { runId }: { runId: unknown }) =>
  changeRun(viewer, { runId, shared: true });

/** Takes a run back, its own member or a moderator with a reason: `{runId, reason?}`. */
export const unshareRun = (
  viewer: Viewer | null,
  { runId, reason }: { runId: unknown; reason?: unknown },
): Promise<Result<ChangedRun>> => changeRun(viewer, { runId, shared: false, reason });
