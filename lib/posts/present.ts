import { toMemberRef } from '@/lib/members/views';
import { orderedCounts } from './rules';
import type { PostViewRow } from './store';
import type { PostView } from './views';

type Count = { postId: number; kind: string; count: number };

/** A post's row as the view that pages get. Of a deleted one nothing is left but that it was there. */
export function toPostView(row: PostViewRow, counts: Count[]): PostView {
  const { id, number, version, replyTo } = row;
  const deletedBy = row.deletedById === row.authorId ? 'author' : 'moderator';
  return {
    id,
    number,
    version,
    author: toMemberRef(row.author),
    html: row.deletedAt ? '' : row.html,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deleted: row.deletedAt ? { at: row.deletedAt.toISOString(), by: deletedBy } : null,
    replyTo: replyTo && { ...replyTo, author: toMemberRef(replyTo.author) },
    reactions: row.deletedAt ? [] : orderedCounts(counts.filter(({ postId }) => postId === id)),
  };
}
