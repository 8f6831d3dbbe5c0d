import { OVERLAY_POSTS_MAX } from '@/lib/limits';
import type { Viewer } from '@/lib/members/views';
import { isRowId } from '@/lib/parse';
import { listViewerPosts } from '@/lib/posts/list-viewer-posts';
import { refusalToDelete, refusalToEdit, refusalToRestore } from '@/lib/posts/policy';
import { asTopicModerator, replyRefusalOf } from './policy';
import { findDeletedOpening, findTopicFacts } from './store';
import type { ViewerTopicView } from './views';

type TopicRow = NonNullable<Awaited<ReturnType<typeof findTopicFacts>>>;

/** What the viewer may do with the topic as a whole: the policies, asked about its opening post. */
async function topicAbilities(viewer: Viewer | null, topic: TopicRow) {
  const { authorId, deletedAt } = topic;
  const deletedById = deletedAt ? ((await findDeletedOpening(topic.id))?.deletedById ?? null) : null;
  const opening = { number: 1, authorId, deletedAt, deletedById, topic };
  const moderates = asTopicModerator(viewer).ok && !deletedAt;
  return {
    canEditTopic: refusalToEdit(viewer, opening) === null,
    canDeleteTopic: refusalToDelete(viewer, opening) === null,
    canRestoreTopic: deletedAt !== null && refusalToRestore(viewer, opening) === null,
    canLock: moderates,
    canPin: moderates,
  };
}

/**
 * The personal layer over the posts `from`..`to` of a topic page, for a guest too, in a fixed number of queries.
 * Null where there is no such topic.
 */
export async function getViewerTopic(
  viewer: Viewer | null,
  topicId: number,
  range: { from: number; to: number },
): Promise<ViewerTopicView | null> {
  const topic = isRowId(topicId) ? await findTopicFacts(topicId) : null;
  if (!topic) return null;
  const refusal = replyRefusalOf(viewer, topic);
  const to = Math.min(range.to, range.from + OVERLAY_POSTS_MAX - 1);
  return {
    topicId,
    memberId: viewer?.id ?? null,
    canReply: refusal === null,
    replyRefusal: refusal,
    ...(await topicAbilities(viewer, topic)),
    posts: topic.deletedAt ? [] : await listViewerPosts(viewer, topic, range.from, to),
  };
}
