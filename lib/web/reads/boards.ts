import 'server-only';
import { getBoard } from '@/lib/boards/get-board';
import { listBoardTopics } from '@/lib/topics/list-board-topics';
import { cachedRead, tagNames } from '@/lib/web/cache';

/** A board's head; null where there is none of this slug. */
export const readBoard = cachedRead('board', (slug: string) => [tagNames.board(slug)], getBoard);

/** A page of a board's topics, pinned first; null where the board or the page does not exist. */
export const readBoardTopics = cachedRead(
  'board-topics',
  (slug: string, _page: number) => [tagNames.board(slug)],
  listBoardTopics,
);
