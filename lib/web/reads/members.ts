import 'server-only';
import { listAccessTokens } from '@/lib/members/access-tokens';
import { peekConfirmation } from '@/lib/members/confirm-email';
import { findMemberId, getProfileById, getSettings } from '@/lib/members/get-profile';
import { listProviders } from '@/lib/members/list-providers';
import { peekReset } from '@/lib/members/reset-password';
import { usernameSkeleton } from '@/lib/members/rules';
import { listSessions } from '@/lib/members/sessions';
import type { ProfileView } from '@/lib/members/views';
import { cachedRead, tagNames } from '@/lib/web/cache';

const readMemberId = cachedRead(
  'member-id',
  (skeleton: string) => [tagNames.memberName(skeleton)],
  findMemberId,
);

const readProfileOf = cachedRead(
  'profile',
  (memberId: number) => [tagNames.member(memberId)],
  getProfileById,
);

/** A member's public page by the name in an address, in any spelling of it; null when nobody has the name. */
export async function readProfile(username: string): Promise<ProfileView | null> {
  const memberId = await readMemberId(usernameSkeleton(username));
  return memberId === null ? null : readProfileOf(memberId);
}

// Not cached: one person's, or a link's that works once.
export {
  getSettings as readSettings,
  listAccessTokens as readAccessTokens,
  listProviders as readProviders,
  listSessions as readSessions,
  peekConfirmation as readConfirmation,
  peekReset as readReset,
};
