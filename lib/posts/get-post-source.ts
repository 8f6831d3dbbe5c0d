import { isRowId } from '@/lib/parse';
import { findPostState } from './store';

/** The Markdown of a post; null where the post or its topic is missing or deleted. */
export async function getPostSource(postId: number): Promise<string | null> {
  const post = isRowId(postId) ? await findPostState(postId) : null;
  return post && !post.deletedAt && !post.topic.deletedAt ? post.source : null;
}
