import type { z } from 'zod';
import { appError } from '@/lib/errors';
import type { Viewer } from '@/lib/members/views';
import { parse } from '@/lib/parse';
import { addPost, findEarlierPost, prepareSource } from '@/lib/posts/add-post';
import type { Touched } from '@/lib/posts/views';
import { consume } from '@/lib/rate-limits/consume';
import { fail, ok, type Result } from '@/lib/result';
import { setTopicTags } from '@/lib/tags/set-topic-tags';
import { asTopicWriter } from './policy';
import { createTopicInput } from './schema';
import { findBoardBySlug, insertTopic, lockMember, transaction } from './store';

type Input = z.output<typeof createTopicInput>;
type Board = { id: number; slug: string };

export interface CreatedTopic {
  topicId: number;
  /** The opening post. */
  postId: number;
  touched: Touched;
}

const resultOf = (
  writer: Viewer,
  input: Input,
  board: Board,
  topicId: number,
  postId: number,
): CreatedTopic => ({
  topicId,
  postId,
  touched: {
    home: true,
    boards: [board.slug],
    topics: [topicId],
    members: [writer.id],
    tags: input.tags.map(({ slug }) => slug),
  },
});

/** The transaction: topic, tags, opening post, counts and notifications together, or nothing. */
async function write(writer: Viewer, input: Input, board: Board): Promise<Result<CreatedTopic>> {
  const prepared = await prepareSource(input.source);
  return transaction(async (tx) => {
    await lockMember(tx, writer.id);
    const earlier = await findEarlierPost(writer.id, input, tx);
    if (earlier?.number === 1) return ok(resultOf(writer, input, board, earlier.topicId, earlier.id));
    const createdAt = new Date();
    const topic = await insertTopic(tx, {
      boardId: board.id,
      authorId: writer.id,
      title: input.title,
      createdAt,
    });
    await setTopicTags(tx, topic.id, input.tags);
    const post = await addPost(tx, prepared, {
      topicId: topic.id,
      boardId: board.id,
      authorId: writer.id,
      submissionId: input.submissionId,
      createdAt,
    });
    return ok(resultOf(writer, input, board, topic.id, post.id));
  });
}

/**
 * Opens a topic with its opening post in a board. The same `submissionId` with the same text gives the same topic
 * again. Fails with `not_signed_in`, `not_allowed`, `suspended`, `invalid_input`, `not_found` (board), `rate_limited`.
 */
export async function createTopic(viewer: Viewer | null, raw: unknown): Promise<Result<CreatedTopic>> {
  const writer = asTopicWriter(viewer);
  if (!writer.ok) return writer;
  const input = await parse(createTopicInput, raw);
  if (!input.ok) return input;
  const board = await findBoardBySlug(input.value.board);
  if (!board) return fail(appError('not_found', { fields: [{ field: 'board', key: 'invalid' }] }));
  const earlier = await findEarlierPost(writer.value.id, input.value);
  if (earlier?.number === 1)
    return ok(resultOf(writer.value, input.value, board, earlier.topicId, earlier.id));
  const rate = await consume('createTopic', String(writer.value.id));
  if (!rate.ok) return rate;
  return write(writer.value, input.value, board);
}
