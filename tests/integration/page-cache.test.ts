import { setTimeout as pause } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { withConnection } from '@/lib/db/connection';
import { type CachedValue, PageCache } from '@/lib/web/page-cache/page-cache';
import { tellEverything } from '@/scripts/admin/tell-everything';

const page = (html: string, ...tags: string[]): CachedValue => ({
  kind: 'APP_PAGE',
  html,
  headers: { 'x-next-cache-tags': tags.join(',') },
});

const databaseUrl = () => process.env.DATABASE_URL ?? '';
const connected = (...caches: PageCache[]) =>
  vi.waitUntil(() => caches.every((cache) => cache.connected), { timeout: 10_000 });

let here: PageCache;
let there: PageCache;

beforeEach(async () => {
  here = new PageCache(databaseUrl());
  there = new PageCache(databaseUrl());
  await connected(here, there);
});

afterEach(async () => {
  await Promise.all([here.close(), there.close()]);
});

/** What a request does that finds no page: it asks, renders, stores. */
function render(cache: PageCache, key: string, value: CachedValue): void {
  cache.get(key);
  cache.set(key, value);
}

describe('the page cache of several web processes', () => {
  test('a page is kept until one of its tags expires, other pages stay', async () => {
    render(here, '/topics/7', page('seven', 'topic-7', 'board-1'));
    render(here, '/topics/8', page('eight', 'topic-8', 'board-1'));
    expect(here.get('/topics/7')?.value?.html).toBe('seven');
    await here.expire(['topic-7']);
    expect(here.get('/topics/7')).toBeNull();
    expect(here.get('/topics/8')?.value?.html).toBe('eight');
  });

  test('a tag that expires in one process expires in the other', async () => {
    render(there, '/topics/7', page('seven', 'topic-7'));
    await here.expire(['topic-7']);
    await vi.waitUntil(() => there.get('/topics/7') === null);
  });

  test('the writer sees the new page at once, though its own message comes back later', async () => {
    render(here, '/topics/7', page('old', 'topic-7'));
    const told = here.expire(['topic-7']);
    expect(here.get('/topics/7')).toBeNull();
    here.set('/topics/7', page('new', 'topic-7'));
    await told;
    await pause(200);
    expect(here.get('/topics/7')?.value?.html).toBe('new');
  });

  test('a page that was being rendered while its tag expired is not kept', async () => {
    expect(here.get('/topics/7')).toBeNull();
    await here.expire(['topic-7']);
    here.set('/topics/7', page('read before the write', 'topic-7'));
    expect(here.get('/topics/7')).toBeNull();
  });

  test('of two renderings at once the older one is not taken for the newer', async () => {
    here.get('/topics/7');
    await here.expire(['topic-7']);
    here.get('/topics/7');
    here.set('/topics/7', page('old', 'topic-7'));
    expect(here.get('/topics/7')).toBeNull();
    here.set('/topics/7', page('new', 'topic-7'));
    expect(here.get('/topics/7')?.value?.html).toBe('new');
  });

  test('cached data expire by the tags they were stored with and by those they are asked with', async () => {
    here.get('data');
    here.set('data', { kind: 'FETCH', data: { body: '1' } }, { tags: ['boards'] });
    expect(here.get('data', ['_N_T_/layout'])).not.toBeNull();
    await here.expire(['_N_T_/layout']);
    expect(here.get('data')).not.toBeNull();
    expect(here.get('data', ['_N_T_/layout'])).toBeNull();
  });

  test("the operator's commands make every process forget everything", async () => {
    render(there, '/topics/7', page('seven', 'topic-7'));
    await tellEverything(databaseUrl());
    await vi.waitUntil(() => there.get('/topics/7') === null);
  });

  test('after its connection was cut a process forgets everything, listens again and tells what it could not', async () => {
    render(here, '/topics/7', page('seven', 'topic-7'));
    await withConnection(databaseUrl(), (client) =>
      client.query(
        `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
         WHERE datname = current_database() AND pid <> pg_backend_pid() AND query LIKE 'LISTEN%'`,
      ),
    );
    await vi.waitUntil(() => !here.connected);
    expect(here.get('/topics/7')?.value?.html).toBe('seven');
    render(here, '/topics/8', page('not kept while cut off', 'topic-8'));
    expect(here.get('/topics/8')).toBeNull();
    await connected(here, there);
    expect(here.get('/topics/7')).toBeNull();
    render(there, '/topics/9', page('nine', 'topic-9'));
    await here.expire(['topic-9']);
    await vi.waitUntil(() => there.get('/topics/9') === null);
  });

  test('more pages than fit push out the one that was read longest ago', () => {
    const heavy = 'x'.repeat(20 * 1024 * 1024);
    for (const number of [1, 2, 3]) render(here, `/${number}`, page(heavy, 'heavy'));
    here.get('/1');
    render(here, '/4', page(heavy, 'heavy'));
    expect(here.get('/1')).not.toBeNull();
    expect(here.get('/2')).toBeNull();
    expect(here.get('/4')).not.toBeNull();
  });
});
