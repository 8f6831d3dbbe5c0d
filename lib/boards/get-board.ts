import { toBoardView } from './present';
import { findBoard, findNewestActivity } from './store';
import type { BoardView } from './views';

/** What a slug looks like; anything else in an address is no board, and is not asked of the database. */
const SLUG = /^[a-z0-9-]{1,40}$/;

/** A board by its slug; null where there is none. */
export async function getBoard(slug: string): Promise<BoardView | null> {
  const board = SLUG.test(slug) ? await findBoard(slug) : null;
  if (!board) return null;
  const [activity] = await findNewestActivity([board.id]);
  return toBoardView(board, activity);
}
