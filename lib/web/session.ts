import 'server-only';
import { cookies, headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { cache } from 'react';
import { negotiateLocale } from '@/i18n/negotiate';
import { LOCALE_COOKIE, type SiteLocale } from '@/i18n/routing';
import { endSession, type NewSession, type Origin, viewerOfSession } from '@/lib/members/sessions';
import type { Viewer } from '@/lib/members/views';
import { openSession, sealSession, sessionCookieName, sessionCookieOptions } from './auth-cookie';
import { networkOf } from './client-address';
import { signInPath } from './next-path';

/** The secret of this request's session cookie, or null. Says nothing about whether the session still stands. */
const sessionSecret = cache(async (): Promise<string | null> => {
  const store = await cookies();
  return openSession(store.get(sessionCookieName())?.value);
});

/**
 * The signed-in member of this request, or null for a guest. Checks the database, once per request. Reads cookies:
 * never call it in a shared page.
 */
export const getViewer = cache(async (): Promise<Viewer | null> => {
  const secret = await sessionSecret();
  return secret ? viewerOfSession(secret) : null;
});

/** The viewer of a page that needs one; guests are sent to sign in and come back to `path` (without a locale). */
export async function requireViewer(locale: string, path: string): Promise<Viewer> {
  const viewer = await getViewer();
  return viewer ?? redirect(signInPath(locale, path));
}

/** Gives this browser a session's cookie. In server actions and route handlers alone. */
export async function startSession(session: NewSession): Promise<void> {
  const store = await cookies();
  store.set(sessionCookieName(), await sealSession(session.secret), {
    ...sessionCookieOptions(),
    expires: session.expiresAt,
  });
}

/** Ends this browser's session and takes its cookie away. */
export async function leaveSession(): Promise<void> {
  const secret = await sessionSecret();
  if (secret) await endSession(secret);
  const store = await cookies();
  store.set(sessionCookieName(), '', { ...sessionCookieOptions(), maxAge: 0 });
}

/** Where this request comes from. `x-forwarded-for` was made true where the request arrived (client-address.ts). */
export async function requestOrigin(): Promise<Origin> {
  const list = await headers();
  return {
    address: networkOf(list.get('x-forwarded-for') ?? ''),
    userAgent: list.get('user-agent') ?? '',
  };
}

/** The language of a request whose address has none: the cookie's, else the browser's. */
export async function requestLocale(): Promise<SiteLocale> {
  const [store, list] = [await cookies(), await headers()];
  return negotiateLocale(store.get(LOCALE_COOKIE)?.value, list.get('accept-language'));
}
