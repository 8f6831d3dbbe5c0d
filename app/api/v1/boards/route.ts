import { ok } from '@/lib/result';
import { endpoint } from '@/lib/web/api/endpoint';
import { boardGroupResource } from '@/lib/web/api/resources';
import { readBoardGroups } from '@/lib/web/reads/home';

/** All boards in their groups. */
export const GET = endpoint('apiRead', async () =>
  ok({ body: { groups: (await readBoardGroups()).map(boardGroupResource) } }),
);
