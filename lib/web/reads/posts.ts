import 'server-only';
import type { Viewer } from '@/lib/members/views';
import { getDeletablePost } from '@/lib/posts/get-deletable-post';
import { getEditablePost } from '@/lib/posts/get-editable-post';
import { getPostHistory } from '@/lib/posts/get-post-history';
import { getPostPlace } from '@/lib/posts/get-post-place';
import { getPostSource } from '@/lib/posts/get-post-source';
import { listMemberPosts } from '@/lib/posts/list-member-posts';
import type { DeletablePost, EditablePost, PostHistoryView, PostPlace } from '@/lib/posts/views';
import type { Result } from '@/lib/result';
import { cachedRead, tagNames } from '@/lib/web/cache';

/** Posts of a member, newest first, MEMBER_ITEMS_PER_PAGE a page; null where the page does not exist. */
export const readMemberPosts = cachedRead(
  'member-posts',
  (memberId: number, _page: number) => [tagNames.member(memberId)],
  listMemberPosts,
);

/** Where a post is, for its permalink; deleted posts have their place too. Not cached. */
export const readPostPlace = (postId: number): Promise<PostPlace | null> => getPostPlace(postId);

/** A post's revisions, newest first; null where the post is deleted or missing. Not cached. */
export const readPostHistory = (postId: number): Promise<PostHistoryView | null> => getPostHistory(postId);

/** What the edit form starts from, or why this viewer may not edit. Not cached. */
export const readEditablePost = (viewer: Viewer | null, postId: number): Promise<Result<EditablePost>> =>
  getEditablePost(viewer, postId);

/** What the delete page shows, or why this viewer may not delete. Not cached. */
export const readDeletablePost = (viewer: Viewer | null, postId: number): Promise<Result<DeletablePost>> =>
  getDeletablePost(viewer, postId);

/** The Markdown of a post that stands, or null. Not cached. */
export const readPostSource = (postId: number): Promise<string | null> => getPostSource(postId);
