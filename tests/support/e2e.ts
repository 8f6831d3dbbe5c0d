import { randomBytes } from 'node:crypto';
import AxeBuilder from '@axe-core/playwright';
import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { type Db, db, disconnect } from '@/lib/db';
import { runningEmbedded } from '@/lib/db/embedded';
import { createMember } from '@/lib/members/create-member';
import { findMemberByName } from '@/lib/members/find-members';
import { createSession } from '@/lib/members/sessions';
import type { MemberRole } from '@/lib/members/views';
import { sealSession, sessionCookieName } from '@/lib/web/auth-cookie';

/** A member that a test acts as. */
export interface TestMember {
  id: number;
  username: string;
  email: string;
  password: string;
}

export interface NewTestMember {
  role?: MemberRole;
  locale?: 'zh-CN' | 'en';
}

interface Fixtures {
  /** Allows console errors and failed requests whose text matches: for tests that provoke them. */
  allowNoise(pattern: RegExp): void;
  /** Signs the browser in as a member, who is made if there is none of that name. */
  signedInAs(username: string, more?: NewTestMember): Promise<TestMember>;
  /** Signs another browser in, for tests with two members. */
  signIn(context: BrowserContext, username: string, more?: NewTestMember): Promise<TestMember>;
  /** The newest mail to an address; waits until there is one. */
  latestMail(to: string): Promise<{ subject: string; text: string; html: string }>;
}

interface WorkerFixtures {
  /** The tested site's own database. */
  database: Db;
}

interface Noise {
  lines: string[];
  allowed: RegExp[];
}

const PASSWORD = 'a long enough pass phrase';
const MAIL_DEADLINE_MS = 10_000;

/**
 * How a page is looked over: in both languages and both themes, by two visits. What axe finds of a theme (contrast) and
 * of a language (names, direction) does not hang on the other.
 */
export const LOOKS = [
  { locale: 'zh-CN', colorScheme: 'light' },
  { locale: 'en', colorScheme: 'dark' },
] as const;

/** A name that no other test uses: the tests share one site, as members do. */
export const freshName = (stem = '成员'): string => `${stem}${randomBytes(4).toString('hex')}`;

async function findOrMake(
  username: string,
  { role = 'member', locale = 'zh-CN' }: NewTestMember,
): Promise<TestMember> {
  const email = `${Buffer.from(username).toString('hex').slice(0, 40)}@example.org`;
  const known = await findMemberByName(username);
  if (known) return { id: known.id, username, email, password: PASSWORD };
  const made = await createMember({ username, email, password: PASSWORD, role, locale });
  if (!made.ok) throw new Error(`cannot make ${username}: ${JSON.stringify(made.error)}`);
  return { id: made.value.id, username, email, password: PASSWORD };
}

async function openSessionIn(context: BrowserContext, baseURL: string, member: TestMember): Promise<void> {
  const { secret, expiresAt } = await createSession(member.id, { address: '127.0.0.1', userAgent: 'test' });
  await context.addCookies([
    {
      name: sessionCookieName(),
      value: await sealSession(secret),
      url: baseURL,
      httpOnly: true,
      sameSite: 'Lax',
      expires: expiresAt.getTime() / 1000,
    },
  ]);
}

/**
 * Next answers 404 where a page's cached entry lacks the one segment that the router wants ahead of a click (its
 * app-page runtime: "no match for the requested segment"); the click then loads the page whole.
 */
const MISSED_PREFETCH = /status of 404 .*[?&]_rsc=/;
/** While the network is on its way into the browser, the server is asked about half-drawn strokes that are no digit yet. */
const HALF_DRAWN = /status of 422 .*\/predict\?version=/;

/** Collects what no visit should cause: errors in the console, uncaught ones, and requests that fail. */
function watchNoise(context: BrowserContext, baseURL: string): string[] {
  const noise: string[] = [];
  context.on('console', (message) => {
    const line = `console: ${message.text()} (${message.location().url})`;
    if (message.type() !== 'error' || [MISSED_PREFETCH, HALF_DRAWN].some((known) => known.test(line))) return;
    noise.push(line);
  });
  context.on('weberror', (error) => noise.push(`uncaught: ${error.error().message}`));
  context.on('requestfailed', (request) => {
    const reason = request.failure()?.errorText ?? '';
    // The page was left, or a prefetch was not needed any more.
    if (!/ERR_ABORTED/.test(reason)) noise.push(`request: ${request.url()} ${reason}`);
  });
  context.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(baseURL) && !/^(data|blob|about):/.test(url)) noise.push(`third party: ${url}`);
  });
  context.on('response', (response) => {
    if (response.status() >= 500) noise.push(`response: ${response.status()} ${response.url()}`);
  });
  return noise;
}

export const test = base.extend<Fixtures & { noise: Noise }, WorkerFixtures>({
  database: [
    async ({ browserName }, use) => {
      const url = await runningEmbedded(process.env.E2E_DATA_DIR);
      if (!url) throw new Error(`the database of the site that ${browserName} tests does not run`);
      process.env.DATABASE_URL = url;
      await use(db);
      await disconnect();
    },
    { scope: 'worker', auto: true },
  ],
  noise: [
    async ({ context, baseURL, javaScriptEnabled }, use) => {
      // Chromium reports the scripts that it may not run as requests that its own policy stopped.
      const allowed = javaScriptEnabled ? [] : [/\.js csp$/];
      const noise: Noise = { lines: watchNoise(context, baseURL ?? ''), allowed };
      await use(noise);
      const unexpected = noise.lines.filter((line) => !noise.allowed.some((pattern) => pattern.test(line)));
      expect(unexpected, 'what the console and the network said').toEqual([]);
    },
    { auto: true },
  ],
  allowNoise: async ({ noise }, use) => {
    await use((pattern) => {
      noise.allowed.push(pattern);
    });
  },
  signIn: async ({ baseURL }, use) => {
    await use(async (context, username, more = {}) => {
      const member = await findOrMake(username, more);
      await openSessionIn(context, baseURL ?? '', member);
      return member;
    });
  },
  signedInAs: async ({ context, signIn }, use) => {
    await use((username, more) => signIn(context, username, more));
  },
  latestMail: async ({ database }, use) => {
    await use(async (to) => {
      const find = () => database.outboxMail.findFirst({ where: { to }, orderBy: { id: 'desc' } });
      await expect.poll(find, { timeout: MAIL_DEADLINE_MS, message: `a mail to ${to}` }).not.toBeNull();
      const mail = await find();
      if (!mail) throw new Error(`no mail to ${to}`);
      return { subject: mail.subject, text: mail.text, html: mail.html };
    });
  },
});

/** Fails with a list of what axe finds: WCAG 2.0 to 2.2, levels A and AA, and best practices. */
export async function expectAccessible(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .analyze();
  const found = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(
      ({ target, failureSummary }) => `${id}: ${help}: ${target.join(' ')} (${failureSummary ?? ''})`,
    ),
  );
  expect(found, `accessibility of ${page.url()}`).toEqual([]);
}

export { expect };
