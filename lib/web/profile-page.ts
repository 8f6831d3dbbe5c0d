import 'server-only';
import { permanentRedirect } from 'next/navigation';
import { memberPath, type ProfileView } from '@/lib/members/views';
import { readProfile } from './reads/members';

/** Null where the percent signs of an address are not valid UTF-8. */
function decoded(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}

/** The member of a profile's address, or null. */
export async function findProfile(segment: string): Promise<ProfileView | null> {
  const name = decoded(segment);
  return name === null ? null : readProfile(name);
}

/**
 * The member of a profile's address. Another spelling of the name (case, width) leads to the one address of the page, so
 * that it is not kept many times. Null for a name that nobody has.
 *
 * @param rest what follows the name in the address, for instance `/posts/2`
 */
export async function profileOfPage(locale: string, segment: string, rest = ''): Promise<ProfileView | null> {
  const profile = await findProfile(segment);
  if (!profile) return null;
  if (decoded(segment) !== profile.username)
    permanentRedirect(`/${locale}${memberPath(profile.username)}${rest}`);
  return profile;
}
