import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { withConnection } from '@/lib/db/connection';
import { runningEmbedded, startEmbedded } from '@/lib/db/embedded';

const directory = mkdtempSync(join(tmpdir(), 'minibatch-embedded-'));
chmodSync(directory, 0o711);
const start = () => startEmbedded({ dataDirectory: directory });
const stop = async () => (await start()).stop();

const pidFile = join(directory, 'postgres', 'postmaster.pid');
const postmaster = () => Number(readFileSync(pidFile, 'utf8').split('\n')[0]);

function ask<T extends object>(url: string, sql: string): Promise<T[]> {
  return withConnection(url, async (client) => (await client.query<T>(sql)).rows);
}

async function setting(url: string, name: string): Promise<string | undefined> {
  const [row] = await ask<Record<string, string>>(url, `SHOW ${name}`);
  return row?.[name];
}

afterAll(async () => {
  await stop();
  rmSync(directory, { recursive: true, force: true });
});

describe('the embedded PostgreSQL', () => {
  test('starts in an empty folder, knows Chinese and other letters, and keeps its promises on the disk', async () => {
    const server = await start();
    expect(server.started).toBe(true);
    const [row] = await ask<{ lower: string; letter: boolean }>(
      server.url,
      `SELECT lower('ÄÖΩ') AS lower, '深' ~ '[[:alpha:]]' AS letter`,
    );
    expect(row).toEqual({ lower: 'äöω', letter: true });
    expect(await setting(server.url, 'server_encoding')).toBe('UTF8');
    expect(await setting(server.url, 'fsync')).toBe('on');
    expect(await setting(server.url, 'synchronous_commit')).toBe('on');
  });

  test('listens on loopback alone, and its password is readable by its owner alone', async () => {
    const { url } = await start();
    expect(await setting(url, 'listen_addresses')).toBe('127.0.0.1');
    expect(await setting(url, 'unix_socket_directories')).toBe('');
    expect(statSync(join(directory, 'postgres.json')).mode & 0o077).toBe(0);
    await expect(ask(url.replace(/:[0-9a-f]+@/, ':wrong@'), 'SELECT 1')).rejects.toThrow(/password/);
  });

  test('a second command joins the server that runs', async () => {
    const { url } = await start();
    const second = await start();
    expect(second).toMatchObject({ started: false, url });
    expect(await runningEmbedded(directory)).toBe(url);
  });

  test('after kill -9 of the server the next start recovers, and everything acknowledged is there', async () => {
    const { url } = await start();
    await ask(url, 'CREATE TABLE acknowledged (id int); INSERT INTO acknowledged VALUES (7)');
    const pid = postmaster();
    process.kill(pid, 'SIGKILL');
    await vi.waitUntil(async () => (await runningEmbedded(directory)) === null);
    const again = await start();
    expect(again.started).toBe(true);
    expect(await ask(again.url, 'SELECT id FROM acknowledged')).toEqual([{ id: 7 }]);
  });

  test('a pid file whose number belongs to another program now does not keep the server from starting', async () => {
    await stop();
    expect(existsSync(pidFile)).toBe(false);
    writeFileSync(pidFile, `${process.pid}\n${join(directory, 'postgres')}\n`);
    expect((await start()).started).toBe(true);
  });

  test('a port that was taken meanwhile is given up for another', async () => {
    const { url } = await start();
    await stop();
    const port = Number(new URL(url).port);
    const thief = createServer().listen(port, '127.0.0.1');
    try {
      const moved = await start();
      expect(new URL(moved.url).port).not.toBe(String(port));
      expect(await ask(moved.url, 'SELECT id FROM acknowledged')).toEqual([{ id: 7 }]);
    } finally {
      thief.close();
    }
  });

  test('an initialisation that was killed halfway is begun anew', async () => {
    await stop();
    const unfinished = mkdtempSync(join(tmpdir(), 'minibatch-embedded-'));
    chmodSync(unfinished, 0o711);
    const memory = { password: 'p', port: 54329, directory: 'postgres' };
    writeFileSync(join(unfinished, 'postgres.json'), JSON.stringify(memory));
    const server = await startEmbedded({ dataDirectory: unfinished });
    expect(await ask(server.url, 'SELECT 1 AS one')).toEqual([{ one: 1 }]);
    await server.stop();
    rmSync(unfinished, { recursive: true, force: true });
  });
});
