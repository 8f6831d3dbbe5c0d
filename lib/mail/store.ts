import { type Db, db } from '@/lib/db';
import type { Mail } from './views';

export type { Db };

export const insertMail = (mail: Mail, tx: Db = db) =>
  tx.outboxMail.create({ data: mail, select: { id: true } });

/** The body goes when the mail has gone: it may hold a link that signs somebody in. */
export const markSent = (id: number) =>
  db.outboxMail.update({
    where: { id },
    data: { sentAt: new Date(), error: null, text: '', html: '' },
    select: { id: true },
  });

export const markFailed = (id: number, error: string) =>
  db.outboxMail.update({ where: { id }, data: { error }, select: { id: true } });

export const findMail = (id: number) => db.outboxMail.findUnique({ where: { id } });

export const countMails = () => db.outboxMail.count();

export const listMailRows = (window: { skip: number; take: number }) =>
  db.outboxMail.findMany({ orderBy: { id: 'desc' }, omit: { text: true, html: true }, ...window });

export const deleteMailsBefore = (time: Date, tx: Db = db) =>
  tx.outboxMail.deleteMany({ where: { createdAt: { lt: time } } });
