import { restorePost } from '@/lib/posts/restore-post';
import { afterWrite, postAnswer } from '@/lib/web/api/answers';
import { endpoint } from '@/lib/web/api/endpoint';
import { pathId, reasonOf } from '@/lib/web/api/parameters';

/** Undoes a deletion; of an opening post it brings the whole topic back. */
export const POST = endpoint<{ id: string }>('apiWrite', async ({ params, query, viewer }) => {
  const postId = pathId(params.id);
  if (!postId.ok) return postId;
  const restored = await restorePost(viewer, { postId: postId.value, ...reasonOf(query) });
  return afterWrite(restored, (post) => postAnswer(post.postId));
});
