import { ok } from '@/lib/result';
import { listOwnRuns } from '@/lib/runs/list-runs';
import { endpoint } from '@/lib/web/api/endpoint';
import { pageOf } from '@/lib/web/api/parameters';
import { pagedResource, runCardResource } from '@/lib/web/api/resources';

/** A number or a flag of the query; anything else stays a text, which the verb's schema refuses. */
function queryValue(text: string | null): number | boolean | string | undefined {
  if (text === null) return undefined;
  if (/^\d{1,9}$/.test(text)) return Number(text);
  return text === 'true' ? true : text === 'false' ? false : text;
}

/** A page of the caller's own runs, newest first. Needs the scope runs:read. */
export const GET = endpoint('apiRead', async ({ query, viewer }) => {
  const page = pageOf(query);
  if (!page.ok) return page;
  const filter = {
    digit: queryValue(query.get('digit')),
    version: queryValue(query.get('version')),
    shared: queryValue(query.get('shared')),
  };
  const runs = await listOwnRuns(viewer, page.value, filter);
  return runs.ok ? ok({ body: pagedResource(runs.value, runCardResource) }) : runs;
});
