import { listSharedRuns } from '@/lib/runs/get-run';
import { embeddedRuns, withEmbeds } from './rules';

/**
 * Rendered posts with their embeds as they are now; all runs of all posts are looked up in one query. Only shared runs
 * are shown, whoever embeds them and whoever reads: any other keeps its link.
 */
export async function showEmbeds(htmls: readonly string[]): Promise<string[]> {
  const runs = await listSharedRuns(embeddedRuns(htmls));
  const byId = new Map(runs.map((run) => [run.id, run]));
  return htmls.map((html) => withEmbeds(html, byId));
}
