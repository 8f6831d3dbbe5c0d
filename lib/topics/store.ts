import { boardRefSelect } from '@/lib/boards/views';
import { type Db, db, transaction } from '@/lib/db';
import type { Prisma } from '@/lib/db/generated/client';
import { memberRefSelect } from '@/lib/members/views';

export { type Db, transaction };

// -- lists --------------------------------------------------------------------------------------------------------

const topicSelect = {
  id: true,
  title: true,
  createdAt: true,
  lastActivityAt: true,
  replyCount: true,
  lastNumber: true,
  pinned: true,
  locked: true,
  authorId: true,
  deletedAt: true,
  board: { select: boardRefSelect },
  author: { select: memberRefSelect },
  tags: { select: { tag: { select: { slug: true, label: true } } }, orderBy: { tag: { slug: 'asc' } } },
} as const satisfies Prisma.TopicSelect;

export type TopicListRow = Prisma.TopicGetPayload<{ select: typeof topicSelect }>;

/** Which topics a list holds; deleted ones are in none. */
export type TopicFilter = { board?: { slug: string }; authorId?: number; tagSlug?: string };

const whereOf = ({ tagSlug, ...rest }: TopicFilter): Prisma.TopicWhereInput => ({
  ...rest,
  deletedAt: null,
  ...(tagSlug === undefined ? {} : { tags: { some: { tag: { slug: tagSlug } } } }),
});

const ORDERS = {
  activity: [{ lastActivityAt: 'desc' }, { id: 'desc' }],
  pinnedThenActivity: [{ pinned: 'desc' }, { lastActivityAt: 'desc' }, { id: 'desc' }],
  created: [{ createdAt: 'desc' }, { id: 'desc' }],
} as const satisfies Record<string, Prisma.TopicOrderByWithRelationInput[]>;
export type TopicOrder = keyof typeof ORDERS;

export const countTopics = (filter: TopicFilter): Promise<number> =>
  db.topic.count({ where: whereOf(filter) });

export const findTopics = (
  filter: TopicFilter,
  order: TopicOrder,
  window: { skip: number; take: number },
): Promise<TopicListRow[]> =>
  db.topic.findMany({ where: whereOf(filter), orderBy: [...ORDERS[order]], ...window, select: topicSelect });

export interface LastPostRow {
  topicId: number;
  number: number;
  memberId: number;
  username: string;
  displayName: string;
  role: 'member' | 'moderator' | 'administrator';
  avatarKey: string | null;
}

/** The newest visible post of each of these topics: one step in the index for each, however long the topics are. */
export const findLastPosts = (topicIds: number[]) => db.$queryRaw<LastPostRow[]>`
  SELECT t.id AS "topicId", p.number, m.id AS "memberId", m.username, m."displayName", m.role::text AS role,
         m."avatarKey"
  FROM unnest(${topicIds}::int[]) AS t(id)
  CROSS JOIN LATERAL (
    SELECT number, "authorId" FROM "Post"
    WHERE "topicId" = t.id AND "deletedAt" IS NULL ORDER BY number DESC LIMIT 1) p
  JOIN "Member" m ON m.id = p."authorId"`;

// -- one topic ----------------------------------------------------------------------------------------------------

export const findTopic = (id: number): Promise<TopicListRow | null> =>
  db.topic.findUnique({ where: { id }, select: topicSelect });

/** A deleted topic's opening post, and who deleted it, and with it the topic. */
export const findDeletedOpening = (topicId: number) =>
  db.post.findUnique({
    where: { topicId_number: { topicId, number: 1 } },
    select: { id: true, deletedById: true },
  });

export const findTopicFacts = (id: number) =>
  db.topic.findUnique({
    where: { id },
    select: {
      id: true,
      authorId: true,
      locked: true,
      pinned: true,
      deletedAt: true,
      board: { select: { slug: true } },
    },
  });

// -- writing ------------------------------------------------------------------------------------------------------

/** Makes the writer's other submissions wait, so that one sent twice is seen by the second. */
export const lockMember = (tx: Db, memberId: number) =>
  tx.$queryRaw`SELECT 1 FROM "Member" WHERE id = ${memberId} FOR NO KEY UPDATE`;

export const findBoardBySlug = (slug: string, client: Db = db) =>
  client.board.findUnique({ where: { slug }, select: { id: true, slug: true } });

export interface NewTopic {
  boardId: number;
  authorId: number;
  title: string;
  createdAt: Date;
  pinned?: boolean;
}

/** Inserts a topic, as yet without posts, and counts it for author and board. */
export async function insertTopic(tx: Db, topic: NewTopic): Promise<{ id: number }> {
  const data = { ...topic, lastActivityAt: topic.createdAt };
  const { id } = await tx.topic.create({ data, select: { id: true } });
  await tx.member.update({ where: { id: topic.authorId }, data: { topicCount: { increment: 1 } } });
  await tx.board.update({ where: { id: topic.boardId }, data: { topicCount: { increment: 1 } } });
  return { id };
}

/** Sets one switch of a topic; false where it stood so already. */
export const setSwitch = async (
  tx: Db,
  id: number,
  name: 'locked' | 'pinned',
  value: boolean,
): Promise<boolean> => {
  const { count } = await tx.topic.updateMany({ where: { id, [name]: !value }, data: { [name]: value } });
  return count > 0;
};

export const findTags = async (topicId: number): Promise<string[]> => {
  const rows = await db.topicTag.findMany({
    where: { topicId },
    select: { tag: { select: { slug: true } } },
  });
  return rows.map(({ tag }) => tag.slug);
};
