import { hasPage, type Paged, pageCountOf, windowOf } from '@/lib/paging';
import { toTopicRow } from './present';
import { countTopics, findLastPosts, findTopics, type TopicFilter, type TopicOrder } from './store';
import type { TopicRow } from './views';

/** A page of the topics that pass `filter`; null where the page does not exist. */
export async function listTopics(
  filter: TopicFilter,
  order: TopicOrder,
  page: number,
  perPage: number,
): Promise<Paged<TopicRow> | null> {
  const total = await countTopics(filter);
  if (!hasPage(page, total, perPage)) return null;
  const rows = await findTopics(filter, order, windowOf(page, perPage));
  const lastPosts = new Map(
    (await findLastPosts(rows.map((row) => row.id))).map((post) => [post.topicId, post]),
  );
  const items = rows.map((row) => toTopicRow(row, lastPosts.get(row.id)));
  return { items, page, pageCount: pageCountOf(total, perPage), total };
}
