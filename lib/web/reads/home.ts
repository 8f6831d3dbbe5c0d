import 'server-only';
import { listBoardGroups } from '@/lib/boards/list-board-groups';
import { listLatestTopics } from '@/lib/topics/list-latest-topics';
import { cachedRead, tagNames } from '@/lib/web/cache';

/** All boards in their groups with their newest activity: home and /boards. */
export const readBoardGroups = cachedRead('board-groups', () => [tagNames.home()], listBoardGroups);

/** Latest topics over all boards, TOPICS_PER_PAGE a page; null where the page does not exist. */
export const readLatestTopics = cachedRead(
  'latest-topics',
  (_page: number) => [tagNames.home()],
  listLatestTopics,
);
