import { pageOfNumber } from '@/lib/topics/views';
import type { TopicState } from './store';
import type { Touched } from './views';

const tagSlugs = (topic: TopicState): string[] => topic.tags.map(({ tag }) => tag.slug);

/**
 * Everything that shows a topic's title, counts or time of activity: its own pages, the lists it stands in, and the
 * profiles of its author and of `writers`.
 */
export const touchedByTopic = (topic: TopicState, writers: number[]): Touched => ({
  home: true,
  boards: [topic.board.slug],
  topics: [topic.id],
  members: [topic.authorId, ...writers],
  tags: tagSlugs(topic),
});

/** What a change inside one post touches: its page, and nothing that only counts posts. */
export const touchedByPost = (post: { topicId: number; number: number }, writers: number[]): Touched => ({
  topicPages: [{ topicId: post.topicId, page: pageOfNumber(post.number) }],
  members: writers,
});
