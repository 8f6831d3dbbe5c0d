import { type Db, db } from '@/lib/db';
import { memberRefSelect } from '@/lib/members/views';
import type { Recipient } from './rules';

export type { Db };

/** A deleted post notifies nobody: its notifications come back with it. */
const visible = { post: { deletedAt: null, topic: { deletedAt: null } } } as const;

export const findNotified = async (tx: Db, postId: number): Promise<number[]> => {
  const rows = await tx.notification.findMany({ where: { postId }, select: { recipientId: true } });
  return rows.map((row) => row.recipientId);
};

export const insertNotifications = (tx: Db, actorId: number, postId: number, recipients: Recipient[]) =>
  tx.notification.createMany({
    data: recipients.map(({ memberId, kind }) => ({ recipientId: memberId, kind, actorId, postId })),
    skipDuplicates: true,
  });

export const countUnread = (recipientId: number): Promise<number> =>
  db.notification.count({ where: { recipientId, readAt: null, ...visible } });

export const countAll = (recipientId: number): Promise<number> =>
  db.notification.count({ where: { recipientId, ...visible } });

export const findNotifications = (recipientId: number, window: { skip: number; take: number }) =>
  db.notification.findMany({
    where: { recipientId, ...visible },
    orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    ...window,
    select: {
      id: true,
      kind: true,
      createdAt: true,
      readAt: true,
      actor: { select: memberRefSelect },
      post: {
        select: { id: true, number: true, excerpt: true, topic: { select: { id: true, title: true } } },
      },
    },
  });

/** Marks one of the member's notifications read, or all. A foreign id changes nothing. */
export const markRead = (recipientId: number, id: number | undefined) =>
  db.notification.updateMany({ where: { recipientId, id, readAt: null }, data: { readAt: new Date() } });
