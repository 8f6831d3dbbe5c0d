import { appError } from '@/lib/errors';
import { deliverMail } from '@/lib/mail/send-mail';
import { parse } from '@/lib/parse';
import { consume, forget } from '@/lib/rate-limits/consume';
import { fail, ok, type Result } from '@/lib/result';
import { keepNotice } from './mail-links';
import { hashPassword, verifyPassword } from './password';
import { mayManageAccount } from './policy';
import { changePasswordSchema } from './schema';
import { createSession, type NewSession, type Origin } from './sessions';
import {
  type CredentialRow,
  deleteOneTimeTokens,
  deleteSessions,
  findCredentialsById,
  replacePasswordHash,
  transaction,
} from './store';
import type { Viewer } from './views';

/**
 * Whether the signed-in member knows their password. Guesses count as at signing in: whoever found an open browser has
 * not found the password.
 */
export async function provePassword(
  viewer: Viewer,
  password: string,
  field: string,
): Promise<Result<CredentialRow>> {
  const key = `member ${viewer.id}`;
  const allowed = await consume('signInAccount', key);
  if (!allowed.ok) return allowed;
  const member = await findCredentialsById(viewer.id);
  const right = await verifyPassword(member?.passwordHash ?? null, password);
  if (!member || !right) {
    return fail(
      appError('bad_credentials', { detail: 'wrong_password', fields: [{ field, key: 'wrong_password' }] }),
    );
  }
  await forget('signInAccount', key);
  return ok(member);
}

/**
 * Changes the viewer's password: `{current, password}`. All their sessions end at once; the one given back replaces the
 * browser's own. `conflict` when the password was changed elsewhere in the same moment.
 */
export async function changePassword(
  viewer: Viewer,
  input: unknown,
  origin: Origin,
): Promise<Result<NewSession>> {
  if (!mayManageAccount(viewer)) return fail(appError('not_allowed'));
  const parsed = await parse(changePasswordSchema, input);
  if (!parsed.ok) return parsed;
  const proved = await provePassword(viewer, parsed.value.current, 'current');
  if (!proved.ok) return proved;
  const member = proved.value;
  const after = await hashPassword(parsed.value.password);
  return transaction(async (tx) => {
    const { count } = await replacePasswordHash(member.id, member.passwordHash, after, tx);
    if (count === 0) return fail(appError('conflict', { detail: 'password_changed' }));
    await deleteSessions(member.id, null, tx);
    await deleteOneTimeTokens(member.id, ['reset_password'], tx);
    const { email } = member;
    const mail = email ? await keepNotice('passwordChanged', { ...member, email }, {}, tx) : null;
    return ok({ session: await createSession(member.id, origin, tx), mail });
  }).then((result) => {
    if (!result.ok) return result;
    if (result.value.mail !== null) deliverMail(result.value.mail);
    return ok(result.value.session);
  });
}
