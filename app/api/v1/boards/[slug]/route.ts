import { ok } from '@/lib/result';
import { endpoint } from '@/lib/web/api/endpoint';
import { orNotFound } from '@/lib/web/api/parameters';
import { boardResource } from '@/lib/web/api/resources';
import { readBoard } from '@/lib/web/reads/boards';

/** One board. */
export const GET = endpoint<{ slug: string }>('apiRead', async ({ params }) => {
  const board = orNotFound(await readBoard(params.slug));
  return board.ok ? ok({ body: boardResource(board.value) }) : board;
});
