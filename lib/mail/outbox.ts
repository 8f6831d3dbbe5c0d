import { env } from '@/lib/env';
import { hasPage, type Paged, pageCountOf, windowOf } from '@/lib/paging';
import { countMails, findMail, listMailRows } from './store';
import type { OutboxMailView, OutboxRow } from './views';

export const OUTBOX_PER_PAGE = 30;

/** Sending with all its retries takes less; a mail that waits longer was lost with its process. */
const LOST_AFTER_MS = 5 * 60_000;

type Row = Awaited<ReturnType<typeof listMailRows>>[number];

function stateOf(row: Row): OutboxRow['state'] {
  if (row.sentAt) return 'sent';
  if (row.error) return 'failed';
  if (!env().SMTP_URL) return 'kept';
  return Date.now() - row.createdAt.getTime() > LOST_AFTER_MS ? 'failed' : 'sending';
}

const toRow = (row: Row): OutboxRow => ({
  id: row.id,
  to: row.to,
  subject: row.subject,
  createdAt: row.createdAt.toISOString(),
  state: stateOf(row),
  error: row.error,
});

/** A page of the outbox, the newest first; null where there is none. Ask `mayReadOutbox` (lib/members) before. */
export async function listOutbox(page: number): Promise<Paged<OutboxRow> | null> {
  const total = await countMails();
  if (!hasPage(page, total, OUTBOX_PER_PAGE)) return null;
  const rows = await listMailRows(windowOf(page, OUTBOX_PER_PAGE));
  return { items: rows.map(toRow), page, pageCount: pageCountOf(total, OUTBOX_PER_PAGE), total };
}

/** One mail of the outbox, or null. Ask `mayReadOutbox` before. */
export async function getOutboxMail(id: number): Promise<OutboxMailView | null> {
  const row = await findMail(id);
  return row ? { ...toRow(row), text: row.text } : null;
}
