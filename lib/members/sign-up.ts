import type { z } from 'zod';
import { appError } from '@/lib/errors';
import { deliverMail } from '@/lib/mail/send-mail';
import { parse } from '@/lib/parse';
import { consume } from '@/lib/rate-limits/consume';
import { fail, ok, type Result } from '@/lib/result';
import { inEvenTime } from './even-time';
import { keepKnownAddressMail, keepLinkMail } from './mail-links';
import { hashPassword } from './password';
import { usernameSkeleton } from './rules';
import { signUpSchema } from './schema';
import type { Origin } from './sessions';
import { findCredentialsByEmail, findIdBySkeleton, insertMember, isDuplicate, transaction } from './store';

type SignUp = z.output<typeof signUpSchema>;

const nameTaken = () => fail(appError('name_taken', { fields: [{ field: 'username', key: 'taken' }] }));

/** Makes the member and their confirmation mail, both or neither. Gives the mail's number. */
const insertUnconfirmed = ({ username, email, locale }: SignUp, passwordHash: string) =>
  transaction(async (tx) => {
    const timeZone = locale === 'en' ? 'UTC' : 'Asia/Shanghai';
    const member = await insertMember(
      {
        username,
        usernameSkeleton: usernameSkeleton(username),
        displayName: username,
        email,
        passwordHash,
        locale,
        timeZone,
      },
      tx,
    );
    return keepLinkMail('confirm_email', { id: member.id, username, email, locale, timeZone }, tx);
  });

/** The owner of the address learns that somebody tried, and how to get in; whoever tried learns nothing. */
async function mailToOwner(email: string): Promise<number | null> {
  const owner = await findCredentialsByEmail(email);
  return owner ? keepKnownAddressMail({ ...owner, email }) : null;
}

const isTaken = async ({ username }: SignUp): Promise<boolean> =>
  (await findIdBySkeleton(usernameSkeleton(username))) !== null;

async function register(input: SignUp): Promise<Result<null>> {
  const passwordHash = await hashPassword(input.password);
  try {
    const known = await mailToOwner(input.email);
    deliverMail(known ?? (await insertUnconfirmed(input, passwordHash)));
    return ok(null);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
  // Somebody was quicker, by milliseconds: with the name, or with the address.
  if (await isTaken(input)) return nameTaken();
  const known = await mailToOwner(input.email);
  if (known !== null) deliverMail(known);
  return ok(null);
}

/**
 * Signs a new member up: `{username, email, password, locale}`. They get a mail with a link that confirms the address.
 * The answer, the work and the time are the same when the address is a member's already (that member gets a mail
 * instead); that a username is taken is no secret and is told.
 */
export async function signUp(input: unknown, origin: Origin): Promise<Result<null>> {
  const parsed = await parse(signUpSchema, input);
  if (!parsed.ok) return parsed;
  // Before the limit: whoever looks for a free name has not signed up yet, and names are public anyway.
  if (await isTaken(parsed.value)) return nameTaken();
  const allowed = await consume('signUp', origin.address);
  if (!allowed.ok) return allowed;
  return inEvenTime(() => register(parsed.value));
}
