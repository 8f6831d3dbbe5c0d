import { POSTS_PER_PAGE } from '@/lib/limits';
import { isRowId } from '@/lib/parse';
import { listTopicPosts } from '@/lib/posts/list-topic-posts';
import { toTopicView } from './present';
import { findDeletedOpening, findTopic } from './store';
import type { TopicPageView } from './views';

/**
 * A page of a topic. Pages are ranges of numbers (1 to 20, 21 to 40 ...), tombstones included, so that a post never
 * changes its page. Null where the topic or the page does not exist; a deleted topic has no posts and says so.
 */
export async function getTopicPage(topicId: number, page: number): Promise<TopicPageView | null> {
  const row = isRowId(topicId) ? await findTopic(topicId) : null;
  if (!row) return null;
  const topic = toTopicView(row, row.deletedAt ? await findDeletedOpening(topicId) : null);
  if (!Number.isInteger(page) || page < 1 || page > topic.pageCount) return null;
  const from = (page - 1) * POSTS_PER_PAGE + 1;
  const to = page * POSTS_PER_PAGE;
  return { topic, page, from, to, posts: topic.deleted ? [] : await listTopicPosts(topicId, from, to) };
}
