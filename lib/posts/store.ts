import { boardRefSelect } from '@/lib/boards/views';
import type { EmbedRef } from '@/lib/content/views';
import { type Db, db, transaction } from '@/lib/db';
import type { Prisma } from '@/lib/db/generated/client';
import { memberRefSelect } from '@/lib/members/views';

export { type Db, transaction };

// -- the state that verbs decide on -----------------------------------------------------------------------

const topicStateSelect = {
  id: true,
  boardId: true,
  authorId: true,
  title: true,
  locked: true,
  deletedAt: true,
  lastNumber: true,
  lastActivityAt: true,
  board: { select: { slug: true } },
  tags: { select: { tag: { select: { slug: true, label: true } } } },
} as const;

const postStateSelect = {
  id: true,
  topicId: true,
  number: true,
  authorId: true,
  source: true,
  excerpt: true,
  version: true,
  createdAt: true,
  editedAt: true,
  deletedAt: true,
  deletedById: true,
  author: { select: memberRefSelect },
  editedBy: { select: memberRefSelect },
  topic: { select: topicStateSelect },
} as const;

export type TopicState = Prisma.TopicGetPayload<{ select: typeof topicStateSelect }>;
export type PostState = Prisma.PostGetPayload<{ select: typeof postStateSelect }>;

export const findTopicState = (id: number, client: Db = db): Promise<TopicState | null> =>
  client.topic.findUnique({ where: { id }, select: topicStateSelect });

export const findPostState = (id: number, client: Db = db): Promise<PostState | null> =>
  client.post.findUnique({ where: { id }, select: postStateSelect });

/**
 * Makes every other write in this topic wait until the transaction ends. All verbs lock in one order (topic, members,
 * board), so they cannot wait for each other crosswise. NO KEY: rows that only refer to the topic do not wait.
 */
export async function lockTopic(tx: Db, topicId: number): Promise<TopicState | null> {
  await tx.$queryRaw`SELECT 1 FROM "Topic" WHERE id = ${topicId} FOR NO KEY UPDATE`;
  return findTopicState(topicId, tx);
}

/** Locks a post's topic and gives the post as it is then. */
export async function lockPost(
  tx: Db,
  { id, topicId }: { id: number; topicId: number },
): Promise<PostState | null> {
  await tx.$queryRaw`SELECT 1 FROM "Topic" WHERE id = ${topicId} FOR NO KEY UPDATE`;
  return findPostState(id, tx);
}

// -- writing --------------------------------------------------------------------------------------------------

/** What a post shows of the site's own things, as its html was made of it. */
const embedRows = (postId: number, embeds: readonly EmbedRef[]) =>
  embeds.map(({ kind, id }) => ({ postId, kind, key: id }));

/** Puts a post's embeds in the place of those that it had. */
async function replaceEmbeds(tx: Db, postId: number, embeds: readonly EmbedRef[]): Promise<void> {
  await tx.postEmbed.deleteMany({ where: { postId } });
  if (embeds.length > 0) await tx.postEmbed.createMany({ data: embedRows(postId, embeds) });
}

export interface NewPost {
  topicId: number;
  boardId: number;
  authorId: number;
  source: string;
  html: string;
  excerpt: string;
  renderer: number;
  embeds: EmbedRef[];
  replyToId?: number;
  submissionId?: string;
  createdAt: Date;
}

/** The post that an earlier sending of the same submission made. */
export const findSubmission = (authorId: number, submissionId: string, client: Db = db) =>
  client.post.findUnique({
    where: { authorId_submissionId: { authorId, submissionId } },
    select: { id: true, number: true, topicId: true, source: true },
  });

/**
 * Gives the next number and inserts the post; counts it for topic, author and board. The increment itself locks the
 * topic's row, so that numbers are distinct even where the caller did not lock it.
 */
export async function insertPost(tx: Db, post: NewPost): Promise<{ id: number; number: number }> {
  const { boardId, embeds, ...columns } = post;
  const [topic] = await tx.$queryRaw<{ lastNumber: number }[]>`
    UPDATE "Topic" SET
      "replyCount" = "replyCount" + CASE WHEN "lastNumber" > 0 THEN 1 ELSE 0 END,
      "lastNumber" = "lastNumber" + 1,
      "lastActivityAt" = GREATEST("lastActivityAt", ${post.createdAt})
    WHERE id = ${post.topicId} RETURNING "lastNumber"`;
  if (!topic) throw new Error(`topic ${post.topicId} is not there`);
  const data = { ...columns, number: topic.lastNumber };
  const { id } = await tx.post.create({ data, select: { id: true } });
  if (embeds.length > 0) await tx.postEmbed.createMany({ data: embedRows(id, embeds) });
  await tx.member.update({ where: { id: post.authorId }, data: { postCount: { increment: 1 } } });
  await tx.board.update({ where: { id: boardId }, data: { postCount: { increment: 1 } } });
  return { id, number: topic.lastNumber };
}

export interface PostContent {
  source: string;
  html: string;
  excerpt: string;
  renderer: number;
  embeds: EmbedRef[];
}

/** Keeps the present state as a revision and puts the new one in its place. The caller holds the topic's lock. */
export async function replaceContent(
  tx: Db,
  post: PostState,
  { embeds, ...content }: PostContent,
  editorId: number,
): Promise<void> {
  await tx.revision.create({
    data: {
      postId: post.id,
      version: post.version,
      editorId: post.editedBy?.id ?? post.authorId,
      title: post.number === 1 ? post.topic.title : null,
      source: post.source,
      createdAt: post.editedAt ?? post.createdAt,
    },
  });
  await tx.post.update({
    where: { id: post.id },
    data: { ...content, version: { increment: 1 }, editedAt: new Date(), editedById: editorId },
  });
  await replaceEmbeds(tx, post.id, embeds);
}

export const renameTopic = (tx: Db, topicId: number, title: string) =>
  tx.topic.update({ where: { id: topicId }, data: { title }, select: { id: true } });

/** Counts `change` (1 or -1) visible replies of a topic, and finds its newest visible post anew. */
async function countReply(tx: Db, post: PostState, change: 1 | -1): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Topic" SET "replyCount" = "replyCount" + ${change}, "lastActivityAt" = (
      SELECT "createdAt" FROM "Post" WHERE "topicId" = ${post.topicId} AND "deletedAt" IS NULL
      ORDER BY number DESC LIMIT 1)
    WHERE id = ${post.topicId}`;
  await tx.member.update({ where: { id: post.authorId }, data: { postCount: { increment: change } } });
  await tx.board.update({ where: { id: post.topic.boardId }, data: { postCount: { increment: change } } });
}

/** Turns a reply into a tombstone, and takes it out of all counts. */
export async function hidePost(tx: Db, post: PostState, deletedById: number): Promise<void> {
  await tx.post.update({ where: { id: post.id }, data: { deletedAt: new Date(), deletedById } });
  await countReply(tx, post, -1);
}

export async function showPost(tx: Db, post: PostState): Promise<void> {
  await tx.post.update({ where: { id: post.id }, data: { deletedAt: null, deletedById: null } });
  await countReply(tx, post, 1);
}

/**
 * Takes a topic with all its visible posts out of (or, with 1, back into) the counts of members and board. Both times
 * it runs while the opening post is visible.
 */
async function countTopic(tx: Db, { topicId, topic }: PostState, change: 1 | -1): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Member" SET "postCount" = "postCount" + ${change} * written.posts
    FROM (SELECT "authorId", count(*)::int AS posts FROM "Post"
          WHERE "topicId" = ${topicId} AND "deletedAt" IS NULL GROUP BY "authorId") AS written
    WHERE "Member".id = written."authorId"`;
  await tx.member.update({ where: { id: topic.authorId }, data: { topicCount: { increment: change } } });
  const posts = await tx.post.count({ where: { topicId, deletedAt: null } });
  await tx.board.update({
    where: { id: topic.boardId },
    data: { topicCount: { increment: change }, postCount: { increment: change * posts } },
  });
}

/** Deletes the opening post and with it the topic: all of it leaves the lists and the counts. */
export async function hideTopic(tx: Db, opening: PostState, deletedById: number): Promise<void> {
  await countTopic(tx, opening, -1);
  const deletedAt = new Date();
  await tx.topic.update({ where: { id: opening.topicId }, data: { deletedAt }, select: { id: true } });
  await tx.post.update({ where: { id: opening.id }, data: { deletedAt, deletedById } });
}

export async function showTopic(tx: Db, opening: PostState): Promise<void> {
  await tx.topic.update({ where: { id: opening.topicId }, data: { deletedAt: null }, select: { id: true } });
  await tx.post.update({ where: { id: opening.id }, data: { deletedAt: null, deletedById: null } });
  await countTopic(tx, opening, 1);
}

/** Members who wrote in a topic: their profiles name it. */
export async function findWriters(topicId: number, client: Db = db): Promise<number[]> {
  const rows = await client.post.groupBy({ by: ['authorId'], where: { topicId } });
  return rows.map((row) => row.authorId);
}

// -- reactions ---------------------------------------------------------------------------------------------------

type ReactionKey = { postId: number; memberId: number; kind: string };

/** Whether there was one to take away. */
export const deleteReaction = async (key: ReactionKey): Promise<boolean> =>
  (await db.reaction.deleteMany({ where: key })).count > 0;

/** The key is unique: a second click changes nothing. */
export const insertReaction = (key: ReactionKey) =>
  db.reaction.createMany({ data: [key], skipDuplicates: true });

export const findOwnReactions = async (postId: number, memberId: number): Promise<string[]> => {
  const rows = await db.reaction.findMany({ where: { postId, memberId }, select: { kind: true } });
  return rows.map((row) => row.kind);
};

/** How many members reacted to each of these posts, by kind. */
export const countReactions = async (
  postIds: number[],
): Promise<{ postId: number; kind: string; count: number }[]> => {
  const rows = await db.reaction.groupBy({
    by: ['postId', 'kind'],
    where: { postId: { in: postIds } },
    _count: { _all: true },
  });
  return rows.map(({ postId, kind, _count }) => ({ postId, kind, count: _count._all }));
};

// -- names in posts ---------------------------------------------------------------------------------------------

/** Authors of those of these posts that still stand. */
export const findAuthors = async (postIds: number[]): Promise<number[]> => {
  const rows = await db.post.findMany({
    where: { id: { in: postIds }, deletedAt: null, topic: { deletedAt: null } },
    select: { authorId: true },
  });
  return rows.map((row) => row.authorId);
};

/** The author of a post of this topic that still stands. */
export const findReplyTarget = (id: number, topicId: number, client: Db = db) =>
  client.post.findFirst({ where: { id, topicId, deletedAt: null }, select: { id: true, authorId: true } });

// -- reading ----------------------------------------------------------------------------------------------------

const postViewSelect = {
  id: true,
  number: true,
  authorId: true,
  author: { select: memberRefSelect },
  html: true,
  createdAt: true,
  editedAt: true,
  version: true,
  deletedAt: true,
  deletedById: true,
  replyTo: { select: { id: true, number: true, author: { select: memberRefSelect } } },
} as const;

export type PostViewRow = Prisma.PostGetPayload<{ select: typeof postViewSelect }>;

export const findPosts = (topicId: number, from: number, to: number): Promise<PostViewRow[]> =>
  db.post.findMany({
    where: { topicId, number: { gte: from, lte: to } },
    orderBy: { number: 'asc' },
    select: postViewSelect,
  });

/** One post with its source, unless its topic is deleted. */
export const findStandingPost = (id: number) =>
  db.post.findFirst({
    where: { id, topic: { deletedAt: null } },
    select: { ...postViewSelect, topicId: true, source: true },
  });

export const findTopicBoard = async (topicId: number) => {
  const { board } = await db.topic.findUniqueOrThrow({
    where: { id: topicId },
    select: { board: { select: boardRefSelect } },
  });
  return board;
};

export const findPlace = (id: number) =>
  db.post.findUnique({ where: { id }, select: { id: true, topicId: true, number: true } });

const revisionSelect = {
  version: true,
  title: true,
  source: true,
  createdAt: true,
  editor: { select: memberRefSelect },
} as const;

/** Older states of a post, newest first. */
export const findRevisions = (postId: number, take: number) =>
  db.revision.findMany({ where: { postId }, orderBy: { version: 'desc' }, take, select: revisionSelect });

const visibleOf = (authorId: number) => ({ authorId, deletedAt: null, topic: { deletedAt: null } });

export const countMemberPosts = (authorId: number): Promise<number> =>
  db.post.count({ where: visibleOf(authorId) });

export const findMemberPosts = (authorId: number, window: { skip: number; take: number }) =>
  db.post.findMany({
    where: visibleOf(authorId),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...window,
    select: {
      id: true,
      number: true,
      excerpt: true,
      createdAt: true,
      topic: { select: { id: true, title: true, board: { select: boardRefSelect } } },
    },
  });

/** What the overlay has to know of the posts numbered from..to, with one member's reactions (0: nobody's). */
export const findPostFacts = (topicId: number, from: number, to: number, memberId: number) =>
  db.post.findMany({
    where: { topicId, number: { gte: from, lte: to } },
    orderBy: { number: 'asc' },
    select: {
      id: true,
      number: true,
      authorId: true,
      deletedAt: true,
      deletedById: true,
      reactions: { where: { memberId }, select: { kind: true } },
    },
  });

// -- rendering again ----------------------------------------------------------------------------------------------

const outdated = (renderer: number | null) => (renderer === null ? {} : { renderer: { not: renderer } });

/** Posts made by another renderer than this one; all posts where it is null. */
export const countOutdated = (renderer: number | null): Promise<number> =>
  db.post.count({ where: outdated(renderer) });

export const findOutdated = (renderer: number | null, afterId: number, take: number) =>
  db.post.findMany({
    where: { ...outdated(renderer), id: { gt: afterId } },
    orderBy: { id: 'asc' },
    take,
    select: { id: true, topicId: true, number: true, source: true, version: true },
  });

/** Puts new html and embeds in, unless the post was edited meanwhile: then its html is newer than ours. */
export const refreshHtml = (
  { id, version }: { id: number; version: number },
  { embeds, ...content }: { html: string; excerpt: string; renderer: number; embeds: EmbedRef[] },
): Promise<boolean> =>
  transaction(async (tx) => {
    const { count } = await tx.post.updateMany({ where: { id, version }, data: content });
    if (count > 0) await replaceEmbeds(tx, id, embeds);
    return count > 0;
  });
