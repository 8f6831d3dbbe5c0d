import { appError } from '@/lib/errors';
import { deliverMail } from '@/lib/mail/send-mail';
import { parse } from '@/lib/parse';
import { fail, ok, type Result } from '@/lib/result';
import { keepNotice } from './mail-links';
import { maySuspend } from './policy';
import { suspendSchema } from './schema';
import {
  deleteSessions,
  findCredentialsById,
  insertModerationAction,
  lockMember,
  transaction,
  updateMember,
} from './store';
import type { Viewer } from './views';

const DAY_MS = 86_400_000;

/**
 * Suspends a member for `days`, or lifts the suspension with 0: `{memberId, days, reason}`. For moderators, and never of
 * staff. The member's sessions end at once, their access tokens stop working for the time, and the log says who did it
 * and why. Gives the new end, or null.
 */
export async function suspendMember(
  viewer: Viewer | null,
  input: unknown,
): Promise<Result<{ until: Date | null }>> {
  if (!viewer) return fail(appError('not_signed_in'));
  const parsed = await parse(suspendSchema, input);
  if (!parsed.ok) return parsed;
  const { memberId, days, reason } = parsed.value;
  const until = days > 0 ? new Date(Date.now() + days * DAY_MS) : null;
  const result = await transaction(async (tx) => {
    // The row is locked, so that nobody becomes staff between the question and the answer.
    await lockMember(memberId, tx);
    const member = await findCredentialsById(memberId, tx);
    if (!member) return fail(appError('not_found'));
    if (!maySuspend(viewer, member)) return fail(appError('not_allowed'));
    await updateMember(memberId, { suspendedUntil: until, suspendedReason: until ? reason : null }, tx);
    await deleteSessions(memberId, null, tx);
    const kind = until ? 'suspend_member' : 'lift_suspension';
    await insertModerationAction({ actorId: viewer.id, kind, subjectId: memberId, reason }, tx);
    const { email } = member;
    if (!until || !email) return ok(null);
    return ok(await keepNotice('suspended', { ...member, email }, { until, reason }, tx));
  });
  if (!result.ok) return result;
  if (result.value !== null) deliverMail(result.value);
  return ok({ until });
}
