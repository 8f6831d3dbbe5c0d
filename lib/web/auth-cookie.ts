import { decode, encode } from 'next-auth/jwt';
import { env, siteUrl } from '@/lib/env';
import { SESSION_DAYS } from '@/lib/limits';

/**
 * The session cookie, in the form that next-auth reads and writes too: an encrypted JWT. It carries nothing but the
 * random secret of a row in the database, which every look-up checks: a revoked session ends at once.
 */

const DAY_SECONDS = 86_400;
export const SESSION_SECONDS = SESSION_DAYS * DAY_SECONDS;

/** Cookies are marked Secure, and named so that only https may set them, where the site's address is https. */
export const isSecureSite = (): boolean => siteUrl().startsWith('https://');

export const sessionCookieName = (): string =>
  isSecureSite() ? '__Secure-next-auth.session-token' : 'next-auth.session-token';

/** HttpOnly: no script reads it. Lax: other sites' forms do not send it, links from them do. */
export const sessionCookieOptions = () =>
  ({ httpOnly: true, sameSite: 'lax', path: '/', secure: isSecureSite() }) as const;

/** The key that cookies are encrypted with. The start command makes and keeps one; a bare `next start` must set it. */
export function authSecret(): string {
  const secret = env().NEXTAUTH_SECRET;
  if (!secret) throw new Error('NEXTAUTH_SECRET is not set: start the site by `npm start`, or set it.');
  return secret;
}

/** The cookie's value for a session's secret. */
export const sealSession = (secret: string): Promise<string> =>
  encode({ token: { session: secret }, secret: authSecret(), maxAge: SESSION_SECONDS });

/** The secret in a cookie's value; null when it is not ours, altered or too old. Never throws. */
export async function openSession(value: string | undefined): Promise<string | null> {
  if (!value) return null;
  const token = await decode({ token: value, secret: authSecret() }).catch(() => null);
  return typeof token?.session === 'string' ? token.session : null;
}
