import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import {
  admin,
  freePort,
  isAlive,
  processesOf,
  type SiteFolder,
  startSite,
  stopSites,
} from '../support/site';

/** What the operator relies on: crashes lose nothing that was acknowledged, and the next start needs no help. */
test.describe.configure({ mode: 'serial', timeout: 240_000 });

const folder: SiteFolder = { port: 0, dataDirectory: mkdtempSync(join(tmpdir(), 'minibatch-crash-')) };
const address = (path: string) => `http://127.0.0.1:${folder.port}${path}`;

test.beforeAll(async () => {
  folder.port = await freePort();
});
test.afterAll(async () => {
  await stopSites();
  rmSync(folder.dataDirectory, { recursive: true, force: true });
});

async function makeWriter() {
  const username = 'operator';
  await admin(folder, 'member', 'create', '--username', username, '--email', 'operator@example.org');
  const { token } = await admin<{ token: string }>(
    folder,
    'token',
    'create',
    '--username',
    username,
    '--name',
    't',
  );
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  return async (path: string, body: object): Promise<{ id: number } | null> => {
    try {
      const response = await fetch(address(path), { method: 'POST', headers, body: JSON.stringify(body) });
      return response.status === 201 ? ((await response.json()) as { id: number }) : null;
    } catch {
      return null;
    }
  };
}

type Post = Awaited<ReturnType<typeof makeWriter>>;

/** Replies one after the other until the site is gone; gives the numbers of those it acknowledged. */
async function replyUntilGone(post: Post, topicId: number, acknowledged: number[]): Promise<void> {
  for (let count = 1; ; count++) {
    const reply = await post(`/api/v1/topics/${topicId}/posts`, {
      source: `Reply ${count}: $L = -\\log p_y$`,
    });
    if (!reply) return;
    acknowledged.push(reply.id);
  }
}

test('a first start prints the administrator once, and kill -9 of everything while members post loses no post', async () => {
  const site = await startSite(folder);
  expect(site.output()).toMatch(/Administrator: admin {3}Password: \S{16}/);

  const post = await makeWriter();
  const topic = await post('/api/v1/topics', {
    board: 'about',
    title: 'Before the crash',
    source: 'A topic.',
    tags: [],
  });
  expect(topic).not.toBeNull();
  const acknowledged: number[] = [];
  const posting = replyUntilGone(post, topic?.id ?? 0, acknowledged);
  await expect.poll(() => acknowledged.length, { timeout: 60_000 }).toBeGreaterThan(5);

  const { web, postgres } = processesOf(folder);
  process.kill(postgres, 'SIGKILL');
  process.kill(web, 'SIGKILL');
  process.kill(site.script.pid ?? 0, 'SIGKILL');
  await posting;

  const again = await startSite(folder);
  expect(again.output()).toContain('Minibatch is ready');
  expect(again.output()).not.toContain('Administrator');
  for (const id of acknowledged) expect((await fetch(address(`/api/v1/posts/${id}`))).status).toBe(200);
  again.script.kill('SIGTERM');
  expect(await again.ended).toBe(0);
});

test('when the start script alone is killed, the next start ends the web process it left', async () => {
  const site = await startSite(folder);
  const left = processesOf(folder);
  process.kill(site.script.pid ?? 0, 'SIGKILL');
  await site.ended;
  expect(isAlive(left.web)).toBe(true);

  const again = await startSite(folder);
  expect(again.output()).toContain('Minibatch is ready');
  expect(isAlive(left.web)).toBe(false);
  const running = processesOf(folder);
  again.script.kill('SIGINT');
  expect(await again.ended).toBe(0);
  expect([running.web, running.postgres].filter(isAlive)).toEqual([]);
});

for (const [part, sentence] of [
  ['web', 'The web process ended (SIGKILL): the site stops.'],
  ['postgres', 'PostgreSQL has ended. The site stops: start it again with npm start.'],
] as const) {
  test(`when the ${part} process dies, the site says so in one sentence and stops wholly`, async () => {
    const site = await startSite(folder);
    const running = processesOf(folder);
    process.kill(running[part], 'SIGKILL');
    expect(await site.ended).toBe(1);
    expect(site.output()).toContain(sentence);
    expect([running.web, running.postgres].filter(isAlive)).toEqual([]);
  });
}

test('a second start in the same folder, and a port in use, are refused in one sentence', async () => {
  const site = await startSite(folder);
  const second = await startSite(folder);
  expect(await second.ended).toBe(1);
  expect(second.output().trim()).toMatch(
    /^Minibatch already runs from this folder, at \S+ \(process \d+\)\.$/,
  );
  site.script.kill('SIGTERM');
  await site.ended;

  const other = createServer().listen(folder.port);
  const refused = await startSite(folder);
  expect(await refused.ended).toBe(1);
  expect(refused.output().trim()).toBe(
    `Port ${folder.port} is in use by another program: stop it, or set PORT to a free one.`,
  );
  other.close();
});
