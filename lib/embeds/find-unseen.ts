import { listSharedRuns } from '@/lib/runs/get-run';
import { isShippedModel } from './rules';
import type { EmbedRef } from './views';

/** Those embeds that readers will not see as such: runs that are not shared or not there, models that do not exist. */
export async function findUnseen(embeds: readonly EmbedRef[]): Promise<EmbedRef[]> {
  const wanted = embeds.filter(({ kind }) => kind === 'run').map(({ id }) => Number(id));
  const shared = new Set((await listSharedRuns(wanted)).map((run) => run.id));
  return embeds.filter(({ kind, id }) => (kind === 'run' ? !shared.has(Number(id)) : !isShippedModel(id)));
}
