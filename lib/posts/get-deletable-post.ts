import { appError } from '@/lib/errors';
import { toMemberRef, type Viewer } from '@/lib/members/views';
import { isRowId } from '@/lib/parse';
import { fail, ok, type Result } from '@/lib/result';
import { asWriter, isModeration, refusalToDelete } from './policy';
import { findPostState } from './store';
import type { DeletablePost } from './views';

/** What the delete page says before it is done. Fails where `deletePost` would. */
export async function getDeletablePost(
  viewer: Viewer | null,
  postId: number,
): Promise<Result<DeletablePost>> {
  const writer = asWriter(viewer);
  if (!writer.ok) return writer;
  const post = isRowId(postId) ? await findPostState(postId) : null;
  if (!post) return fail(appError('not_found'));
  const refusal = refusalToDelete(writer.value, post);
  if (refusal) return fail(refusal);
  const { id, topicId, number, excerpt } = post;
  return ok({
    ...{ id, topicId, number, excerpt },
    author: toMemberRef(post.author),
    deletesTopic: number === 1,
    needsReason: isModeration(writer.value, post),
  });
}
