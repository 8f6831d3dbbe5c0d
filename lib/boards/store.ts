import { db } from '@/lib/db';
import { Prisma } from '@/lib/db/generated/client';
import { boardRefSelect } from './views';

const boardSelect = {
  ...boardRefSelect,
  descriptionZh: true,
  descriptionEn: true,
  topicCount: true,
  postCount: true,
} as const;

export type BoardRow = Prisma.BoardGetPayload<{ select: typeof boardSelect }>;

export const findGroups = () =>
  db.boardGroup.findMany({
    orderBy: { position: 'asc' },
    select: {
      slug: true,
      nameZh: true,
      nameEn: true,
      boards: { orderBy: { position: 'asc' }, select: boardSelect },
    },
  });

export const findBoard = (slug: string) => db.board.findUnique({ where: { slug }, select: boardSelect });

export interface ActivityRow {
  boardId: number;
  topicId: number;
  title: string;
  number: number;
  at: Date;
  memberId: number;
  username: string;
  displayName: string;
  role: 'member' | 'moderator' | 'administrator';
  avatarKey: string | null;
}

/** The newest topic of a board among the pinned or the others: one step in the index that lists use. */
const newestTopic = (pinned: boolean) => Prisma.sql`
  (SELECT id, title, "lastActivityAt" FROM "Topic"
    WHERE "boardId" = b.id AND "deletedAt" IS NULL AND pinned = ${pinned}
    ORDER BY "lastActivityAt" DESC LIMIT 1)`;

/** The newest visible post of each of these boards, with its topic and author. Boards without topics are left out. */
export const findNewestActivity = (boardIds: number[]) => db.$queryRaw<ActivityRow[]>`
  SELECT b.id AS "boardId", t.id AS "topicId", t.title, p.number, p."createdAt" AS at,
         m.id AS "memberId", m.username, m."displayName", m.role::text AS role, m."avatarKey"
  FROM "Board" b
  CROSS JOIN LATERAL (
    SELECT * FROM (${newestTopic(true)} UNION ALL ${newestTopic(false)}) AS candidates
    ORDER BY "lastActivityAt" DESC LIMIT 1) t
  CROSS JOIN LATERAL (
    SELECT number, "createdAt", "authorId" FROM "Post"
    WHERE "topicId" = t.id AND "deletedAt" IS NULL ORDER BY number DESC LIMIT 1) p
  JOIN "Member" m ON m.id = p."authorId"
  WHERE b.id = ANY(${boardIds})`;
