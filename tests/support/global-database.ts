import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { withConnection } from '@/lib/db/connection';
import { startEmbedded } from '@/lib/db/embedded';
import { migrate } from '@/lib/db/migrate';
import { TEMPLATE } from './test-database';

/** What is written survives no crash, and need not: the tests' server is thrown away. */
const FAST = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

declare module 'vitest' {
  interface ProvidedContext {
    /** The tests' server: a connection string of its empty first database. */
    databaseServer: string;
  }
}

/** One embedded server for the whole run, with a migrated database that each test file copies. */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const directory = mkdtempSync(join(tmpdir(), 'minibatch-test-'));
  chmodSync(directory, 0o711);
  const server = await startEmbedded({ dataDirectory: directory, settings: FAST });
  await withConnection(server.url, (client) => client.query(`CREATE DATABASE ${TEMPLATE}`));
  await migrate(server.url.replace(/\/\w+$/, `/${TEMPLATE}`));
  provide('databaseServer', server.url);
  return async () => {
    await server.stop();
    rmSync(directory, { recursive: true, force: true });
  };
}
