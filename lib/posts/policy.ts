import { type AppError, appError } from '@/lib/errors';
import { isStaff, refusalToWrite } from '@/lib/members/policy';
import type { Viewer } from '@/lib/members/views';
import { fail, ok, type Result } from '@/lib/result';

type WriteScope = 'posts:write' | 'reactions:write';

/** What a policy has to know of a topic. */
export interface TopicFacts {
  locked: boolean;
  deletedAt: Date | null;
}

/** What a policy has to know of a post. */
export interface PostFacts {
  number: number;
  authorId: number;
  deletedAt: Date | null;
  deletedById: number | null;
  topic: TopicFacts;
}

/** The viewer as somebody who may write at all (signed in, confirmed, not suspended, token with scope), or why not. */
export function asWriter(viewer: Viewer | null, scope: WriteScope = 'posts:write'): Result<Viewer> {
  const refusal = refusalToWrite(viewer, scope);
  return viewer && !refusal ? ok(viewer) : fail(refusal ?? appError('not_signed_in'));
}

/** A locked topic stands as it is for everybody but moderators. */
function refusalOfTopic(viewer: Viewer, topic: TopicFacts): AppError | null {
  if (topic.deletedAt) return appError('gone');
  return topic.locked && !isStaff(viewer) ? appError('locked') : null;
}

/** Why the viewer may not reply in a topic, or null. */
export function refusalToReply(viewer: Viewer | null, topic: TopicFacts): AppError | null {
  const writer = asWriter(viewer);
  return writer.ok ? refusalOfTopic(writer.value, topic) : writer.error;
}

/** Members change and delete their own posts, moderators everybody's. */
function refusalToChange(viewer: Viewer | null, post: PostFacts): AppError | null {
  const writer = asWriter(viewer);
  if (!writer.ok) return writer.error;
  if (post.deletedAt) return appError('gone');
  const own = post.authorId === writer.value.id;
  if (!own && !isStaff(writer.value)) return appError('not_allowed');
  return refusalOfTopic(writer.value, post.topic);
}

/** Why the viewer may not edit a post (of an opening post: its title and tags too), or null. */
export const refusalToEdit = refusalToChange;

/** Why the viewer may not delete a post, or null. */
export const refusalToDelete = refusalToChange;

/** Who may bring a post back: the author what they deleted themselves, a moderator everything. */
export function refusalToRestore(viewer: Viewer | null, post: PostFacts): AppError | null {
  const writer = asWriter(viewer);
  if (!writer.ok) return writer.error;
  if (isStaff(writer.value)) return post.topic.deletedAt && post.number !== 1 ? appError('gone') : null;
  const ownDeletion = post.authorId === writer.value.id && post.deletedById === writer.value.id;
  if (post.deletedAt && !ownDeletion) return appError('not_allowed');
  if (post.authorId !== writer.value.id) return appError('not_allowed');
  // Restoring the opening post brings the topic back; any other post needs a topic that stands.
  return refusalOfTopic(writer.value, {
    ...post.topic,
    deletedAt: post.number === 1 ? null : post.topic.deletedAt,
  });
}

/** Why the viewer may not react to a post, or null. A locked topic still takes reactions: nobody has to answer them. */
export function refusalToReact(viewer: Viewer | null, post: PostFacts): AppError | null {
  const writer = asWriter(viewer, 'reactions:write');
  if (!writer.ok) return writer.error;
  return post.deletedAt || post.topic.deletedAt ? appError('gone') : null;
}

/** Whether an act of this viewer on this post is moderation: it needs a reason and an entry in the log. */
export const isModeration = (viewer: Viewer, post: { authorId: number }): boolean =>
  post.authorId !== viewer.id;
