import 'server-only';
import { getTopicPage } from '@/lib/topics/get-topic-page';
import { listMemberTopics } from '@/lib/topics/list-member-topics';
import { cachedRead, tagNames } from '@/lib/web/cache';

/** A page of a topic with its posts (a deleted topic has `topic.deleted` and no posts); null where there is none. */
export const readTopicPage = cachedRead(
  'topic-page',
  (topicId: number, page: number) => [tagNames.topic(topicId), tagNames.topicPage(topicId, page)],
  getTopicPage,
);

/** Topics that a member opened, newest first, MEMBER_ITEMS_PER_PAGE a page; null where the page does not exist. */
export const readMemberTopics = cachedRead(
  'member-topics',
  (memberId: number, _page: number) => [tagNames.member(memberId)],
  listMemberTopics,
);
