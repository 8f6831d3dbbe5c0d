import type { z } from 'zod';
import { appError } from '@/lib/errors';
import type { Viewer } from '@/lib/members/views';
import { recordAction } from '@/lib/moderation/record-action';
import { parse } from '@/lib/parse';
import { fail, ok, type Result } from '@/lib/result';
import { asWriter, isModeration, refusalToDelete } from './policy';
import { deletePostInput } from './schema';
import {
  findPostState,
  findWriters,
  hidePost,
  hideTopic,
  lockPost,
  type PostState,
  transaction,
} from './store';
import { touchedByTopic } from './touched';
import type { Touched } from './views';

type Input = z.output<typeof deletePostInput>;

/** Where the tombstone (or the post, after undo) is, and what changed. */
export interface PostOutcome {
  postId: number;
  topicId: number;
  number: number;
  touched: Touched;
}

function check(writer: Viewer, input: Input, post: PostState | null): Result<PostState> {
  if (!post) return fail(appError('not_found'));
  const refusal = refusalToDelete(writer, post);
  if (refusal) return fail(refusal);
  if (isModeration(writer, post) && input.reason === '') {
    return fail(appError('invalid_input', { fields: [{ field: 'reason', key: 'required' }] }));
  }
  return ok(post);
}

/**
 * Deletes a post: a tombstone keeps its number, and its author (or a moderator) may restore it. The opening post
 * takes its topic with it. A moderator who deletes somebody else's post has to give a reason, which is logged.
 */
export async function deletePost(viewer: Viewer | null, raw: unknown): Promise<Result<PostOutcome>> {
  const writer = asWriter(viewer);
  if (!writer.ok) return writer;
  const input = await parse(deletePostInput, raw);
  if (!input.ok) return input;
  const found = check(writer.value, input.value, await findPostState(input.value.postId));
  if (!found.ok) return found;
  return transaction(async (tx) => {
    const post = check(writer.value, input.value, await lockPost(tx, found.value));
    if (!post.ok) return post;
    const { id, topicId, number, topic } = post.value;
    const writers = number === 1 ? await findWriters(topicId, tx) : [post.value.authorId];
    await (number === 1 ? hideTopic : hidePost)(tx, post.value, writer.value.id);
    if (isModeration(writer.value, post.value)) {
      const subject =
        number === 1 ? ({ kind: 'topic', id: topicId } as const) : ({ kind: 'post', id } as const);
      await recordAction(tx, writer.value, `delete_${subject.kind}`, subject, input.value.reason);
    }
    return ok({ postId: id, topicId, number, touched: touchedByTopic(topic, writers) });
  });
}
