import type { z } from 'zod';
import { appError } from '@/lib/errors';
import type { Viewer } from '@/lib/members/views';
import type { Recipient } from '@/lib/notifications/rules';
import { parse } from '@/lib/parse';
import { consume } from '@/lib/rate-limits/consume';
import { fail, ok, type Result } from '@/lib/result';
import { addPost, findEarlierPost, prepareSource } from './add-post';
import { asWriter, refusalToReply } from './policy';
import { createPostInput } from './schema';
import { type Db, findReplyTarget, findTopicState, lockTopic, type TopicState, transaction } from './store';
import { touchedByTopic } from './touched';
import type { Touched } from './views';

type Input = z.output<typeof createPostInput>;

/** A post that stands, and what its making changed. */
export interface CreatedPost {
  postId: number;
  topicId: number;
  number: number;
  touched: Touched;
}

const resultOf = (writer: Viewer, topic: TopicState, post: { id: number; number: number }): CreatedPost => ({
  postId: post.id,
  topicId: topic.id,
  number: post.number,
  touched: touchedByTopic(topic, [writer.id]),
});

/** Checks that need the topic's row; run once before the work, and once more under its lock. */
async function check(
  writer: Viewer,
  input: Input,
  topic: TopicState | null,
  tx?: Db,
): Promise<Result<TopicState>> {
  if (!topic) return fail(appError('not_found'));
  const refusal = refusalToReply(writer, topic);
  if (refusal) return fail(refusal);
  if (input.replyToId && !(await findReplyTarget(input.replyToId, topic.id, tx))) {
    return fail(appError('invalid_input', { fields: [{ field: 'replyToId', key: 'invalid' }] }));
  }
  return ok(topic);
}

async function answered(topic: TopicState, replyToId: number | undefined, tx: Db): Promise<Recipient[]> {
  const target = replyToId ? await findReplyTarget(replyToId, topic.id, tx) : null;
  return [
    ...(target ? [{ memberId: target.authorId, kind: 'reply' as const }] : []),
    { memberId: topic.authorId, kind: 'topic_reply' },
  ];
}

/** The transaction: under the topic's lock the number is given, the post counted, and the members told. */
async function write(writer: Viewer, input: Input): Promise<Result<CreatedPost>> {
  const prepared = await prepareSource(input.source);
  return transaction(async (tx) => {
    const topic = await check(writer, input, await lockTopic(tx, input.topicId), tx);
    if (!topic.ok) return topic;
    const earlier = await findEarlierPost(writer.id, input, tx);
    if (earlier?.topicId === input.topicId) return ok(resultOf(writer, topic.value, earlier));
    const post = await addPost(tx, prepared, {
      topicId: topic.value.id,
      boardId: topic.value.boardId,
      authorId: writer.id,
      replyToId: input.replyToId,
      submissionId: input.submissionId,
      createdAt: new Date(),
      concerned: await answered(topic.value, input.replyToId, tx),
    });
    return ok(resultOf(writer, topic.value, post));
  });
}

/**
 * Replies in a topic. The same `submissionId` with the same text gives the same post again. Fails with
 * `not_signed_in`, `not_allowed`, `suspended`, `invalid_input`, `not_found`, `gone`, `locked`, `rate_limited`.
 */
export async function createPost(viewer: Viewer | null, raw: unknown): Promise<Result<CreatedPost>> {
  const writer = asWriter(viewer);
  if (!writer.ok) return writer;
  const input = await parse(createPostInput, raw);
  if (!input.ok) return input;
  const topic = await check(writer.value, input.value, await findTopicState(input.value.topicId));
  if (!topic.ok) return topic;
  const earlier = await findEarlierPost(writer.value.id, input.value);
  if (earlier?.topicId === topic.value.id) return ok(resultOf(writer.value, topic.value, earlier));
  const rate = await consume('createPost', String(writer.value.id));
  if (!rate.ok) return rate;
  return write(writer.value, input.value);
}
