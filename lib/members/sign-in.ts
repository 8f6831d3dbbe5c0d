import { appError } from '@/lib/errors';
import { parse } from '@/lib/parse';
import { consume, forget } from '@/lib/rate-limits/consume';
import { fail, ok, type Result } from '@/lib/result';
import { hashPassword, needsRehash, verifyPassword } from './password';
import { isSuspended } from './policy';
import { normaliseEmail, usernameSkeleton } from './rules';
import { signInSchema } from './schema';
import { createSession, type NewSession, type Origin } from './sessions';
import {
  type CredentialRow,
  findCredentialsByEmail,
  findCredentialsBySkeleton,
  replacePasswordHash,
} from './store';

/** By mail address when there is an @ in it, which no username has. */
function findByName(name: string): Promise<CredentialRow | null> {
  if (!name.includes('@')) return findCredentialsBySkeleton(usernameSkeleton(name));
  return findCredentialsByEmail(normaliseEmail(name) ?? '');
}

/** One key for both names of a member, and one for each name that is nobody's. */
const accountKey = (member: CredentialRow | null, name: string): string =>
  member ? `member ${member.id}` : `name ${name.includes('@') ? name.toLowerCase() : usernameSkeleton(name)}`;

/** Told only to who knows the password. */
export const suspendedError = (member: { suspendedUntil: Date | null }) =>
  appError('suspended', {
    detail: 'suspended_until',
    values: { until: member.suspendedUntil?.toISOString().slice(0, 10) ?? '' },
  });

async function strengthen(member: CredentialRow, password: string): Promise<void> {
  if (!member.passwordHash || !needsRehash(member.passwordHash)) return;
  await replacePasswordHash(member.id, member.passwordHash, await hashPassword(password));
}

/**
 * Signs in with a username or a mail address and a password: `{name, password}`. `bad_credentials` says the same, after
 * the same work, for a wrong password, a name that nobody has and a member without a password. Counts against the
 * address and against the account; a right password clears the account's count.
 */
export async function signIn(input: unknown, origin: Origin): Promise<Result<NewSession>> {
  const parsed = await parse(signInSchema, input);
  if (!parsed.ok) return parsed;
  const byAddress = await consume('signInAddress', origin.address);
  if (!byAddress.ok) return byAddress;
  const { name, password } = parsed.value;
  const member = await findByName(name);
  const key = accountKey(member, name);
  const byAccount = await consume('signInAccount', key);
  if (!byAccount.ok) return byAccount;
  const usable = member && !member.demo ? member.passwordHash : null;
  const right = await verifyPassword(usable, password);
  if (!member || !right) return fail(appError('bad_credentials'));
  await forget('signInAccount', key);
  if (isSuspended(member)) return fail(suspendedError(member));
  await strengthen(member, password);
  return ok(await createSession(member.id, origin));
}
