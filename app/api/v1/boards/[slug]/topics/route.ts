import { listAnswer } from '@/lib/web/api/answers';
import { endpoint } from '@/lib/web/api/endpoint';
import { topicRowResource } from '@/lib/web/api/resources';
import { readBoardTopics } from '@/lib/web/reads/boards';

/** A page of a board's topics, pinned first. */
export const GET = endpoint<{ slug: string }>('apiRead', ({ params, query }) =>
  listAnswer(query, (page) => readBoardTopics(params.slug, page), topicRowResource),
);
