import 'server-only';
import { getTag } from '@/lib/tags/get-tag';
import { listTagTopics } from '@/lib/topics/list-tag-topics';
import { cachedRead, tagNames } from '@/lib/web/cache';

/** A tag's head, by its slug (decoded); null where no topic carries it. */
export const readTag = cachedRead('tag', (slug: string) => [tagNames.tag(slug)], getTag);

/** A page of the topics that carry a tag, newest activity first; null where the page does not exist. */
export const readTagTopics = cachedRead(
  'tag-topics',
  (slug: string, _page: number) => [tagNames.tag(slug)],
  listTagTopics,
);
