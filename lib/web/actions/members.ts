'use server';

import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { appError } from '@/lib/errors';
import { confirmEmail, requestConfirmation } from '@/lib/members/confirm-email';
import { requestPasswordReset, resetPassword } from '@/lib/members/reset-password';
import { usernameSkeleton } from '@/lib/members/rules';
import { signIn } from '@/lib/members/sign-in';
import { signUp } from '@/lib/members/sign-up';
import type { ActionState } from '@/lib/web/action-state';
import { dropMemberName } from '@/lib/web/cache';
import { failedState } from '@/lib/web/failed-state';
import { formText, localisedPath } from '@/lib/web/form-fields';
import { safeNextPath } from '@/lib/web/next-path';
import { failedWithoutSecrets } from '@/lib/web/secret-fields';
import { getViewer, leaveSession, requestLocale, requestOrigin, startSession } from '@/lib/web/session';
import { startProvider } from '@/lib/web/start-provider';

const formLocale = (form: FormData) => (formText(form, 'locale') === 'en' ? 'en' : 'zh-CN');

/** A password as it was sent: line ends are letters like others there. */
const formPassword = (form: FormData, name = 'password'): string => {
  const value = form.get(name);
  return typeof value === 'string' ? value : '';
};

/** Signs in. Fields: `name`, `password`, `next` (a path of this site), `locale`. Leads to `next`, or home. */
export async function signInAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const result = await signIn(
    { name: formText(form, 'name'), password: formPassword(form) },
    await requestOrigin(),
  );
  if (!result.ok) return failedWithoutSecrets(result.error, form);
  await startSession(result.value);
  redirect(safeNextPath(formText(form, 'next')) ?? localisedPath(form, ''));
}

/** Signs up. Fields: `username`, `email`, `password`, `locale`. Leads to "check your mail" for known addresses too. */
export async function signUpAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const result = await signUp(
    {
      username: formText(form, 'username'),
      email: formText(form, 'email'),
      password: formPassword(form),
      locale: formLocale(form),
    },
    await requestOrigin(),
  );
  if (!result.ok) return failedWithoutSecrets(result.error, form);
  dropMemberName(usernameSkeleton(formText(form, 'username')), 'action');
  redirect(localisedPath(form, '/sign-up/check-mail'));
}

/** Begins to sign in at GitHub or Google. Fields: `provider`, `next`, `locale`. Leads to the provider. */
export async function providerSignInAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const next = safeNextPath(formText(form, 'next')) ?? localisedPath(form, '');
  const target = await startProvider(formText(form, 'provider'), next);
  if (!target) return failedState(appError('unavailable'), form);
  redirect(target);
}

/** Where the page stood that sent the form, if it was one of ours: its language. */
async function pageLocale(): Promise<string> {
  const referer = (await headers()).get('referer') ?? '';
  const path = URL.canParse(referer) ? new URL(referer).pathname : '';
  return /^\/(en|zh-CN)(?=\/|$)/.exec(path)?.[1] ?? requestLocale();
}

/** Ends this browser's session and leads home, in the language of the page. */
export async function signOut(): Promise<void> {
  await leaveSession();
  redirect(`/${await pageLocale()}`);
}

/** Confirms a mail address. Fields: `token`, `locale`. Leads to the settings, or to signing in. */
export async function confirmEmailAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const result = await confirmEmail(formText(form, 'token'));
  if (!result.ok) return failedWithoutSecrets(result.error, form);
  const own = (await getViewer())?.id === result.value.memberId;
  redirect(localisedPath(form, own ? '/settings/account?notice=confirmed' : '/sign-in?notice=confirmed'));
}

/** Sends a confirmation link again. Fields: `email`, `locale`. Says the same for every address. */
export async function requestConfirmationAction(
  _previous: ActionState,
  form: FormData,
): Promise<ActionState> {
  const input = { email: formText(form, 'email'), locale: formLocale(form) };
  const result = await requestConfirmation(input, await requestOrigin());
  if (!result.ok) return failedState(result.error, form);
  redirect(localisedPath(form, '/confirm/check-mail'));
}

/** Mails a link for a new password. Fields: `email`, `locale`. Says the same for every address. */
export async function requestResetAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const input = { email: formText(form, 'email'), locale: formLocale(form) };
  const result = await requestPasswordReset(input, await requestOrigin());
  if (!result.ok) return failedState(result.error, form);
  redirect(localisedPath(form, '/reset/check-mail'));
}

/** Sets a new password by a mailed link. Fields: `token`, `password`, `locale`. Leads to signing in. */
export async function resetPasswordAction(_previous: ActionState, form: FormData): Promise<ActionState> {
  const input = { token: formText(form, 'token'), password: formPassword(form) };
  const result = await resetPassword(input, await requestOrigin());
  if (!result.ok) return failedWithoutSecrets(result.error, form);
  redirect(localisedPath(form, '/sign-in?notice=password-set'));
}
