'use server';

import { refresh } from 'next/cache';
import { cookies } from 'next/headers';
import { redirect } from 'next/navigation';
import { LOCALE_COOKIE } from '@/i18n/routing';
import { appError } from '@/lib/errors';
import { PROFILE_LINKS_MAX } from '@/lib/limits';
import { createAccessToken, revokeAccessToken } from '@/lib/members/access-tokens';
import { removeAvatar, uploadAvatar } from '@/lib/members/change-avatar';
import { changeEmail } from '@/lib/members/change-email';
import { changePassword } from '@/lib/members/change-password';
import { resendConfirmation } from '@/lib/members/confirm-email';
import { requestPasswordLink } from '@/lib/members/reset-password';
import { revokeOtherSessions, revokeSession } from '@/lib/members/sessions';
import { updatePreferences, updateProfile } from '@/lib/members/update-profile';
import type { ActionState } from '@/lib/web/action-state';
import { dropTags } from '@/lib/web/cache';
import { failedState } from '@/lib/web/failed-state';
import { formId, formText } from '@/lib/web/form-fields';
import { failedWithoutSecrets } from '@/lib/web/secret-fields';
import { getViewer, requestOrigin, startSession } from '@/lib/web/session';

/** The page that sent the form shows what it changed: its data is read again with the answer. */
function done(message: string, data?: unknown): ActionState {
  refresh();
  return { status: 'done', message, data };
}

const YEAR_SECONDS = 365 * 86_400;

const signedOut = (form: FormData): ActionState => failedWithoutSecrets(appError('not_signed_in'), form);

const formPassword = (form: FormData, name: string): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/**
 * Saves language, theme and time zone. Fields: `language`, `theme`, `timeZone`, `locale` (of the page), and `script`,
 * which a page with JavaScript sets to 1: then a change of language is told in `data.location`, for a whole page load,
 * because language, texts and theme of the document change together.
 */
export async function preferencesAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const viewer = await getViewer();
  if (!viewer) return signedOut(form);
  const result = await updatePreferences(viewer, {
    locale: formText(form, 'language'),
    theme: formText(form, 'theme'),
    timeZone: formText(form, 'timeZone'),
  });
  if (!result.ok) return failedState(result.error, form);
  const { locale } = result.value;
  const store = await cookies();
  // As the language switch of the header keeps it: readable by scripts, because it says nothing about who it is.
  store.set(LOCALE_COOKIE, locale, { path: '/', maxAge: YEAR_SECONDS, sameSite: 'lax' });
  if (locale === formText(form, 'locale')) return done('saved');
  const location = `/${locale}/settings?notice=saved`;
  if (formText(form, 'script') === '1') return { status: 'done', data: { location } };
  redirect(location);
}

/** Only the lines in which an address or a name was typed. */
function formLinks(form: FormData): { label: string; url: string }[] {
  return Array.from({ length: PROFILE_LINKS_MAX }, (_, index) => ({
    label: formText(form, `links.${index}.label`),
    url: formText(form, `links.${index}.url`),
  }));
}

/** Saves the profile. Fields: `displayName`, `biography`, `links.0.label`, `links.0.url` and so on. */
export async function profileAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const viewer = await getViewer();
  if (!viewer) return signedOut(form);
  const result = await updateProfile(viewer, {
    displayName: formText(form, 'displayName'),
    biography: formText(form, 'biography'),
    links: formLinks(form),
  });
  if (!result.ok) return failedState(result.error, form);
  dropTags(result.value, 'action');
  return done('saved');
}

/** Takes a picture as avatar. Field: `avatar`, a file. */
export async function uploadAvatarAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const viewer = await getViewer();
  if (!viewer) return signedOut(form);
  const file = form.get('avatar');
  const bytes = file instanceof File ? new Uint8Array(await file.arrayBuffer()) : new Uint8Array();
  const result = await uploadAvatar(viewer, bytes);
  if (!result.ok) return failedState(result.error, form);
  dropTags(result.value, 'action');
  return done('avatarSaved');
}

/** Takes the uploaded avatar down. */
export async function removeAvatarAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const viewer = await getViewer();
  if (!viewer) return signedOut(form);
  const result = await removeAvatar(viewer);
  if (!result.ok) return failedState(result.error, form);
  dropTags(result.value, 'action');
  return done('avatarRemoved');
}

/** Begins a change of the mail address. Fields: `email`, `password`. */
export async function changeEmailAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const viewer = await getViewer();
  if (!viewer) return signedOut(form);
  const input = { email: formText(form, 'email'), password: formPassword(form, 'password') };
  const result = await changeEmail(viewer, input);
  if (!result.ok) return failedWithoutSecrets(result.error, form);
  return done('emailSent');
}

/** Sends the confirmation link again to the member's own address. */
export async function resendConfirmationAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const viewer = await getViewer();
  if (!viewer) return signedOut(form);
  const result = await resendConfirmation(viewer);
  return result.ok ? done('resent') : failedState(result.error, form);
}

/** Changes the password. Fields: `current`, `password`. Every other session ends; this browser gets a new one. */
export async function changePasswordAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const viewer = await getViewer();
  if (!viewer) return signedOut(form);
  const input = { current: formPassword(form, 'current'), password: formPassword(form, 'password') };
  const result = await changePassword(viewer, input, await requestOrigin());
  if (!result.ok) return failedWithoutSecrets(result.error, form);
  await startSession(result.value);
  return done('passwordChanged');
}

/** Mails a link to set a password to a member who has none. */
export async function passwordLinkAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const viewer = await getViewer();
  if (!viewer) return signedOut(form);
  const result = await requestPasswordLink(viewer);
  return result.ok ? done('passwordLinkSent') : failedState(result.error, form);
}

/** Ends one of the member's own sessions. Field: `session` (id). */
export async function revokeSessionAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const viewer = await getViewer();
  if (!viewer) return signedOut(form);
  const result = await revokeSession(viewer, formId(form, 'session'));
  return result.ok ? done('ended') : failedState(result.error, form);
}

/** Ends all of the member's sessions but this one. */
export async function revokeOtherSessionsAction(
  _previous: ActionState,
  form: FormData,
): Promise<ActionState> {
  const viewer = await getViewer();
  if (!viewer) return signedOut(form);
  const result = await revokeOtherSessions(viewer);
  if (!result.ok) return failedState(result.error, form);
  return done('othersEnded', { count: result.value });
}

/** Makes an access token. Fields: `name`, `scopes` (several), `days` (`never` for none). The secret is in `data`. */
export async function createTokenAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const viewer = await getViewer();
  if (!viewer) return signedOut(form);
  const days = formText(form, 'days');
  const result = await createAccessToken(viewer, {
    name: formText(form, 'name'),
    scopes: form.getAll('scopes'),
    days: days === 'never' ? null : Number(days),
  });
  if (!result.ok) return withScopes(failedState(result.error, form), form);
  return done('created', { secret: result.value.secret, name: result.value.token.name });
}

/** Of several boxes of one name, `failedState` keeps the last: all of them have to come back. */
function withScopes(state: ActionState, form: FormData): ActionState {
  if (state.status !== 'failed') return state;
  return { ...state, values: { ...state.values, scopes: form.getAll('scopes').join(' ') } };
}

/** Ends an access token. Field: `accessToken` (id). */
export async function revokeTokenAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const viewer = await getViewer();
  if (!viewer) return signedOut(form);
  const result = await revokeAccessToken(viewer, formId(form, 'accessToken'));
  return result.ok ? done('revoked') : failedState(result.error, form);
}
