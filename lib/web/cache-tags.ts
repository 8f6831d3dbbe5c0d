import { createHash } from 'node:crypto';
import type { Touched } from '@/lib/posts/views';

/** People may ask for any name: what goes into a tag is ASCII (tags travel in an HTTP header) and short (Next: 256). */
const plain = (name: string): string =>
  /^[a-z0-9-]{1,60}$/.test(name) ? name : createHash('sha256').update(name).digest('base64url').slice(0, 22);

/** Names of cache tags: one place, so that the read that sets a tag and the write that drops it agree. */
export const tagNames = {
  home: () => 'home',
  board: (slug: string) => `board:${plain(slug)}`,
  topic: (id: number) => `topic:${id}`,
  topicPage: (id: number, page: number) => `topic:${id}:${page}`,
  member: (id: number) => `member:${id}`,
  /** Whose a name is. */
  memberName: (skeleton: string) => `member-name:${plain(skeleton)}`,
  tag: (slug: string) => `tag:${plain(slug)}`,
  run: (id: number) => `run:${id}`,
  /** The accepted hard pictures of a model, and how its versions read them. */
  hardSet: (model: string) => `hard-set:${plain(model)}`,
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
    ...(touched.runs ?? []).map(tagNames.run),
    ...(touched.hardSets ?? []).map(tagNames.hardSet),
  ];
  return [...new Set(tags)];
}
