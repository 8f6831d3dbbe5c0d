import { renderPost, resolveMentions } from '@/lib/content/pool';
import { appError } from '@/lib/errors';
import { parse } from '@/lib/parse';
import { consume } from '@/lib/rate-limits/consume';
import { fail, ok, type Result } from '@/lib/result';
import { findMembersByNames } from './find-members';
import { isStaff, mayEditProfile, mayManageAccount } from './policy';
import { isReservedName } from './rules';
import { preferencesSchema, profileSchema } from './schema';
import { updateMember } from './store';
import { membersTraces, type Traces } from './traces';
import type { Viewer } from './views';

/** Names looked up for one biography; more than this is no honest text. */
const MENTIONS_MAX = 100;

async function renderBiography(source: string): Promise<string> {
  if (source === '') return '';
  const { html, mentions } = await renderPost(source);
  const known = await findMembersByNames(mentions.slice(0, MENTIONS_MAX));
  return resolveMentions(html, new Set(known.keys()));
}

/**
 * Saves the viewer's profile: `{displayName, biography, links: [{label, url}]}`. The biography is rendered once, here.
 * Gives what the change shows up in, so that the caller drops those pages.
 */
export async function updateProfile(viewer: Viewer, input: unknown): Promise<Result<Traces>> {
  if (!mayManageAccount(viewer)) return fail(appError('not_allowed'));
  if (!mayEditProfile(viewer)) return fail(appError('suspended'));
  const parsed = await parse(profileSchema, input);
  if (!parsed.ok) return parsed;
  const { displayName, biography, links } = parsed.value;
  if (isReservedName(displayName) && !isStaff(viewer)) {
    return fail(appError('invalid_input', { fields: [{ field: 'displayName', key: 'reserved' }] }));
  }
  const allowed = await consume('profile', String(viewer.id));
  if (!allowed.ok) return allowed;
  const biographyHtml = await renderBiography(biography);
  await updateMember(viewer.id, {
    displayName,
    biographySource: biography,
    biographyHtml,
    links: [...links],
  });
  return ok(await membersTraces(viewer.id, displayName !== viewer.displayName));
}

/** Saves the viewer's language, theme and time zone: `{locale, theme, timeZone}`. */
export async function updatePreferences(
  viewer: Viewer,
  input: unknown,
): Promise<Result<{ locale: 'zh-CN' | 'en'; theme: 'system' | 'light' | 'dark' }>> {
  if (!mayManageAccount(viewer)) return fail(appError('not_allowed'));
  const parsed = await parse(preferencesSchema, input);
  if (!parsed.ok) return parsed;
  await updateMember(viewer.id, parsed.value);
  return ok(parsed.value);
}
