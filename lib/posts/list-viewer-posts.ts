import type { Viewer } from '@/lib/members/views';
import type { ViewerPostView } from '@/lib/topics/views';
import { refusalToDelete, refusalToEdit, refusalToReact, refusalToRestore, type TopicFacts } from './policy';
import { findPostFacts } from './store';

/** No member has this id: a guest has no reactions. */
const NOBODY = 0;

type Row = Awaited<ReturnType<typeof findPostFacts>>[number];

function toViewerPost(viewer: Viewer | null, row: Row, topic: TopicFacts): ViewerPostView {
  const post = { ...row, topic };
  return {
    number: row.number,
    postId: row.id,
    own: row.authorId === viewer?.id,
    canEdit: refusalToEdit(viewer, post) === null,
    canDelete: refusalToDelete(viewer, post) === null,
    canRestore: row.deletedAt !== null && refusalToRestore(viewer, post) === null,
    canReact: refusalToReact(viewer, post) === null,
    reactions: row.deletedAt ? [] : row.reactions.map(({ kind }) => kind),
  };
}

/** What the viewer may do with each of the posts from..to of a topic, and how they reacted. */
export async function listViewerPosts(
  viewer: Viewer | null,
  topic: TopicFacts & { id: number },
  from: number,
  to: number,
): Promise<ViewerPostView[]> {
  const rows = await findPostFacts(topic.id, from, to, viewer?.id ?? NOBODY);
  return rows.map((row) => toViewerPost(viewer, row, topic));
}
