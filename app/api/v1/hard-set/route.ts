import { listHardSet } from '@/lib/hard-set/get-hard-set';
import { HARD_SET_LICENCE } from '@/lib/hard-set/views';
import { ok } from '@/lib/result';
import { endpoint } from '@/lib/web/api/endpoint';
import { pageOf } from '@/lib/web/api/parameters';
import { pagedResource } from '@/lib/web/api/resources';

/** A page of the public hard set: inputs, labels and what the models answer. */
export const GET = endpoint('apiRead', async ({ query }) => {
  const page = pageOf(query);
  if (!page.ok) return page;
  const set = await listHardSet(page.value, query.get('model') ?? undefined);
  if (!set.ok) return set;
  return ok({ body: { licence: HARD_SET_LICENCE, ...pagedResource(set.value, (picture) => picture) } });
});
