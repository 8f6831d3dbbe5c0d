import { type Db, db, transaction } from '@/lib/db';
import type { Prisma } from '@/lib/db/generated/client';
import { memberRefSelect } from '@/lib/members/views';
import type { RunFilter } from './views';

export { type Db, transaction };

const runSelect = {
  id: true,
  authorId: true,
  author: { select: memberRefSelect },
  name: true,
  model: true,
  modelVersion: true,
  digit: true,
  mainIndex: true,
  digits: true,
  pictureWidth: true,
  pictureHeight: true,
  pictureKey: true,
  sharedAt: true,
  createdAt: true,
} as const;

export type RunRow = Prisma.RunGetPayload<{ select: typeof runSelect }>;

/** A run with what the network saw. */
export type WholeRunRow = RunRow & { inputs: Uint8Array };

export const findRun = (id: number): Promise<WholeRunRow | null> =>
  db.run.findUnique({ where: { id }, select: { ...runSelect, inputs: true } });

/** Makes every other change of this run wait until the transaction ends, and gives it as it is then. */
export async function lockRun(tx: Db, id: number): Promise<RunRow | null> {
  await tx.$queryRaw`SELECT 1 FROM "Run" WHERE id = ${id} FOR UPDATE`;
  return tx.run.findUnique({ where: { id }, select: runSelect });
}

/** Keeping runs of one member takes turns, so that the limit holds. */
export const lockAuthor = (tx: Db, memberId: number) =>
  tx.$queryRaw`SELECT 1 FROM "Member" WHERE id = ${memberId} FOR NO KEY UPDATE`;

export const countRuns = (authorId: number, client: Db = db): Promise<number> =>
  client.run.count({ where: { authorId } });

/** The run that an earlier sending of the same submission kept. */
export const findSubmission = (
  authorId: number,
  submissionId: string,
  client: Db = db,
): Promise<WholeRunRow | null> =>
  client.run.findUnique({
    where: { authorId_submissionId: { authorId, submissionId } },
    select: { ...runSelect, inputs: true },
  });

export type NewRun = Omit<Prisma.RunUncheckedCreateInput, 'id' | 'digits'> & {
  digits: Prisma.InputJsonArray;
};

export const insertRun = (tx: Db, run: NewRun): Promise<WholeRunRow> =>
  tx.run.create({ data: run, select: { ...runSelect, inputs: true } });

export const updateRun = (
  tx: Db,
  id: number,
  data: { name?: string | null; sharedAt?: Date | null },
): Promise<WholeRunRow> => tx.run.update({ where: { id }, data, select: { ...runSelect, inputs: true } });

export const removeRun = (tx: Db, id: number) => tx.run.delete({ where: { id }, select: { id: true } });

const filtered = (authorId: number, { digit, model, version, shared }: RunFilter) => ({
  authorId,
  digit,
  model,
  modelVersion: version,
  ...(shared === undefined ? {} : { sharedAt: shared ? { not: null } : null }),
});

export const countFiltered = (authorId: number, filter: RunFilter): Promise<number> =>
  db.run.count({ where: filtered(authorId, filter) });

export const findFiltered = (
  authorId: number,
  filter: RunFilter,
  window: { skip: number; take: number },
): Promise<RunRow[]> =>
  db.run.findMany({
    where: filtered(authorId, filter),
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...window,
    select: runSelect,
  });

export const findShared = (ids: number[]): Promise<WholeRunRow[]> =>
  db.run.findMany({
    where: { id: { in: ids }, sharedAt: { not: null } },
    select: { ...runSelect, inputs: true },
  });

/** Where the posts are that show a run in themselves. */
export const findEmbeddingPosts = async (
  runId: number,
  client: Db = db,
): Promise<{ topicId: number; number: number }[]> => {
  const rows = await client.postEmbed.findMany({
    where: { kind: 'run', key: String(runId) },
    select: { post: { select: { topicId: true, number: true } } },
  });
  return rows.map(({ post }) => post);
};
