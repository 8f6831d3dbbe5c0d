import type { NextApiRequest, NextApiResponse } from 'next';
import NextAuth from 'next-auth';
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { db } from '@/lib/db';
import { env } from '@/lib/env';
import { createMember } from '@/lib/members/create-member';
import { suggestUsername } from '@/lib/members/provider-sign-in';
import { usernameSkeleton } from '@/lib/members/rules';
import { viewerOfSession } from '@/lib/members/sessions';
import { authOptions } from '@/lib/web/auth';
import { openSession, sessionCookieName } from '@/lib/web/auth-cookie';
import { tagNames } from '@/lib/web/cache-tags';
import { type OAuthProvider, type ProviderUser, startOAuthProvider } from '../../support/oauth-provider';

vi.mock('next/headers', () => ({
  headers: async () =>
    new Headers({ 'x-forwarded-for': '203.0.113.5', 'user-agent': 'test', 'accept-language': 'en' }),
  cookies: async () => ({ get: () => undefined, getAll: () => [] }),
}));

const dropped = vi.hoisted(() => ({ tags: [] as string[] }));
vi.mock('next/cache', () => ({
  revalidateTag: (tag: string) => dropped.tags.push(tag),
  updateTag: () => undefined,
  unstable_cache: (read: unknown) => read,
}));

let provider: OAuthProvider;
let count = 0;

const person = (more: Partial<ProviderUser> = {}): ProviderUser => {
  const login = `octo-x${++count}`;
  return {
    id: 1000 + count,
    login,
    name: 'Octo Cat',
    emails: [{ email: `${login}@example.org`, primary: true, verified: true }],
    ...more,
  };
};

beforeAll(async () => {
  provider = await startOAuthProvider(person());
  Object.assign(env(), {
    GITHUB_ID: 'github-client',
    GITHUB_SECRET: 'github-secret',
    GITHUB_URL: provider.url,
    GOOGLE_ID: 'google-client',
    GOOGLE_SECRET: 'google-secret',
    GOOGLE_ISSUER: provider.url,
  });
});
afterAll(() => provider.close());
beforeEach(() => {
  vi.spyOn(console, 'error').mockImplementation(() => undefined);
});

/** A browser as far as signing in needs one: it keeps cookies and follows what it is told. */
class Browser {
  readonly cookies = new Map<string, string>();

  /** Asks next-auth as Next would, and gives where it leads and what it says. */
  async ask(method: 'GET' | 'POST', address: string, body: Record<string, string> = {}) {
    const url = new URL(address, 'http://localhost:3000');
    const nextauth = url.pathname.replace('/api/auth/', '').split('/');
    const answer = { location: '', body: undefined as unknown, status: 200 };
    const response = {
      status(code: number) {
        answer.status = code;
        return response;
      },
      getHeader: () => undefined,
      setHeader: (name: string, value: string | string[]) => {
        if (name.toLowerCase() === 'location') answer.location = String(value);
        if (name.toLowerCase() === 'set-cookie') for (const line of [value].flat()) this.keep(line);
        return response;
      },
      end: () => response,
      send: (value: unknown) => {
        answer.body = value;
        return response;
      },
      json: (value: unknown) => {
        answer.body = value;
        return response;
      },
    };
    const request = {
      method,
      query: { ...Object.fromEntries(url.searchParams), nextauth },
      cookies: Object.fromEntries(this.cookies),
      headers: { host: 'localhost:3000' },
      body,
    };
    await NextAuth(
      request as unknown as NextApiRequest,
      response as unknown as NextApiResponse,
      authOptions(),
    );
    return answer;
  }

  private keep(line: string): void {
    const [pair = ''] = line.split(';');
    const [name = '', value = ''] = pair.split('=');
    this.cookies.set(name, decodeURIComponent(value));
  }

  /** From the button to the way back, through the provider. */
  async signIn(at: 'github' | 'google', tamper: (callback: URL) => void = () => undefined) {
    const { body } = await this.ask('GET', '/api/auth/csrf');
    const { csrfToken } = body as { csrfToken: string };
    const start = await this.ask('POST', `/api/auth/signin/${at}`, {
      csrfToken,
      callbackUrl: '/en/settings',
    });
    const granted = await fetch(start.location, { redirect: 'manual' });
    const callback = new URL(granted.headers.get('location') ?? '');
    tamper(callback);
    return this.ask('GET', callback.pathname + callback.search);
  }

  async viewer() {
    const secret = await openSession(this.cookies.get(sessionCookieName()));
    return secret ? viewerOfSession(secret) : null;
  }
}

describe.each(['github', 'google'] as const)('signing in with %s', (at) => {
  test('makes a member with a free name at the first time, and finds them again', async () => {
    provider.user = person();
    const first = new Browser();
    expect((await first.signIn(at)).location).toBe('http://localhost:3000/en/settings');
    const viewer = await first.viewer();
    expect(dropped.tags).toContain(tagNames.memberName(usernameSkeleton(viewer?.username ?? '')));
    expect(viewer).toMatchObject({ displayName: 'Octo Cat', emailConfirmed: true, role: 'member' });
    const again = new Browser();
    await again.signIn(at);
    expect((await again.viewer())?.id).toBe(viewer?.id);
    expect(await db.session.count({ where: { memberId: viewer?.id } })).toBe(2);
  });

  test('lets in the member whose confirmed address the provider has verified', async () => {
    provider.user = person();
    const email = provider.user.emails[0]?.email ?? '';
    const made = await createMember({ username: `linked-${at}`, email: email.toUpperCase() });
    if (!made.ok) throw new Error(made.error.code);
    const browser = new Browser();
    await browser.signIn(at);
    expect((await browser.viewer())?.id).toBe(made.value.id);
  });

  test('an address that the provider has not verified opens no account', async () => {
    const victim = await createMember({ username: `victim-${at}`, email: `victim-${at}@example.org` });
    if (!victim.ok) throw new Error(victim.error.code);
    provider.user = person({
      publicEmail: `victim-${at}@example.org`,
      emails: [{ email: `victim-${at}@example.org`, primary: true, verified: false }],
    });
    const browser = new Browser();
    await browser.signIn(at);
    const viewer = await browser.viewer();
    expect(viewer?.id).not.toBe(victim.value.id);
    expect(viewer?.emailConfirmed).toBe(false);
    expect(await db.member.findUnique({ where: { id: viewer?.id } })).toMatchObject({ email: null });
  });

  test('an account prepared with somebody’s address, never confirmed, does not get its owner', async () => {
    provider.user = person();
    const email = provider.user.emails[0]?.email ?? '';
    const squatter = await createMember({ username: `squat-${at}`, email, emailConfirmed: false });
    if (!squatter.ok) throw new Error(squatter.error.code);
    const browser = new Browser();
    await browser.signIn(at);
    const viewer = await browser.viewer();
    expect(viewer?.id).not.toBe(squatter.value.id);
    expect(await db.member.findUnique({ where: { id: viewer?.id } })).toMatchObject({ email });
    expect(await db.member.findUnique({ where: { id: squatter.value.id } })).toMatchObject({ email: null });
  });

  test('a forged state, and a code without its beginning, sign nobody in', async () => {
    provider.user = person();
    const browser = new Browser();
    const forged = await browser.signIn(at, (callback) => callback.searchParams.set('state', 'forged'));
    expect(forged.location).toContain('/error?error=OAuthCallback');
    expect(await browser.viewer()).toBeNull();
    const victim = new Browser();
    await victim.ask('GET', `/api/auth/callback/${at}?code=stolen&state=stolen`);
    expect(await victim.viewer()).toBeNull();
  });

  test('a suspended member is not let in', async () => {
    provider.user = person();
    const first = new Browser();
    await first.signIn(at);
    const viewer = await first.viewer();
    await db.member.update({
      where: { id: viewer?.id },
      data: { suspendedUntil: new Date(Date.now() + 1e7) },
    });
    const browser = new Browser();
    expect((await browser.signIn(at)).location).toBe('/sign-in?error=suspended');
    expect(await browser.viewer()).toBeNull();
  });
});

describe('next-auth’s own routes', () => {
  test('the way back never leaves the site', async () => {
    for (const callbackUrl of [
      'https://evil.example/',
      '//evil.example',
      '/\\evil.example',
      'http://localhost:3000.evil.example/',
    ]) {
      provider.user = person();
      const browser = new Browser();
      const { body } = await browser.ask('GET', '/api/auth/csrf');
      const { csrfToken } = body as { csrfToken: string };
      const start = await browser.ask('POST', '/api/auth/signin/github', { csrfToken, callbackUrl });
      const granted = await fetch(start.location, { redirect: 'manual' });
      const callback = new URL(granted.headers.get('location') ?? '');
      const end = await browser.ask('GET', callback.pathname + callback.search);
      expect(end.location).toBe('http://localhost:3000');
    }
  });

  test('name and password sign in by the same verb; signing out ends the session at once', async () => {
    const made = await createMember({
      username: 'by-protocol',
      email: 'p@example.org',
      password: 'a small cat sleeps',
    });
    if (!made.ok) throw new Error(made.error.code);
    const browser = new Browser();
    const { body } = await browser.ask('GET', '/api/auth/csrf');
    const { csrfToken } = body as { csrfToken: string };
    const wrong = { csrfToken, name: 'by-protocol', password: 'something else' };
    expect((await browser.ask('POST', '/api/auth/callback/credentials', wrong)).location).toContain(
      'error=CredentialsSignin',
    );
    expect(await browser.viewer()).toBeNull();
    await browser.ask('POST', '/api/auth/callback/credentials', { ...wrong, password: 'a small cat sleeps' });
    const kept = browser.cookies.get(sessionCookieName());
    expect((await browser.viewer())?.id).toBe(made.value.id);
    expect((await browser.ask('GET', '/api/auth/session')).body).toMatchObject({
      user: { name: 'by-protocol' },
    });
    await browser.ask('POST', '/api/auth/signout', { csrfToken });
    const secret = await openSession(kept);
    expect(secret && (await viewerOfSession(secret))).toBeNull();
  });

  test('a session cookie that was altered, or sealed by another site, is nobody', async () => {
    expect(await openSession('not.a.token')).toBeNull();
    const { encode } = await import('next-auth/jwt');
    const foreign = await encode({ token: { session: 'x' }, secret: 'another site’s secret of some length' });
    expect(await openSession(foreign)).toBeNull();
  });
});

describe('a name from elsewhere', () => {
  test.each([
    ['octocat', 'octocat'],
    ['octo.cat', 'octo-cat'],
    ['王 小明', '王-小明'],
    ['admin', 'learner'],
    ['a', 'learner'],
    ['аlice', 'learner'],
    ['someone@example.org', 'someone'],
    ['--x--y--', 'x-y'],
    ['', 'learner'],
    ['a'.repeat(60), 'a'.repeat(19)],
  ])('%j becomes %j', (login, username) => expect(suggestUsername(login)).toBe(username));

  test('that is taken gets the first free number', async () => {
    await createMember({ username: 'popular' });
    await createMember({ username: 'P0pular-2' });
    provider.user = person({ login: 'popular' });
    const browser = new Browser();
    await browser.signIn('github');
    expect((await browser.viewer())?.username).toBe('popular-3');
  });
});
