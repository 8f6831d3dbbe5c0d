import { type Db, db, transaction } from '@/lib/db';
import type { Prisma } from '@/lib/db/generated/client';
import { memberRefSelect } from '@/lib/members/views';

export { type Db, transaction };

const pictureSelect = {
  id: true,
  memberId: true,
  member: { select: memberRefSelect },
  credited: true,
  model: true,
  modelVersion: true,
  answer: true,
  claim: true,
  input: true,
  box: true,
  pictureWidth: true,
  pictureHeight: true,
  pictureKey: true,
  state: true,
  truth: true,
  reviewerId: true,
  reviewer: { select: memberRefSelect },
  reviewedAt: true,
  reviewReason: true,
  createdAt: true,
} as const;

export type PictureRow = Prisma.HardPictureGetPayload<{ select: typeof pictureSelect }>;

export type NewPicture = Omit<Prisma.HardPictureUncheckedCreateInput, 'id'>;

export const findPicture = (id: number, client: Db = db): Promise<PictureRow | null> =>
  client.hardPicture.findUnique({ where: { id }, select: pictureSelect });

/** Makes every other change of this picture wait until the transaction ends, and gives it as it is then. */
export async function lockPicture(tx: Db, id: number): Promise<PictureRow | null> {
  await tx.$queryRaw`SELECT 1 FROM "HardPicture" WHERE id = ${id} FOR UPDATE`;
  return findPicture(id, tx);
}

export const isKnownInput = async (inputHash: string): Promise<boolean> =>
  (await db.hardPicture.count({ where: { inputHash } })) > 0;

/** Corrections of one member take turns, so that the limit holds. */
export const lockMember = (tx: Db, memberId: number) =>
  tx.$queryRaw`SELECT 1 FROM "Member" WHERE id = ${memberId} FOR NO KEY UPDATE`;

export const countPendingOf = (memberId: number, client: Db = db): Promise<number> =>
  client.hardPicture.count({ where: { memberId, state: 'pending' } });

/** The new row's id; null where the same input came in meanwhile. */
export async function insertPicture(tx: Db, picture: NewPicture): Promise<number | null> {
  const [row] = await tx.hardPicture.createManyAndReturn({
    data: [picture],
    skipDuplicates: true,
    select: { id: true },
  });
  return row?.id ?? null;
}

export const removePicture = (tx: Db, id: number) =>
  tx.hardPicture.delete({ where: { id }, select: { id: true } });

export interface Review {
  state: 'accepted' | 'rejected';
  truth: number | null;
  reviewerId: number;
  reviewReason: string | null;
}

export const setReview = (tx: Db, id: number, review: Review) =>
  tx.hardPicture.update({ where: { id }, data: { ...review, reviewedAt: new Date() }, select: { id: true } });

export const clearReview = (tx: Db, id: number) =>
  tx.hardPicture.update({
    where: { id },
    data: { state: 'pending', truth: null, reviewerId: null, reviewedAt: null, reviewReason: null },
    select: { id: true },
  });

export const countPending = (): Promise<number> => db.hardPicture.count({ where: { state: 'pending' } });

/** The longest waiting first. */
export const findPending = (take: number): Promise<PictureRow[]> =>
  db.hardPicture.findMany({
    where: { state: 'pending' },
    orderBy: { id: 'asc' },
    take,
    select: pictureSelect,
  });

export const countOwn = (memberId: number): Promise<number> => db.hardPicture.count({ where: { memberId } });

export const findOwn = (memberId: number, window: { skip: number; take: number }): Promise<PictureRow[]> =>
  db.hardPicture.findMany({
    where: { memberId },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...window,
    select: pictureSelect,
  });

const accepted = (model?: string) => ({ state: 'accepted', model }) as const;

export const countAccepted = (model?: string): Promise<number> =>
  db.hardPicture.count({ where: accepted(model) });

export const findAccepted = (
  model: string | undefined,
  order: 'newest' | 'oldest',
  window: { skip: number; take: number },
): Promise<PictureRow[]> =>
  db.hardPicture.findMany({
    where: accepted(model),
    orderBy: order === 'newest' ? [{ reviewedAt: 'desc' }, { id: 'desc' }] : { id: 'asc' },
    ...window,
    select: pictureSelect,
  });

/** Label and input of everything accepted: what accuracy is counted on. */
export const findLabelled = (model: string): Promise<{ truth: number | null; input: Uint8Array }[]> =>
  db.hardPicture.findMany({
    where: accepted(model),
    orderBy: { id: 'asc' },
    select: { truth: true, input: true },
  });
