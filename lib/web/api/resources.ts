import type { BoardGroupView, BoardView } from '@/lib/boards/views';
import type { ProfileView } from '@/lib/members/views';
import type { SinglePost } from '@/lib/posts/get-post';
import type { PostRow, PostView } from '@/lib/posts/views';
import { type RunCard, type RunView, runPath } from '@/lib/runs/views';
import { type Paged, postAnchorPath, type TopicRow, type TopicView, topicPath } from '@/lib/topics/views';

/** Views as the API gives them: the same fields, and the path of the page that shows the thing. */
export const boardResource = (board: BoardView) => ({ ...board, path: `/boards/${board.slug}` });

export const boardGroupResource = ({ slug, name, boards }: BoardGroupView) => ({
  slug,
  name,
  boards: boards.map(boardResource),
});

export const topicRowResource = (topic: TopicRow) => ({ ...topic, path: topicPath(topic.id) });

export const topicResource = (topic: TopicView) => ({ ...topic, path: topicPath(topic.id) });

export const postInTopicResource = (topicId: number) => (post: PostView) => ({
  ...post,
  path: postAnchorPath(topicId, post.number),
});

export const postResource = (post: SinglePost) => ({
  ...post,
  path: postAnchorPath(post.topicId, post.number),
});

export const postRowResource = (row: PostRow) => ({ ...row, path: postAnchorPath(row.topicId, row.number) });

export const runResource = (run: RunView) => ({ ...run, path: runPath(run.id) });

export const runCardResource = (run: RunCard) => ({ ...run, path: runPath(run.id) });

export const memberResource = (profile: ProfileView) => ({
  ...profile,
  path: `/members/${encodeURIComponent(profile.username)}`,
});

/** A page of a list with each item as its resource. */
export const pagedResource = <T, R>(
  { items, page, pageCount, total }: Paged<T>,
  resource: (item: T) => R,
) => ({
  items: items.map(resource),
  page,
  pageCount,
  total,
});
