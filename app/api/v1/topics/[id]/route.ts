import { appError } from '@/lib/errors';
import { deletePost } from '@/lib/posts/delete-post';
import { editPost } from '@/lib/posts/edit-post';
import { getPost } from '@/lib/posts/get-post';
import { fail, ok, type Result } from '@/lib/result';
import { getTopicPage } from '@/lib/topics/get-topic-page';
import { afterWrite, topicAnswer } from '@/lib/web/api/answers';
import { readJsonObject } from '@/lib/web/api/body';
import { endpoint } from '@/lib/web/api/endpoint';
import { pathId, reasonOf } from '@/lib/web/api/parameters';

type Params = { id: string };

/** The id of a topic's opening post; `gone` for a deleted topic. */
async function openingPostId(raw: string): Promise<Result<number>> {
  const id = pathId(raw);
  if (!id.ok) return id;
  const view = await getTopicPage(id.value, 1);
  if (!view) return fail(appError('not_found'));
  const opening = view.posts[0];
  return opening ? ok(opening.id) : fail(appError('gone'));
}

/** One topic, without its posts. */
export const GET = endpoint<Params>('apiRead', async ({ params }) => {
  const id = pathId(params.id);
  return id.ok ? topicAnswer(id.value) : id;
});

/** Changes title, tags or the opening post's text. What is left out stays as it is. */
export const PATCH = endpoint<Params>('apiWrite', async ({ request, params, viewer }) => {
  const body = await readJsonObject(request);
  if (!body.ok) return body;
  const postId = await openingPostId(params.id);
  if (!postId.ok) return postId;
  const source = body.value.source ?? (await getPost(postId.value))?.source;
  const edited = await editPost(viewer, { ...body.value, source, postId: postId.value });
  return afterWrite(edited, ({ topicId }) => topicAnswer(topicId));
});

/** Deletes the topic; its author (or a moderator) may restore it by its opening post. */
export const DELETE = endpoint<Params>('apiWrite', async ({ params, query, viewer }) => {
  const postId = await openingPostId(params.id);
  if (!postId.ok) return postId;
  return afterWrite(await deletePost(viewer, { postId: postId.value, ...reasonOf(query) }), () => ok({}));
});
