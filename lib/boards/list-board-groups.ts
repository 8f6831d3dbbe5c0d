import { toBoardView } from './present';
import { findGroups, findNewestActivity } from './store';
import type { BoardGroupView } from './views';

/** All boards in their groups, in the order of the field, each with its newest activity. */
export async function listBoardGroups(): Promise<BoardGroupView[]> {
  const groups = await findGroups();
  const ids = groups.flatMap((group) => group.boards.map((board) => board.id));
  const activity = new Map((await findNewestActivity(ids)).map((row) => [row.boardId, row]));
  return groups.map(({ slug, nameZh, nameEn, boards }) => ({
    slug,
    name: { 'zh-CN': nameZh, en: nameEn },
    boards: boards.map((board) => toBoardView(board, activity.get(board.id))),
  }));
}
