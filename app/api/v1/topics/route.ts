import { createTopic } from '@/lib/topics/create-topic';
import { topicPath } from '@/lib/topics/views';
import { afterWrite, listAnswer, topicAnswer } from '@/lib/web/api/answers';
import { readJsonObject } from '@/lib/web/api/body';
import { endpoint } from '@/lib/web/api/endpoint';
import { submissionOf } from '@/lib/web/api/parameters';
import { topicRowResource } from '@/lib/web/api/resources';
import { readLatestTopics } from '@/lib/web/reads/home';

/** A page of the latest topics over all boards. */
export const GET = endpoint('apiRead', ({ query }) => listAnswer(query, readLatestTopics, topicRowResource));

/** Opens a topic. Needs the scope topics:write. */
export const POST = endpoint('apiWrite', async ({ request, viewer }) => {
  const body = await readJsonObject(request);
  if (!body.ok) return body;
  const created = await createTopic(viewer, { ...submissionOf(request), ...body.value });
  return afterWrite(created, ({ topicId }) =>
    topicAnswer(topicId, { status: 201, headers: { location: `/api/v1${topicPath(topicId)}` } }),
  );
});
