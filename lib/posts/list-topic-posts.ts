import { toPostView } from './present';
import { countReactions, findPosts } from './store';
import type { PostView } from './views';

/** Posts of a topic numbered from..to, tombstones among them, in order. */
export async function listTopicPosts(topicId: number, from: number, to: number): Promise<PostView[]> {
  const rows = await findPosts(topicId, from, to);
  const counts = await countReactions(rows.map((row) => row.id));
  return rows.map((row) => toPostView(row, counts));
}
