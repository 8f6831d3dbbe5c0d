import type { BoardRef } from '@/lib/boards/views';
import { POSTS_PER_PAGE } from '@/lib/limits';
import type { MemberRef } from '@/lib/members/views';
import type { PostView } from '@/lib/posts/views';
import type { TagRef } from '@/lib/tags/views';

export type { Paged } from '@/lib/paging';

/** A topic as a row of a list. */
export interface TopicRow {
  id: number;
  title: string;
  board: BoardRef;
  author: MemberRef;
  tags: TagRef[];
  /** ISO 8601, UTC. */
  createdAt: string;
  /** Time of the newest visible post. */
  lastActivityAt: string;
  /** The newest visible post. */
  lastPost: { number: number; author: MemberRef };
  /** Visible posts without the opening post. */
  replyCount: number;
  pinned: boolean;
  locked: boolean;
}

/** Who took something away: its author, or a moderator. */
export type DeletedBy = 'author' | 'moderator';

/** A topic as the head of its page. Of a deleted topic, title, author and tags stay empty of content. */
export interface TopicView {
  id: number;
  /** Empty where the topic is deleted. */
  title: string;
  board: BoardRef;
  author: MemberRef;
  tags: TagRef[];
  createdAt: string;
  lastActivityAt: string;
  replyCount: number;
  pinned: boolean;
  locked: boolean;
  /** Number of the newest post, deleted ones counted: numbers and permalinks never move. */
  lastNumber: number;
  pageCount: number;
  /** `openingPostId`: the post to restore, and the topic with it. */
  deleted: { at: string; by: DeletedBy; openingPostId: number } | null;
}

/** One page of a topic: the posts numbered `from` to `to`, tombstones among them. */
export interface TopicPageView {
  topic: TopicView;
  page: number;
  from: number;
  to: number;
  /** Empty where the topic is deleted. */
  posts: PostView[];
}

/** What the viewer may do with one post of the page, and their own marks on it. */
export interface ViewerPostView {
  number: number;
  postId: number;
  own: boolean;
  canEdit: boolean;
  canDelete: boolean;
  /** The post is a tombstone and this viewer may bring it back. */
  canRestore: boolean;
  canReact: boolean;
  /** The kinds of lib/posts/views.ts REACTION_KINDS with which this viewer reacted. */
  reactions: string[];
}

/** Why the viewer cannot reply; a key that the form turns into a sentence. */
export type ReplyRefusal = 'not_signed_in' | 'email_not_confirmed' | 'suspended' | 'locked' | 'deleted';

/**
 * The personal layer over a topic page: `GET /api/viewer/topics/[id]?from=1&to=20`, never cached.
 * A guest gets the same shape with everything false.
 */
export interface ViewerTopicView {
  topicId: number;
  /** Null for a guest. */
  memberId: number | null;
  canReply: boolean;
  replyRefusal: ReplyRefusal | null;
  /** May change title and tags (author of the opening post, or a moderator). */
  canEditTopic: boolean;
  canDeleteTopic: boolean;
  /** The topic is deleted and this viewer may bring it back (restore its post number 1). */
  canRestoreTopic: boolean;
  canLock: boolean;
  canPin: boolean;
  /** One entry for every post numbered from..to. */
  posts: ViewerPostView[];
}

/** Page of a topic on which the post with this number is. Numbers never move, so neither do permalinks. */
export const pageOfNumber = (number: number): number => Math.max(1, Math.ceil(number / POSTS_PER_PAGE));

/** Path of a topic's page, without the locale. */
export const topicPath = (topicId: number, page = 1): string =>
  page > 1 ? `/topics/${topicId}/${page}` : `/topics/${topicId}`;

/** Path of a post on its topic's page, without the locale: `/topics/7/2#post-21`. */
export const postAnchorPath = (topicId: number, number: number): string =>
  `${topicPath(topicId, pageOfNumber(number))}#post-${number}`;
