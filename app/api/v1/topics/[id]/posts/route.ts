import { createPost } from '@/lib/posts/create-post';
import { ok, type Result } from '@/lib/result';
import { afterWrite, postAnswer } from '@/lib/web/api/answers';
import { readJsonObject } from '@/lib/web/api/body';
import { type Answer, endpoint } from '@/lib/web/api/endpoint';
import { orNotFound, pageOf, pathId, submissionOf } from '@/lib/web/api/parameters';
import { postInTopicResource } from '@/lib/web/api/resources';
import { readTopicPage } from '@/lib/web/reads/topics';

type Params = { id: string };

async function postsOfPage(topicId: number, page: number): Promise<Result<Answer>> {
  const view = orNotFound(await readTopicPage(topicId, page));
  if (!view.ok) return view;
  const { topic, posts } = view.value;
  const items = posts.map(postInTopicResource(topicId));
  return ok({ body: { items, page, pageCount: topic.pageCount, total: topic.lastNumber } });
}

/** A page of a topic's posts, 20 numbers a page, tombstones among them. */
export const GET = endpoint<Params>('apiRead', async ({ params, query }) => {
  const id = pathId(params.id);
  if (!id.ok) return id;
  const page = pageOf(query);
  return page.ok ? postsOfPage(id.value, page.value) : page;
});

/** Replies in a topic. Needs the scope posts:write. */
export const POST = endpoint<Params>('apiWrite', async ({ request, params, viewer }) => {
  const topicId = pathId(params.id);
  if (!topicId.ok) return topicId;
  const body = await readJsonObject(request);
  if (!body.ok) return body;
  const created = await createPost(viewer, {
    ...submissionOf(request),
    ...body.value,
    topicId: topicId.value,
  });
  return afterWrite(created, ({ postId }) =>
    postAnswer(postId, { status: 201, headers: { location: `/api/v1/posts/${postId}` } }),
  );
});
