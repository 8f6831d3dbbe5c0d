import { findNeighbours } from '@/lib/models/find-neighbours';
import { ok } from '@/lib/result';
import { readJsonObject } from '@/lib/web/api/body';
import { endpoint } from '@/lib/web/api/endpoint';

/** The training pictures nearest to a prepared one. */
export const POST = endpoint<{ name: string }>('explain', async ({ request, params }) => {
  const body = await readJsonObject(request);
  if (!body.ok) return body;
  const found = await findNeighbours(params.name, body.value);
  return found.ok ? ok({ body: found.value, headers: { 'cache-control': 'no-store' } }) : found;
});
