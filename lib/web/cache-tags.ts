import { createHash } from 'node:crypto';
import type { Touched } from '@/lib/posts/views';

/** Names of cache tags: one place, so that the read that sets a tag and the write that drops it agree. */
export const tagNames = {
  home: () => 'home',
  board: (slug: string) => `board:${slug}`,
  topic: (id: number) => `topic:${id}`,
  topicPage: (id: number, page: number) => `topic:${id}:${page}`,
  member: (id: number) => `member:${id}`,
  /** Whose a name is; hashed to ASCII of a fixed length, because people may ask for any name. */
  memberName: (skeleton: string) =>
    `member-name:${createHash('sha256').update(skeleton).digest('base64url').slice(0, 22)}`,
  /** A tag's slug may hold any letter: encoded, because tags travel in an HTTP header. */
  tag: (slug: string) => `tag:${encodeURIComponent(slug)}`,
};

/** The tags that a write has to drop, each once. */
export function tagsOfTouched(touched: Touched): string[] {
  const tags = [
    ...(touched.home ? [tagNames.home()] : []),
    ...(touched.boards ?? []).map(tagNames.board),
    ...(touched.topics ?? []).map(tagNames.topic),
    ...(touched.topicPages ?? []).map(({ topicId, page }) => tagNames.topicPage(topicId, page)),
    ...(touched.members ?? []).map(tagNames.member),
    ...(touched.tags ?? []).map(tagNames.tag),
  ];
  return [...new Set(tags)];
}
