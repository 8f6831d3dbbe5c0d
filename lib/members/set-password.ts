import { appError } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';
import { hashPassword } from './password';
import {
  deleteOneTimeTokens,
  deleteSessions,
  findCredentialsById,
  replacePasswordHash,
  transaction,
} from './store';

/**
 * Gives a member a new password and ends all their sessions and reset links: by the operator's command, never for a
 * request. `not_found` without such a member; `conflict` when the password was changed in the same moment.
 */
export async function setPasswordFor(memberId: number, password: string): Promise<Result<null>> {
  const after = await hashPassword(password);
  return transaction(async (tx) => {
    const member = await findCredentialsById(memberId, tx);
    if (!member) return fail(appError('not_found'));
    const { count } = await replacePasswordHash(memberId, member.passwordHash, after, tx);
    if (count === 0) return fail(appError('conflict', { detail: 'password_changed' }));
    await deleteSessions(memberId, null, tx);
    await deleteOneTimeTokens(memberId, ['reset_password'], tx);
    return ok(null);
  });
}
