import type { Touched } from '@/lib/posts/views';
import { pageOfNumber } from '@/lib/topics/views';
import { type Db, findEmbeddingPosts } from './store';

/** The pages that show a run: its own, its member's profile, and those with a post that embeds it. */
export async function touchedByRun(run: { id: number; authorId: number }, tx?: Db): Promise<Touched> {
  const posts = await findEmbeddingPosts(run.id, tx);
  return {
    runs: [run.id],
    members: [run.authorId],
    topicPages: posts.map(({ topicId, number }) => ({ topicId, page: pageOfNumber(number) })),
  };
}
