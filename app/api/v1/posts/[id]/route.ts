import { deletePost } from '@/lib/posts/delete-post';
import { editPost } from '@/lib/posts/edit-post';
import { ok } from '@/lib/result';
import { afterWrite, postAnswer } from '@/lib/web/api/answers';
import { readJsonObject } from '@/lib/web/api/body';
import { endpoint } from '@/lib/web/api/endpoint';
import { pathId, reasonOf } from '@/lib/web/api/parameters';

type Params = { id: string };

/** One post with its Markdown. */
export const GET = endpoint<Params>('apiRead', async ({ params }) => {
  const id = pathId(params.id);
  return id.ok ? postAnswer(id.value) : id;
});

/** Saves a new state of a post; 409 with both versions where somebody saved another since `version`. */
export const PATCH = endpoint<Params>('apiWrite', async ({ request, params, viewer }) => {
  const postId = pathId(params.id);
  if (!postId.ok) return postId;
  const body = await readJsonObject(request);
  if (!body.ok) return body;
  return afterWrite(await editPost(viewer, { ...body.value, postId: postId.value }), (edited) =>
    postAnswer(edited.postId),
  );
});

/** Deletes a post: a tombstone remains. */
export const DELETE = endpoint<Params>('apiWrite', async ({ params, query, viewer }) => {
  const postId = pathId(params.id);
  if (!postId.ok) return postId;
  return afterWrite(await deletePost(viewer, { postId: postId.value, ...reasonOf(query) }), () => ok({}));
});
