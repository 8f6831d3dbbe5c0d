import 'server-only';
import { RUNS_OFFERED_MAX } from '@/lib/limits';
import { listOwnRuns } from '@/lib/runs/list-runs';
import type { RunCard } from '@/lib/runs/views';
import { currentViewer } from '@/lib/web/viewer';

/** The viewer's newest shared runs, RUNS_OFFERED_MAX of them; none for a guest. */
export async function readOwnSharedRuns(): Promise<RunCard[]> {
  const runs = await listOwnRuns(await currentViewer(), 1, { shared: true });
  return runs.ok ? runs.value.items.slice(0, RUNS_OFFERED_MAX) : [];
}
