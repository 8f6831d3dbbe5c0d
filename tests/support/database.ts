import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, inject } from 'vitest';
import { createTestDatabase } from './test-database';

/**
 * Setup file of the integration project: every test file gets a database of its own, copied from the migrated
 * template, before the file's imports load lib/db. Tests simply use `db` and the verbs.
 */
/** Pictures that a test stores are not the site's. */
const files = mkdtempSync(join(tmpdir(), 'minibatch-files-'));
process.env.MINIBATCH_DATA_DIR = files;
process.env.DATABASE_URL = await createTestDatabase(inject('databaseServer'));

afterAll(async () => {
  const { disconnect } = await import('@/lib/db');
  await disconnect();
  rmSync(files, { recursive: true, force: true });
});
