import { createTransport, type Transporter } from 'nodemailer';
import { env } from '@/lib/env';
import { type Db, deleteMailsBefore, findMail, insertMail, markFailed, markSent } from './store';
import type { Mail } from './views';

/** A server that does not answer within this is asked again, then given up: the member can ask for another mail. */
const SMTP_TIMEOUT_MS = 15_000;
const ATTEMPTS = 3;
const PAUSE_MS = 2_000;
const ERROR_MAX = 300;
/** Every link in a mail has long ended by then; addresses are not kept for ever. */
const KEPT_DAYS = 30;

let open: { url: string; transport: Transporter } | undefined;

function transportOf(url: string): Transporter {
  if (open?.url === url) return open.transport;
  const timeouts = {
    connectionTimeout: SMTP_TIMEOUT_MS,
    greetingTimeout: SMTP_TIMEOUT_MS,
    socketTimeout: SMTP_TIMEOUT_MS,
  };
  // Neither files nor addresses are ever read for a mail, whatever stands in it.
  const closed = { disableFileAccess: true, disableUrlAccess: true };
  open = { url, transport: createTransport({ url, ...timeouts, ...closed }) };
  return open.transport;
}

/** Whether mail leaves the site; without SMTP it is kept for the administrator to read. */
export const isMailSent = (): boolean => env().SMTP_URL !== undefined;

/** Mails on their way, so that scripts and tests can wait for them. */
const underway = new Set<Promise<void>>();

/**
 * Keeps a mail in the outbox, with `tx` in the caller's own transaction. Call `deliverMail` with its number once
 * that has committed.
 */
export async function keepMail(mail: Mail, tx?: Db): Promise<number> {
  await deleteMailsBefore(new Date(Date.now() - KEPT_DAYS * 86_400_000), tx);
  return (await insertMail(mail, tx)).id;
}

/**
 * Hands a kept mail to SMTP, where one is configured, without making anybody wait for it: how long sending takes
 * would tell whether an address is known. What became of it is recorded in the outbox.
 */
export function deliverMail(id: number): void {
  const url = env().SMTP_URL;
  if (!url) return;
  const delivery = attempt(url, id)
    .catch((error: unknown) => console.error(`mail ${id}: ${shortReason(error)}`))
    .finally(() => underway.delete(delivery));
  underway.add(delivery);
}

/** Resolves when every mail that this process is sending has been taken or given up. */
export async function mailsDelivered(): Promise<void> {
  await Promise.allSettled([...underway]);
}

async function attempt(url: string, id: number): Promise<void> {
  const mail = await findMail(id);
  if (!mail || mail.sentAt) return;
  const { to, subject, text, html } = mail;
  for (let count = 1; ; count++) {
    try {
      // The address as an object: a list or a comment inside a string would be read as more addresses.
      await transportOf(url).sendMail({
        from: env().MAIL_FROM,
        to: { name: '', address: to },
        subject,
        text,
        html,
      });
      await markSent(id);
      return;
    } catch (error) {
      if (count === ATTEMPTS || isFinal(error)) {
        await markFailed(id, shortReason(error));
        return;
      }
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS * count).unref());
    }
  }
}

/** 5xx is the server's last word (RFC 5321, 4.2.1). */
const isFinal = (error: unknown): boolean =>
  error instanceof Error && 'responseCode' in error && Number(error.responseCode) >= 500;

const shortReason = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).slice(0, ERROR_MAX);
