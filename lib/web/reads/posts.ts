import 'server-only';
import type { Viewer } from '../../members/views';
import { getDeletablePost } from '../../posts/get-deletable-post';
import { getEditablePost } from '../../posts/get-editable-post';
import { getPostHistory } from '../../posts/get-post-history';
import { getPostPlace } from '../../posts/get-post-place';
import type { DeletablePost, EditablePost, PostHistoryView, PostPlace } from '../../posts/views';
import { listMemberPosts } from '../../posts/list-member-posts';
import type { Result } from '../../result';
import { cachedRead, tagNames } from '../cache';

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
