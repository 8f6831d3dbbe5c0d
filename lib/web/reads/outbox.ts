import 'server-only';
import { getOutboxMail, listOutbox } from '@/lib/mail/outbox';
import type { OutboxMailView, OutboxRow } from '@/lib/mail/views';
import { mayReadOutbox } from '@/lib/members/policy';
import type { Viewer } from '@/lib/members/views';
import type { Paged } from '@/lib/paging';

export { isMailSent } from '@/lib/mail/send-mail';

/** A page of the outbox; null where there is none, and for everyone but administrators. */
export const readOutbox = async (viewer: Viewer | null, page: number): Promise<Paged<OutboxRow> | null> =>
  mayReadOutbox(viewer) ? listOutbox(page) : null;

/** One mail of the outbox; null where there is none, and for everyone but administrators. */
export const readOutboxMail = async (viewer: Viewer | null, id: number): Promise<OutboxMailView | null> =>
  mayReadOutbox(viewer) && Number.isInteger(id) ? getOutboxMail(id) : null;
