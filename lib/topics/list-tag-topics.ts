import { TOPICS_PER_PAGE } from '@/lib/limits';
import type { Paged } from '@/lib/paging';
import { getTag } from '@/lib/tags/get-tag';
import { listTopics } from './list-topics';
import type { TopicRow } from './views';

/** A page of the topics that carry a tag, newest activity first; null where the tag or the page does not exist. */
export async function listTagTopics(slug: string, page: number): Promise<Paged<TopicRow> | null> {
  if (!(await getTag(slug))) return null;
  return listTopics({ tagSlug: slug }, 'activity', page, TOPICS_PER_PAGE);
}
