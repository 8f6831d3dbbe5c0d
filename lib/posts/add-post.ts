import { notify } from '@/lib/notifications/notify';
import type { Recipient } from '@/lib/notifications/rules';
import { recipientsOfText } from './recipients';
import { renderSource } from './render-source';
import { type Db, findSubmission, insertPost, type PostContent } from './store';

/** A source that is ready to be stored: rendered, and its recipients known. Made before the transaction. */
export interface PreparedSource {
  content: PostContent;
  called: Recipient[];
}

/** Renders a source and finds whom it calls. Outside of any transaction: a slow post must not hold a lock. */
export async function prepareSource(source: string): Promise<PreparedSource> {
  const { html, excerpt, renderer, embeds, mentioned } = await renderSource(source);
  return {
    content: { source, html, excerpt, renderer, embeds },
    called: await recipientsOfText(source, mentioned),
  };
}

/** The post that an earlier sending of the same submission made; another text under the same id is another post. */
export async function findEarlierPost(
  authorId: number,
  { submissionId, source }: { submissionId?: string; source: string },
  tx?: Db,
) {
  const post = submissionId ? await findSubmission(authorId, submissionId, tx) : null;
  return post?.source === source ? post : null;
}

export interface PostPlacement {
  topicId: number;
  boardId: number;
  authorId: number;
  replyToId?: number;
  submissionId?: string;
  createdAt: Date;
  /** Who is to be told besides those whom the text calls. */
  concerned?: Recipient[];
}

/** Stores a prepared post under the next number of its topic and tells whom it concerns, in the caller's transaction. */
export async function addPost(
  tx: Db,
  { content, called }: PreparedSource,
  { concerned = [], submissionId, ...place }: PostPlacement,
): Promise<{ id: number; number: number }> {
  // An id that is taken by another text (a form from the browser's history, filled anew) names nothing any more.
  const taken = submissionId ? await findSubmission(place.authorId, submissionId, tx) : null;
  const post = await insertPost(tx, { ...place, ...content, submissionId: taken ? undefined : submissionId });
  await notify(tx, place.authorId, post.id, [...called, ...concerned]);
  return post;
}
