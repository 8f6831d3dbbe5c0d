import { appError } from '@/lib/errors';
import { deliverMail } from '@/lib/mail/send-mail';
import { parse } from '@/lib/parse';
import { consume } from '@/lib/rate-limits/consume';
import { fail, ok, type Result } from '@/lib/result';
import { inEvenTime } from './even-time';
import { keepLinkMail, keepNotice } from './mail-links';
import { mayManageAccount } from './policy';
import { resetRequestSchema } from './schema';
import { hashSecret } from './secret';
import type { Origin } from './sessions';
import {
  type Db,
  deleteOneTimeTokens,
  findCredentialsByEmail,
  findCredentialsById,
  findOneTimeToken,
  isDuplicate,
  releaseUnconfirmedEmail,
  takeOneTimeToken,
  transaction,
  updateMember,
} from './store';
import type { Viewer } from './views';

const CONFIRMING = ['confirm_email', 'change_email'] as const;
const linkInvalid = () => fail(appError('token_invalid'));

/** What a confirmation link is for, without using it up: mail scanners open links, so opening must change nothing. */
export async function peekConfirmation(secret: string): Promise<Result<{ username: string; email: string }>> {
  const token = await findOneTimeToken(hashSecret(secret), [...CONFIRMING], new Date());
  return token ? ok({ username: token.member.username, email: token.email }) : linkInvalid();
}

/** The new address, and the old one if it changed: its owner is told. */
async function applyToken(
  secret: string,
  tx: Db,
): Promise<Result<{ memberId: number; mail: number | null }>> {
  const token = await takeOneTimeToken(hashSecret(secret), [...CONFIRMING], new Date(), tx);
  const member = token && (await findCredentialsById(token.memberId, tx));
  if (!token || !member) return linkInvalid();
  const changes = member.email !== token.email;
  // A link to an address that has been changed since proves nothing about the present one.
  if (changes && token.purpose === 'confirm_email') return linkInvalid();
  await releaseUnconfirmedEmail(token.email, member.id, tx);
  await updateMember(member.id, { email: token.email, emailConfirmedAt: new Date() }, tx);
  await deleteOneTimeTokens(member.id, changes ? null : ['confirm_email'], tx);
  if (!changes || !member.email) return ok({ memberId: member.id, mail: null });
  const old = { ...member, email: member.email };
  return ok({ memberId: member.id, mail: await keepNotice('emailChanged', old, { email: token.email }, tx) });
}

/**
 * Confirms the address that a mailed link proves, or changes to it. The link works once; `token_invalid` when it is
 * used up, too old, or another member has confirmed the address in the meantime.
 */
export async function confirmEmail(secret: string): Promise<Result<{ memberId: number }>> {
  try {
    const result = await transaction((tx) => applyToken(secret, tx));
    if (!result.ok) return result;
    if (result.value.mail !== null) deliverMail(result.value.mail);
    return ok({ memberId: result.value.memberId });
  } catch (error) {
    if (isDuplicate(error)) return linkInvalid();
    throw error;
  }
}

async function mailConfirmation(email: string): Promise<void> {
  const member = await findCredentialsByEmail(email);
  if (!member || member.emailConfirmedAt) return;
  deliverMail(await transaction((tx) => keepLinkMail('confirm_email', { ...member, email }, tx)));
}

/** Sends the confirmation link again to an address: `{email, locale}`. Says the same whether it is known or not. */
export async function requestConfirmation(input: unknown, origin: Origin): Promise<Result<null>> {
  const parsed = await parse(resetRequestSchema, input);
  if (!parsed.ok) return parsed;
  const byAddress = await consume('resetAddress', origin.address);
  if (!byAddress.ok) return byAddress;
  const byAccount = await consume('resetAccount', `confirm ${parsed.value.email}`);
  if (!byAccount.ok) return byAccount;
  await inEvenTime(() => mailConfirmation(parsed.value.email));
  return ok(null);
}

/** Sends the signed-in member their confirmation link again. */
export async function resendConfirmation(viewer: Viewer): Promise<Result<null>> {
  if (!mayManageAccount(viewer)) return fail(appError('not_allowed'));
  const allowed = await consume('mail', String(viewer.id));
  if (!allowed.ok) return allowed;
  const member = await findCredentialsById(viewer.id);
  if (member?.email) await mailConfirmation(member.email);
  return ok(null);
}
