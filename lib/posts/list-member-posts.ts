import { toBoardRef } from '@/lib/boards/views';
import { MEMBER_ITEMS_PER_PAGE } from '@/lib/limits';
import { hasPage, type Paged, pageCountOf, windowOf } from '@/lib/paging';
import { countMemberPosts, findMemberPosts } from './store';
import type { PostRow } from './views';

type Row = Awaited<ReturnType<typeof findMemberPosts>>[number];

const toPostRow = ({ id, number, excerpt, createdAt, topic }: Row): PostRow => ({
  id,
  number,
  topicId: topic.id,
  topicTitle: topic.title,
  board: toBoardRef(topic.board),
  excerpt,
  createdAt: createdAt.toISOString(),
});

/** A page of a member's visible posts, newest first; null where the page does not exist. */
export async function listMemberPosts(memberId: number, page: number): Promise<Paged<PostRow> | null> {
  const total = await countMemberPosts(memberId);
  if (!hasPage(page, total, MEMBER_ITEMS_PER_PAGE)) return null;
  const rows = await findMemberPosts(memberId, windowOf(page, MEMBER_ITEMS_PER_PAGE));
  return { items: rows.map(toPostRow), page, pageCount: pageCountOf(total, MEMBER_ITEMS_PER_PAGE), total };
}
