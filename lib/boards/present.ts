import { toMemberRef } from '@/lib/members/views';
import type { ActivityRow, BoardRow } from './store';
import { type BoardActivity, type BoardView, toBoardRef } from './views';

function toActivity(row: ActivityRow): BoardActivity {
  const { topicId, title, number, at, memberId, ...member } = row;
  return { topicId, title, number, at: at.toISOString(), author: toMemberRef({ id: memberId, ...member }) };
}

/** A board's row and its newest activity as the view that pages get. */
export function toBoardView(row: BoardRow, activity: ActivityRow | undefined): BoardView {
  return {
    ...toBoardRef(row),
    description: { 'zh-CN': row.descriptionZh, en: row.descriptionEn },
    topicCount: row.topicCount,
    postCount: row.postCount,
    newest: activity ? toActivity(activity) : null,
  };
}
