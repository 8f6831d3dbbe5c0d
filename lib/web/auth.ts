import 'server-only';
import type { NextAuthOptions } from 'next-auth';
import Credentials from 'next-auth/providers/credentials';
import { siteUrl } from '@/lib/env';
import { signInByProvider } from '@/lib/members/provider-sign-in';
import { usernameSkeleton } from '@/lib/members/rules';
import { endSession, viewerOfSession } from '@/lib/members/sessions';
import { signIn } from '@/lib/members/sign-in';
import { authSecret, isSecureSite, SESSION_SECONDS } from './auth-cookie';
import { oauthProviders, toProviderProfile } from './auth-providers';
import { dropMemberName } from './cache';
import { safeNextPath } from './next-path';
import { requestLocale, requestOrigin } from './session';

declare module 'next-auth' {
  interface User {
    /** Secret of the session that signing in has just made. */
    session?: string;
  }
}

/** The name and password of our own form, for programs that speak next-auth's protocol. */
const credentials = Credentials({
  credentials: { name: {}, password: {} },
  async authorize(given) {
    const result = await signIn(
      { name: given?.name ?? '', password: given?.password ?? '' },
      await requestOrigin(),
    );
    return result.ok ? { id: String(result.value.id), session: result.value.secret } : null;
  },
});

/** Where next-auth may lead a browser: paths of this site alone. */
function ownAddress(url: string, baseUrl: string): string {
  const path = url.startsWith(`${baseUrl}/`) ? url.slice(baseUrl.length) : url;
  return `${baseUrl}${safeNextPath(path) ?? ''}`;
}

/**
 * next-auth's options. It speaks to the providers; members, sessions and passwords are the domain's: its token carries
 * only the secret of a session row. Made for each request, because the environment is read when it is first needed.
 */
export function authOptions(): NextAuthOptions {
  // next-auth reads its own address from the environment alone; the Host header is the client's to choose.
  process.env.NEXTAUTH_URL = siteUrl();
  return {
    secret: authSecret(),
    useSecureCookies: isSecureSite(),
    session: { strategy: 'jwt', maxAge: SESSION_SECONDS },
    pages: {
      signIn: '/sign-in',
      error: '/sign-in',
      signOut: '/settings/account',
      newUser: '/settings/profile',
    },
    providers: [...oauthProviders(), credentials],
    logger: {
      // The metadata of these errors may hold tokens and addresses: the code and the message are enough.
      error: (code, metadata) =>
        console.error(
          `next-auth ${code}: ${metadata instanceof Error ? metadata.message : errorText(metadata)}`,
        ),
      warn: () => undefined,
      debug: () => undefined,
    },
    callbacks: {
      async signIn({ user, account, profile }) {
        if (!account || account.type === 'credentials') return user.session !== undefined;
        const who = toProviderProfile(account.provider, account.providerAccountId, profile ?? {});
        if (!who) return false;
        const result = await signInByProvider(who, await requestLocale(), await requestOrigin());
        if (!result.ok) return `/sign-in?error=${result.error.code}`;
        user.session = result.value.secret;
        const { newName } = result.value;
        if (newName !== null) dropMemberName(usernameSkeleton(newName), 'route');
        return true;
      },
      jwt: ({ token, user }) => (user?.session ? { session: user.session } : { session: token.session }),
      async session({ session, token }) {
        const secret = typeof token.session === 'string' ? token.session : null;
        const viewer = secret ? await viewerOfSession(secret) : null;
        return { expires: session.expires, user: viewer ? { name: viewer.displayName } : undefined };
      },
      redirect: ({ url, baseUrl }) => ownAddress(url, baseUrl),
    },
    events: {
      async signOut({ token }) {
        if (typeof token?.session === 'string') await endSession(token.session);
      },
    },
  };
}

const errorText = (metadata: unknown): string => {
  const error = (metadata as { error?: unknown }).error;
  return error instanceof Error ? error.message : 'no details';
};
