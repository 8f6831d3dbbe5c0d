import { toBoardRef } from '@/lib/boards/views';
import { POSTS_PER_PAGE } from '@/lib/limits';
import { toMemberRef } from '@/lib/members/views';
import { pageCountOf } from '@/lib/paging';
import type { LastPostRow, TopicListRow } from './store';
import type { TopicRow, TopicView } from './views';

function toLastPost({ number, memberId, topicId: _topicId, ...member }: LastPostRow): TopicRow['lastPost'] {
  return { number, author: toMemberRef({ id: memberId, ...member }) };
}

/** A topic's row and its newest visible post as a row of a list. */
export function toTopicRow(row: TopicListRow, lastPost: LastPostRow | undefined): TopicRow {
  const { id, title, replyCount, pinned, locked } = row;
  const author = toMemberRef(row.author);
  return {
    ...{ id, title, replyCount, pinned, locked, author },
    board: toBoardRef(row.board),
    tags: row.tags.map(({ tag }) => tag),
    createdAt: row.createdAt.toISOString(),
    lastActivityAt: row.lastActivityAt.toISOString(),
    // A visible topic has a visible opening post; a list that was read while it was deleted shows its author.
    lastPost: lastPost ? toLastPost(lastPost) : { number: 1, author },
  };
}

/** A topic's row as the head of its page. `opening`, its opening post, is asked only where it is deleted. */
export function toTopicView(
  row: TopicListRow,
  opening: { id: number; deletedById: number | null } | null,
): TopicView {
  const { id, replyCount, pinned, locked, lastNumber, deletedAt } = row;
  const by = opening?.deletedById === row.authorId ? 'author' : 'moderator';
  return {
    ...{ id, replyCount, pinned, locked, lastNumber },
    title: deletedAt ? '' : row.title,
    board: toBoardRef(row.board),
    author: toMemberRef(row.author),
    tags: deletedAt ? [] : row.tags.map(({ tag }) => tag),
    createdAt: row.createdAt.toISOString(),
    lastActivityAt: row.lastActivityAt.toISOString(),
    pageCount: pageCountOf(lastNumber, POSTS_PER_PAGE),
    deleted: deletedAt ? { at: deletedAt.toISOString(), by, openingPostId: opening?.id ?? 0 } : null,
  };
}
