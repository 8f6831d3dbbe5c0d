import { appError } from '@/lib/errors';
import { deliverMail } from '@/lib/mail/send-mail';
import { parse } from '@/lib/parse';
import { consume } from '@/lib/rate-limits/consume';
import { fail, ok, type Result } from '@/lib/result';
import { inEvenTime } from './even-time';
import { keepLinkMail, keepNotice } from './mail-links';
import { hashPassword } from './password';
import { mayManageAccount } from './policy';
import { resetPasswordSchema, resetRequestSchema } from './schema';
import { hashSecret } from './secret';
import type { Origin } from './sessions';
import {
  type Db,
  deleteAccessTokens,
  deleteOneTimeTokens,
  deleteSessions,
  findCredentialsByEmail,
  findCredentialsById,
  findOneTimeToken,
  takeOneTimeToken,
  transaction,
  updateMember,
} from './store';
import type { Viewer } from './views';

async function mailReset(email: string): Promise<void> {
  const member = await findCredentialsByEmail(email);
  if (!member || member.demo) return;
  deliverMail(await transaction((tx) => keepLinkMail('reset_password', { ...member, email }, tx)));
}

/**
 * Mails a link to set a new password: `{email, locale}`. The answer, and when it comes, is the same for an address that
 * no member has.
 */
export async function requestPasswordReset(input: unknown, origin: Origin): Promise<Result<null>> {
  const parsed = await parse(resetRequestSchema, input);
  if (!parsed.ok) return parsed;
  const byAddress = await consume('resetAddress', origin.address);
  if (!byAddress.ok) return byAddress;
  const byAccount = await consume('resetAccount', parsed.value.email);
  if (!byAccount.ok) return byAccount;
  await inEvenTime(() => mailReset(parsed.value.email));
  return ok(null);
}

/** Whose password a reset link sets, without using it up. */
export async function peekReset(secret: string): Promise<Result<{ username: string }>> {
  const token = await findOneTimeToken(hashSecret(secret), ['reset_password'], new Date());
  return token ? ok({ username: token.member.username }) : fail(appError('token_invalid'));
}

/** Everything that the old password, or whoever knew it, could have left behind ends here. */
async function replaceEverything(secret: string, passwordHash: string, tx: Db): Promise<number | null> {
  const token = await takeOneTimeToken(hashSecret(secret), ['reset_password'], new Date(), tx);
  const member = token && (await findCredentialsById(token.memberId, tx));
  // An address changed since: the old one no longer opens the account.
  if (!token || !member || member.email !== token.email) return null;
  await updateMember(
    member.id,
    { passwordHash, emailConfirmedAt: member.emailConfirmedAt ?? new Date() },
    tx,
  );
  await deleteSessions(member.id, null, tx);
  await deleteOneTimeTokens(member.id, null, tx);
  await deleteAccessTokens(member.id, tx);
  return keepNotice('passwordChanged', { ...member, email: token.email }, {}, tx);
}

/**
 * Sets a new password by a mailed link: `{token, password}`. The link works once, and it proves the address as well. All
 * sessions and access tokens of the member end at once. `token_invalid` when the link is used up or too old.
 */
export async function resetPassword(input: unknown, origin: Origin): Promise<Result<null>> {
  const parsed = await parse(resetPasswordSchema, input);
  if (!parsed.ok) return parsed;
  const allowed = await consume('signInAddress', origin.address);
  if (!allowed.ok) return allowed;
  const { token, password } = parsed.value;
  const valid = await peekReset(token);
  if (!valid.ok) return valid;
  const passwordHash = await hashPassword(password);
  const mail = await transaction((tx) => replaceEverything(token, passwordHash, tx));
  if (mail === null) return fail(appError('token_invalid'));
  deliverMail(mail);
  return ok(null);
}

/** Mails a signed-in member, who signs in by a provider, a link to set a first password. */
export async function requestPasswordLink(viewer: Viewer): Promise<Result<null>> {
  if (!mayManageAccount(viewer)) return fail(appError('not_allowed'));
  const allowed = await consume('mail', String(viewer.id));
  if (!allowed.ok) return allowed;
  const member = await findCredentialsById(viewer.id);
  if (!member?.email || !member.emailConfirmedAt) {
    return fail(appError('not_allowed', { detail: 'email_not_confirmed' }));
  }
  await mailReset(member.email);
  return ok(null);
}
