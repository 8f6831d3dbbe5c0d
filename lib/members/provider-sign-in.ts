import { USERNAME_MAX } from '@/lib/limits';
import { fail, ok, type Result } from '@/lib/result';
import { isSuspended } from './policy';
import {
  displayNameProblem,
  normaliseDisplayName,
  normaliseEmail,
  normaliseUsername,
  usernameProblem,
  usernameSkeleton,
} from './rules';
import { createSession, type NewSession, type Origin } from './sessions';
import { suspendedError } from './sign-in';
import {
  type CredentialRow,
  type Db,
  findCredentialsByEmail,
  findCredentialsById,
  findMemberOfAccount,
  insertAccount,
  insertMember,
  isDuplicate,
  listSkeletonsLike,
  releaseUnconfirmedEmail,
  transaction,
} from './store';

/** What a provider says about whoever signed in there. */
export interface ProviderProfile {
  provider: 'github' | 'google';
  /** The provider's own number of the account; names and addresses there change hands, this does not. */
  accountId: string;
  /** The handle there, or a name; only a suggestion for the username here. */
  login: string;
  name: string | null;
  /** Only an address that the provider itself has verified; null otherwise. */
  verifiedEmail: string | null;
}

/** Another member took the same free name in the same moment: try the next one. */
const ATTEMPTS = 3;
const FALLBACK_NAME = 'learner';

/** The nearest allowed username to a name from elsewhere: its allowed letters, separators put right. */
export function suggestUsername(login: string): string {
  const letters = normaliseUsername(login.split('@')[0] ?? '').replace(/[\s.]+/g, '-');
  const plain = letters.replace(/[^\p{L}\p{N}_-]/gu, '').replace(/[-_]{2,}/g, '-');
  const cut = [...plain]
    .slice(0, USERNAME_MAX - 5)
    .join('')
    .replace(/^[-_]+|[-_]+$/g, '');
  return usernameProblem(cut) === null ? cut : FALLBACK_NAME;
}

/** The suggestion itself, or with the first number that makes it free. */
async function freeUsername(login: string, tx: Db): Promise<string> {
  const base = suggestUsername(login);
  const taken = await listSkeletonsLike(usernameSkeleton(base), tx);
  for (let number = 1; ; number++) {
    const name = number === 1 ? base : `${base}-${number}`;
    if (!taken.has(usernameSkeleton(name))) return name;
  }
}

function displayNameFrom(profile: ProviderProfile, username: string): string {
  const name = normaliseDisplayName(profile.name ?? '');
  return displayNameProblem(name) === null ? name : username;
}

async function insertFromProfile(profile: ProviderProfile, email: string | null, locale: string, tx: Db) {
  const username = await freeUsername(profile.login, tx);
  if (email) await releaseUnconfirmedEmail(email, null, tx);
  return insertMember(
    {
      username,
      usernameSkeleton: usernameSkeleton(username),
      displayName: displayNameFrom(profile, username),
      email,
      emailConfirmedAt: email ? new Date() : null,
      locale,
      timeZone: locale === 'en' ? 'UTC' : 'Asia/Shanghai',
    },
    tx,
  );
}

/**
 * The member of a provider's account: who was linked before; else the member whose confirmed address the provider has
 * verified as well; else a new one. An address that only one side vouches for links nothing: whoever can write any
 * address into a profile there would be let into the account here.
 */
async function memberOf(
  profile: ProviderProfile,
  locale: string,
  tx: Db,
): Promise<{ member: CredentialRow | null; isNew: boolean }> {
  const { provider, accountId: providerAccountId } = profile;
  const linked = await findMemberOfAccount(provider, providerAccountId, tx);
  if (linked) return { member: linked.member, isNew: false };
  const email = profile.verifiedEmail === null ? null : normaliseEmail(profile.verifiedEmail);
  const owner = email ? await findCredentialsByEmail(email, tx) : null;
  const confirmed = owner?.emailConfirmedAt ? owner : null;
  const memberId = confirmed?.id ?? (await insertFromProfile(profile, email, locale, tx)).id;
  await insertAccount({ provider, providerAccountId, memberId }, tx);
  return { member: await findCredentialsById(memberId, tx), isNew: confirmed === null };
}

/**
 * Signs in by a provider's account; makes the member at the first time, and then gives their `newName`. `suspended`
 * while that lasts.
 */
export async function signInByProvider(
  profile: ProviderProfile,
  locale: string,
  origin: Origin,
): Promise<Result<NewSession & { newName: string | null }>> {
  for (let attempt = 1; ; attempt++) {
    try {
      const { member, isNew } = await transaction((tx) => memberOf(profile, locale, tx));
      if (!member) throw new Error('a member vanished while signing in');
      if (isSuspended(member)) return fail(suspendedError(member));
      return ok({ ...(await createSession(member.id, origin)), newName: isNew ? member.username : null });
    } catch (error) {
      if (attempt === ATTEMPTS || !isDuplicate(error)) throw error;
    }
  }
}
