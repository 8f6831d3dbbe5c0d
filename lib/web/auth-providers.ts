import type { Profile } from 'next-auth';
import type { OAuthConfig } from 'next-auth/providers/oauth';
import { env } from '@/lib/env';
import type { ProviderProfile } from '@/lib/members/provider-sign-in';

/** The providers that the environment switches on, in the order of the sign-in page. */
export interface ProviderInfo {
  id: ProviderProfile['provider'];
  name: string;
}

export function enabledProviders(): ProviderInfo[] {
  const { GITHUB_ID, GOOGLE_ID } = env();
  return [
    ...(GITHUB_ID ? [{ id: 'github', name: 'GitHub' } as const] : []),
    ...(GOOGLE_ID ? [{ id: 'google', name: 'Google' } as const] : []),
  ];
}

interface GithubEmail {
  email: string;
  primary: boolean;
  verified: boolean;
}

/** GitHub's API beside the site; an Enterprise server has it below its own address. */
const githubApi = (base: string): string =>
  base === 'https://github.com' ? 'https://api.github.com' : `${base}/api/v3`;

async function githubJson(api: string, path: string, token: string): Promise<unknown> {
  const response = await fetch(`${api}${path}`, {
    headers: {
      authorization: `Bearer ${token}`,
      accept: 'application/vnd.github+json',
      'user-agent': 'minibatch',
    },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`GitHub answered ${response.status} to ${path}`);
  return response.json();
}

/** The address in a GitHub profile is free text; only the list of addresses says which ones are verified. */
async function githubProfile(api: string, token: string): Promise<Profile> {
  const user = (await githubJson(api, '/user', token)) as Record<string, unknown>;
  const emails = (await githubJson(api, '/user/emails', token)) as GithubEmail[];
  const verified = emails.filter((entry) => entry.verified === true);
  const email = (verified.find((entry) => entry.primary) ?? verified[0])?.email;
  return { ...user, email, email_verified: email !== undefined } as Profile;
}

function github(): OAuthConfig<Profile> {
  const base = env().GITHUB_URL.replace(/\/+$/, '');
  const api = githubApi(base);
  return {
    id: 'github',
    name: 'GitHub',
    type: 'oauth',
    // GitHub names itself so in its answers (RFC 9207), which are refused where the name differs.
    issuer: `${base}/login/oauth`,
    authorization: { url: `${base}/login/oauth/authorize`, params: { scope: 'read:user user:email' } },
    token: `${base}/login/oauth/access_token`,
    userinfo: {
      url: `${api}/user`,
      request: ({ tokens }) => githubProfile(api, tokens.access_token ?? ''),
    },
    checks: ['pkce', 'state'],
    clientId: env().GITHUB_ID,
    clientSecret: env().GITHUB_SECRET,
    profile: (profile) => ({ id: String((profile as { id?: unknown }).id) }),
  };
}

function google(): OAuthConfig<Profile> {
  return {
    id: 'google',
    name: 'Google',
    type: 'oauth',
    wellKnown: `${env().GOOGLE_ISSUER.replace(/\/+$/, '')}/.well-known/openid-configuration`,
    authorization: { params: { scope: 'openid email profile', prompt: 'select_account' } },
    idToken: true,
    checks: ['pkce', 'state', 'nonce'],
    clientId: env().GOOGLE_ID,
    clientSecret: env().GOOGLE_SECRET,
    profile: (profile) => ({ id: String(profile.sub) }),
  };
}

/** next-auth's configuration of the providers that are switched on. */
export const oauthProviders = (): OAuthConfig<Profile>[] =>
  enabledProviders().map(({ id }) => (id === 'github' ? github() : google()));

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

/** What a provider's answer says, in our words. Both mark verified addresses by `email_verified`. */
export function toProviderProfile(provider: string, accountId: string, raw: object): ProviderProfile | null {
  if (provider !== 'github' && provider !== 'google') return null;
  const profile = raw as Record<string, unknown>;
  const email = textOf(profile.email);
  const login = textOf(profile.login) ?? textOf(profile.name) ?? email ?? '';
  const verifiedEmail = profile.email_verified === true ? email : null;
  return { provider, accountId, login, name: textOf(profile.name), verifiedEmail };
}
