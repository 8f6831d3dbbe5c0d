import 'server-only';
import { getPost } from '@/lib/posts/get-post';
import type { Touched } from '@/lib/posts/views';
import { ok, type Result } from '@/lib/result';
import { getTopicPage } from '@/lib/topics/get-topic-page';
import type { Paged } from '@/lib/topics/views';
import { dropTags } from '@/lib/web/cache';
import type { Answer } from './endpoint';
import { orNotFound, pageOf } from './parameters';
import { pagedResource, postResource, topicResource } from './resources';

/** `?page=` of a list as an answer; `not_found` where the list or the page does not exist. */
export async function listAnswer<T, R>(
  query: URLSearchParams,
  read: (page: number) => Promise<Paged<T> | null>,
  resource: (item: T) => R,
): Promise<Result<Answer>> {
  const page = pageOf(query);
  if (!page.ok) return page;
  const list = orNotFound(await read(page.value));
  return list.ok ? ok({ body: pagedResource(list.value, resource) }) : list;
}

/** A post as it stands now, read past every cache. */
export async function postAnswer(postId: number, answer: Answer = {}): Promise<Result<Answer>> {
  const post = orNotFound(await getPost(postId));
  return post.ok ? ok({ ...answer, body: postResource(post.value) }) : post;
}

/** A topic as it stands now, read past every cache; a deleted one is its tombstone. */
export async function topicAnswer(topicId: number, answer: Answer = {}): Promise<Result<Answer>> {
  const view = orNotFound(await getTopicPage(topicId, 1));
  return view.ok ? ok({ ...answer, body: topicResource(view.value.topic) }) : view;
}

/** The outcome of a write: drops the pages it changed, then answers. */
export async function afterWrite<T extends { touched: Touched }>(
  outcome: Result<T>,
  answer: (value: T) => Promise<Result<Answer>> | Result<Answer>,
): Promise<Result<Answer>> {
  if (!outcome.ok) return outcome;
  dropTags(outcome.value.touched, 'route');
  return answer(outcome.value);
}
