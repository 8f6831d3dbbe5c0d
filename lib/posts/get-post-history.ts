import { REVISIONS_SHOWN_MAX } from '@/lib/limits';
import { toMemberRef } from '@/lib/members/views';
import { isRowId } from '@/lib/parse';
import { findPostState, findRevisions, type PostState } from './store';
import type { PostHistoryView, RevisionView } from './views';
import { wordDiff } from './word-diff';

/** One state of a post, before it is compared with the one before it. */
type State = Omit<RevisionView, 'diff' | 'titleDiff'>;

const presentState = (post: PostState): State => ({
  version: post.version,
  editor: toMemberRef(post.editedBy ?? post.author),
  at: (post.editedAt ?? post.createdAt).toISOString(),
  title: post.number === 1 ? post.topic.title : null,
  source: post.source,
});

type Row = Awaited<ReturnType<typeof findRevisions>>[number];

const olderState = ({ version, editor, createdAt, title, source }: Row): State => ({
  ...{ version, title, source },
  editor: toMemberRef(editor),
  at: createdAt.toISOString(),
});

function compared(state: State, before: State | undefined): RevisionView {
  return {
    ...state,
    diff: before ? wordDiff(before.source, state.source) : null,
    titleDiff: before && state.title !== null ? wordDiff(before.title ?? '', state.title) : null,
  };
}

/**
 * The states of a post, newest first, each with its word diff against the one before; at most REVISIONS_SHOWN_MAX.
 * Null where the post is missing or deleted: what was taken away is not read through its history.
 */
export async function getPostHistory(postId: number): Promise<PostHistoryView | null> {
  const post = isRowId(postId) ? await findPostState(postId) : null;
  if (!post || post.deletedAt || post.topic.deletedAt) return null;
  const states = [presentState(post), ...(await findRevisions(postId, REVISIONS_SHOWN_MAX)).map(olderState)];
  const revisions = states
    .slice(0, REVISIONS_SHOWN_MAX)
    .map((state, index) => compared(state, states[index + 1]));
  const { id, number, topicId, version } = post;
  return {
    post: { id, number, topicId, version, topicTitle: post.topic.title, author: toMemberRef(post.author) },
    revisions,
    omitted: Math.max(0, version - revisions.length),
  };
}
