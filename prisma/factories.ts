import { type Db, db, transaction } from '@/lib/db';
import type { Board, Member } from '@/lib/db/generated/client';
import { usernameSkeleton } from '@/lib/members/rules';
import type { Viewer } from '@/lib/members/views';
import { addPost, type PreparedSource, prepareSource } from '@/lib/posts/add-post';
import { distinctTags } from '@/lib/tags/rules';
import { setTopicTags } from '@/lib/tags/set-topic-tags';
import { insertTopic } from '@/lib/topics/store';
import type { BoardSeed } from './boards';

/**
 * Makers of rows for seeds and tests. Each fills in what the caller does not care about and keeps the counters and
 * numbers right, because it writes by the same functions as the site.
 */

let made = 0;
/** A number that no other call of this process got: names made of it differ. */
const next = (): number => ++made;

type MemberColumns = Parameters<typeof db.member.create>[0]['data'];
export type NewMember = Partial<Omit<MemberColumns, 'usernameSkeleton'>>;

/** A member with a confirmed address and no password. */
export async function makeMember(columns: NewMember = {}): Promise<Member> {
  const username = columns.username ?? `member-${next()}`;
  return db.member.create({
    data: {
      displayName: username,
      email: `member-${next()}@example.org`,
      emailConfirmedAt: new Date(),
      ...columns,
      username,
      usernameSkeleton: usernameSkeleton(username),
    },
  });
}

/** A member as the one who acts, in a browser session. */
export const viewerOf = (member: Member, by: Partial<Viewer> = {}): Viewer => ({
  id: member.id,
  username: member.username,
  displayName: member.displayName,
  role: member.role,
  locale: member.locale,
  timeZone: member.timeZone,
  suspendedUntil: member.suspendedUntil,
  emailConfirmed: member.email !== null && member.emailConfirmedAt !== null,
  sessionId: 1,
  scopes: null,
  ...by,
});

/** A new member, ready to act. */
export const makeViewer = async (columns: NewMember = {}): Promise<Viewer> =>
  viewerOf(await makeMember(columns));

/** A board in a group of its own, unless `groupId` names one. */
export async function makeBoard(
  columns: Partial<BoardSeed> & { groupId?: number; position?: number } = {},
): Promise<Board> {
  const number = next();
  const slug = columns.slug ?? `board-${number}`;
  const groupId = columns.groupId ?? (await makeBoardGroup()).id;
  return db.board.create({
    data: {
      slug,
      kind: 'discussion',
      nameZh: `版块 ${number}`,
      nameEn: `Board ${number}`,
      descriptionZh: '用于测试的版块。',
      descriptionEn: 'A board for tests.',
      hue: number % 12,
      icon: 'network',
      position: number,
      ...columns,
      groupId,
    },
  });
}

export function makeBoardGroup(
  columns: Partial<{ slug: string; nameZh: string; nameEn: string; position: number }> = {},
) {
  const number = next();
  const slug = `group-${number}`;
  return db.boardGroup.create({
    data: { slug, nameZh: `分组 ${number}`, nameEn: `Group ${number}`, position: number, ...columns },
  });
}

export interface NewTopic {
  author: { id: number };
  board: { id: number };
  title?: string;
  source?: string;
  /** The source rendered before, where many are rendered at once. */
  prepared?: PreparedSource;
  tags?: string[];
  createdAt?: Date;
  pinned?: boolean;
  submissionId?: string;
}

export interface MadeTopic {
  id: number;
  boardId: number;
  /** The opening post. */
  postId: number;
}

/** Runs `work` in the caller's transaction, or in one of its own. */
const within = <T>(tx: Db | undefined, work: (tx: Db) => Promise<T>): Promise<T> =>
  tx ? work(tx) : transaction(work);

/** A topic with its opening post. */
export async function makeTopic(topic: NewTopic, outer?: Db): Promise<MadeTopic> {
  const { author, board, title = `Topic ${next()}`, tags = [], pinned, submissionId } = topic;
  const createdAt = topic.createdAt ?? new Date();
  const prepared = topic.prepared ?? (await prepareSource(topic.source ?? `Opening post ${next()}.`));
  return within(outer, async (tx) => {
    const row = { boardId: board.id, authorId: author.id, title, createdAt, pinned };
    const { id } = await insertTopic(tx, row);
    await setTopicTags(tx, id, distinctTags(tags));
    const place = { topicId: id, boardId: board.id, authorId: author.id, createdAt, submissionId };
    const post = await addPost(tx, prepared, place);
    return { id, boardId: board.id, postId: post.id };
  });
}

export interface NewReply {
  author: { id: number };
  topic: { id: number; boardId: number };
  source?: string;
  prepared?: PreparedSource;
  replyToId?: number;
  createdAt?: Date;
}

/** A reply in a topic. */
export async function makePost(post: NewReply, outer?: Db): Promise<{ id: number; number: number }> {
  const { author, topic, replyToId } = post;
  const prepared = post.prepared ?? (await prepareSource(post.source ?? `Reply ${next()}.`));
  const createdAt = post.createdAt ?? new Date();
  const place = { topicId: topic.id, boardId: topic.boardId, authorId: author.id, replyToId, createdAt };
  return within(outer, (tx) => addPost(tx, prepared, place));
}
