import { toBoardRef } from '@/lib/boards/views';
import { appError } from '@/lib/errors';
import { toMemberRef, type Viewer } from '@/lib/members/views';
import { isRowId } from '@/lib/parse';
import { fail, ok, type Result } from '@/lib/result';
import { asWriter, isModeration, refusalToEdit } from './policy';
import { findPostState, findTopicBoard } from './store';
import type { EditablePost } from './views';

/** What the edit form starts from: the source, and of an opening post title and tags. Fails where `editPost` would. */
export async function getEditablePost(viewer: Viewer | null, postId: number): Promise<Result<EditablePost>> {
  const writer = asWriter(viewer);
  if (!writer.ok) return writer;
  const post = isRowId(postId) ? await findPostState(postId) : null;
  if (!post) return fail(appError('not_found'));
  const refusal = refusalToEdit(writer.value, post);
  if (refusal) return fail(refusal);
  const { id, topicId, number, source, version, topic } = post;
  const tags = topic.tags.map(({ tag }) => tag.label);
  const head = { title: topic.title, tags, board: toBoardRef(await findTopicBoard(topicId)) };
  return ok({
    ...{ id, topicId, number, source, version },
    author: toMemberRef(post.author),
    needsReason: isModeration(writer.value, post),
    topic: number === 1 ? head : null,
  });
}
