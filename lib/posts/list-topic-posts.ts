import { showEmbeds } from '@/lib/embeds/show-embeds';
import { toPostView } from './present';
import { countReactions, findPosts } from './store';
import type { PostView } from './views';

/** Posts of a topic numbered from..to, tombstones among them, in order, with what they embed as it is now. */
export async function listTopicPosts(topicId: number, from: number, to: number): Promise<PostView[]> {
  const rows = await findPosts(topicId, from, to);
  const counts = await countReactions(rows.map((row) => row.id));
  const posts = rows.map((row) => toPostView(row, counts));
  const shown = await showEmbeds(posts.map(({ html }) => html));
  return posts.map((post, index) => ({ ...post, html: shown[index] ?? post.html }));
}
