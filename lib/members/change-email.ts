import { appError } from '@/lib/errors';
import { deliverMail } from '@/lib/mail/send-mail';
import { parse } from '@/lib/parse';
import { consume } from '@/lib/rate-limits/consume';
import { fail, ok, type Result } from '@/lib/result';
import { provePassword } from './change-password';
import { inEvenTime } from './even-time';
import { keepKnownAddressMail, keepLinkMail } from './mail-links';
import { mayManageAccount } from './policy';
import { changeEmailSchema } from './schema';
import { type CredentialRow, findCredentialsByEmail, findCredentialsById, transaction } from './store';
import type { Viewer } from './views';

/** The confirmed address of another member is answered like a free one: its owner gets a mail, the viewer learns nothing. */
async function mailTo(member: CredentialRow, email: string): Promise<null> {
  const owner = await findCredentialsByEmail(email);
  const mail =
    owner?.emailConfirmedAt && owner.id !== member.id
      ? await keepKnownAddressMail({ ...owner, email })
      : await transaction((tx) => keepLinkMail('change_email', { ...member, email }, tx));
  deliverMail(mail);
  return null;
}

/**
 * Begins a change of the viewer's mail address: `{email, password}`. The new address gets a link, and is theirs once that
 * is used; until then the old one stays. The password is asked of members who have one.
 */
export async function changeEmail(viewer: Viewer, input: unknown): Promise<Result<null>> {
  if (!mayManageAccount(viewer)) return fail(appError('not_allowed'));
  const parsed = await parse(changeEmailSchema, input);
  if (!parsed.ok) return parsed;
  const member = await findCredentialsById(viewer.id);
  if (!member) return fail(appError('not_signed_in'));
  const { email, password } = parsed.value;
  if (email === member.email && member.emailConfirmedAt) {
    return fail(appError('invalid_input', { fields: [{ field: 'email', key: 'same_email' }] }));
  }
  if (member.passwordHash) {
    const proved = await provePassword(viewer, password, 'password');
    if (!proved.ok) return proved;
  }
  const allowed = await consume('mail', String(viewer.id));
  if (!allowed.ok) return allowed;
  return ok(await inEvenTime(() => mailTo(member, email)));
}
