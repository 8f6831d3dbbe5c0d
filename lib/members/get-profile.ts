import { z } from 'zod';
import { usernameSkeleton } from './rules';
import { findIdBySkeleton, findProfile, findSettings } from './store';
import { type ProfileLink, type ProfileView, type SettingsView, toMemberRef, type Viewer } from './views';

const linksSchema = z.array(z.object({ label: z.string(), url: z.string() })).catch([]);

/** Links as they were stored; an older shape reads as none rather than breaking the page. */
const toLinks = (stored: unknown): ProfileLink[] => linksSchema.parse(stored);

/** The number of the member whose name has this skeleton (rules.ts `usernameSkeleton`); null when nobody has it. */
export const findMemberId = (skeleton: string): Promise<number | null> => findIdBySkeleton(skeleton);

/** A member's public page; null when there is no member of this number. */
export async function getProfileById(memberId: number): Promise<ProfileView | null> {
  const row = await findProfile(memberId);
  if (!row) return null;
  const { biographyHtml, topicCount, postCount } = row;
  return {
    ...toMemberRef(row),
    biographyHtml,
    topicCount,
    postCount,
    links: toLinks(row.links),
    joinedAt: row.createdAt.toISOString(),
  };
}

/** A member's public page by username, in any spelling that counts as the same; null when nobody has the name. */
export async function getProfile(username: string): Promise<ProfileView | null> {
  const memberId = await findMemberId(usernameSkeleton(username));
  return memberId === null ? null : getProfileById(memberId);
}

/** What the viewer sees and edits of themself; null when the account is gone. */
export async function getSettings(viewer: Viewer): Promise<SettingsView | null> {
  const row = await findSettings(viewer.id);
  if (!row) return null;
  const { email, locale, theme, timeZone, biographySource } = row;
  return {
    ...toMemberRef(row),
    email,
    emailConfirmed: email !== null && row.emailConfirmedAt !== null,
    hasPassword: row.passwordHash !== null,
    hasUploadedAvatar: row.avatarKey !== null,
    locale,
    theme,
    timeZone,
    biographySource,
    links: toLinks(row.links),
  };
}
