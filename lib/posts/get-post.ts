import { showEmbeds } from '@/lib/embeds/show-embeds';
import { isRowId } from '@/lib/parse';
import { toPostView } from './present';
import { countReactions, findStandingPost } from './store';
import type { PostView } from './views';

/** A post by itself, with its Markdown. */
export interface SinglePost extends PostView {
  topicId: number;
  /** As it was written; empty for a deleted post. */
  source: string;
}

/** A post (or its tombstone) of a topic that stands, as everyone may read it; null where there is none. */
export async function getPost(postId: number): Promise<SinglePost | null> {
  const row = isRowId(postId) ? await findStandingPost(postId) : null;
  if (!row) return null;
  const view = toPostView(row, await countReactions([row.id]));
  const [html = view.html] = await showEmbeds([view.html]);
  return { ...view, html, topicId: row.topicId, source: view.deleted ? '' : row.source };
}
