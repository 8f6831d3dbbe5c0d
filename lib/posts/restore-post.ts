import { appError } from '@/lib/errors';
import type { Viewer } from '@/lib/members/views';
import { recordAction } from '@/lib/moderation/record-action';
import { parse } from '@/lib/parse';
import { fail, ok, type Result } from '@/lib/result';
import type { PostOutcome } from './delete-post';
import { asWriter, isModeration, refusalToRestore } from './policy';
import { restorePostInput } from './schema';
import {
  findPostState,
  findWriters,
  lockPost,
  type PostState,
  showPost,
  showTopic,
  transaction,
} from './store';
import { touchedByTopic } from './touched';

function check(writer: Viewer, post: PostState | null): Result<PostState> {
  if (!post) return fail(appError('not_found'));
  const refusal = refusalToRestore(writer, post);
  return refusal ? fail(refusal) : ok(post);
}

/**
 * Undoes a deletion. The author may bring back what they deleted themselves, a moderator everything; number 1 brings
 * its topic back. A post that stands stays as it is.
 */
export async function restorePost(viewer: Viewer | null, raw: unknown): Promise<Result<PostOutcome>> {
  const writer = asWriter(viewer);
  if (!writer.ok) return writer;
  const input = await parse(restorePostInput, raw);
  if (!input.ok) return input;
  const found = check(writer.value, await findPostState(input.value.postId));
  if (!found.ok) return found;
  return transaction(async (tx) => {
    const post = check(writer.value, await lockPost(tx, found.value));
    if (!post.ok) return post;
    const { id, topicId, number, topic, deletedAt } = post.value;
    if (!deletedAt) return ok({ postId: id, topicId, number, touched: {} });
    await (number === 1 ? showTopic : showPost)(tx, post.value);
    if (isModeration(writer.value, post.value)) {
      const subject =
        number === 1 ? ({ kind: 'topic', id: topicId } as const) : ({ kind: 'post', id } as const);
      await recordAction(tx, writer.value, `restore_${subject.kind}`, subject, input.value.reason);
    }
    const writers = number === 1 ? await findWriters(topicId, tx) : [post.value.authorId];
    return ok({ postId: id, topicId, number, touched: touchedByTopic(topic, writers) });
  });
}
