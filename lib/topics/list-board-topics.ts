import { getBoard } from '@/lib/boards/get-board';
import { TOPICS_PER_PAGE } from '@/lib/limits';
import type { Paged } from '@/lib/paging';
import { listTopics } from './list-topics';
import type { TopicRow } from './views';

/** A page of a board's topics, pinned first, then newest activity; null where the board or the page does not exist. */
export async function listBoardTopics(slug: string, page: number): Promise<Paged<TopicRow> | null> {
  if (!(await getBoard(slug))) return null;
  return listTopics({ board: { slug } }, 'pinnedThenActivity', page, TOPICS_PER_PAGE);
}
