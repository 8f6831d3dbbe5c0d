import { siteUrl } from '@/lib/env';
import { CONFIRM_TOKEN_HOURS, RESET_TOKEN_MINUTES } from '@/lib/limits';
import { composeMail } from '@/lib/mail/compose';
import { keepMail } from '@/lib/mail/send-mail';
import { hashSecret, newSecret } from './secret';
import { type Db, deleteOneTimeTokens, insertOneTimeToken } from './store';

const MINUTE_MS = 60_000;

/** Whom a mail goes to. */
export interface Recipient {
  id: number;
  username: string;
  email: string;
  locale: string;
  timeZone: string;
}

type Purpose = 'confirm_email' | 'change_email' | 'reset_password';

const LINKS = {
  confirm_email: { kind: 'confirm', path: 'confirm', minutes: CONFIRM_TOKEN_HOURS * 60 },
  change_email: { kind: 'changeEmail', path: 'confirm', minutes: CONFIRM_TOKEN_HOURS * 60 },
  reset_password: { kind: 'reset', path: 'reset', minutes: RESET_TOKEN_MINUTES },
} as const satisfies Record<Purpose, unknown>;

const address = (locale: string, path: string) => `${siteUrl()}/${locale === 'en' ? 'en' : 'zh-CN'}/${path}`;

/**
 * Makes a single-use token and keeps the mail that carries it, in the caller's transaction. An older link of the same
 * purpose ends: the newest mail is the one that works. Gives the mail's number, to deliver after the commit.
 */
export async function keepLinkMail(purpose: Purpose, to: Recipient, tx: Db): Promise<number> {
  const { kind, path, minutes } = LINKS[purpose];
  const secret = newSecret();
  await deleteOneTimeTokens(to.id, [purpose], tx);
  await insertOneTimeToken(
    {
      tokenHash: hashSecret(secret),
      purpose,
      memberId: to.id,
      email: to.email,
      expiresAt: new Date(Date.now() + minutes * MINUTE_MS),
    },
    tx,
  );
  const values = {
    username: to.username,
    hours: String(minutes / 60),
    minutes: String(minutes),
    site: siteUrl(),
  };
  return keepMail(composeMail(kind, to, values, address(to.locale, `${path}/${secret}`)), tx);
}

/** Keeps the mail for an address that somebody used to sign up, or to change to, and that is a member's already. */
export const keepKnownAddressMail = (to: Recipient, tx?: Db): Promise<number> =>
  keepMail(
    composeMail('alreadyMember', to, { username: to.username, site: siteUrl() }, address(to.locale, 'reset')),
    tx,
  );

/** A moment as the member reads it, in their language and time zone. */
const localTime = (at: Date, { locale, timeZone }: Recipient): string =>
  new Intl.DateTimeFormat(locale, {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone,
    hourCycle: 'h23',
  }).format(at);

/** Keeps a mail that only tells what happened to the account, so that a thief's change does not go unseen. Dates are told in the
 * member's language and time zone. */
export function keepNotice(
  kind: 'passwordChanged' | 'emailChanged' | 'suspended',
  to: Recipient,
  values: Record<string, string | Date>,
  tx?: Db,
): Promise<number> {
  const told = Object.entries({ time: new Date(), ...values }).map(([name, value]) => [
    name,
    value instanceof Date ? localTime(value, to) : value,
  ]);
  return keepMail(
    composeMail(kind, to, { username: to.username, site: siteUrl(), ...Object.fromEntries(told) }),
    tx,
  );
}
