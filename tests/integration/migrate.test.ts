import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, inject, test } from 'vitest';
import { withConnection } from '@/lib/db/connection';
import { listMigrations, migrate } from '@/lib/db/migrate';
import { diffToSchema, migrationList, openEngine } from '@/scripts/schema-engine';

async function emptyDatabase(name: string): Promise<string> {
  const server = inject('databaseServer');
  await withConnection(server, (client) => client.query(`CREATE DATABASE ${name} TEMPLATE template0`));
  return server.replace(/\/\w+$/, `/${name}`);
}

const folders: string[] = [];
afterAll(() => {
  for (const directory of folders) rmSync(directory, { recursive: true, force: true });
});

function folder(scripts: Record<string, string>): string {
  const directory = mkdtempSync(join(tmpdir(), 'minibatch-migrations-'));
  folders.push(directory);
  for (const [name, sql] of Object.entries(scripts)) {
    mkdirSync(join(directory, name));
    writeFileSync(join(directory, name, 'migration.sql'), sql);
  }
  return directory;
}

const tables = (url: string) =>
  withConnection(url, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `SELECT tablename AS name FROM pg_tables WHERE schemaname = 'public' ORDER BY tablename`,
    );
    return rows.map(({ name }) => name);
  });

describe('migrations', () => {
  test('an empty database gets every migration, a second run changes nothing', async () => {
    const url = await emptyDatabase('migrate_all');
    expect(await migrate(url)).toContain('0001_init');
    expect(await migrate(url)).toEqual([]);
    expect(await listMigrations(url)).toContainEqual(
      expect.objectContaining({ name: '0001_init', state: 'applied', appliedAt: expect.any(Date) }),
    );
  });

  test("Prisma's own engine finds the history in order, and the schema equal to prisma/schema.prisma", async () => {
    const url = await emptyDatabase('migrate_prisma');
    await migrate(url);
    const engine = await openEngine(url);
    const diagnosis = await engine.diagnoseMigrationHistory({
      migrationsList: migrationList(),
      optInToShadowDatabase: false,
      filters: { externalTables: [], externalEnums: [] },
    });
    expect(diagnosis).toMatchObject({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
    });
    expect(diagnosis.history).toBeFalsy();
    expect(await diffToSchema(await emptyDatabase('migrate_shadow'), 'migrations')).toMatch(
      /^\s*(-- This is an empty migration\.)?\s*$/,
    );
  });

  test('two processes that migrate at once take turns', async () => {
    const url = await emptyDatabase('migrate_twice');
    const [first, second] = await Promise.all([migrate(url), migrate(url)]);
    expect([...first, ...second].filter((name) => name === '0001_init')).toHaveLength(1);
  });

  test('a script that fails leaves nothing behind, and works when it is mended', async () => {
    const url = await emptyDatabase('migrate_broken');
    const broken = folder({
      '0001_a': 'CREATE TABLE a (id int)',
      '0002_b': 'CREATE TABLE b (id int); SELECT 1/0;',
    });
    await expect(migrate(url, broken)).rejects.toThrow('division by zero');
    expect(await tables(url)).toEqual(['_prisma_migrations', 'a']);
    const mended = folder({ '0001_a': 'CREATE TABLE a (id int)', '0002_b': 'CREATE TABLE b (id int)' });
    expect(await migrate(url, mended)).toEqual(['0002_b']);
  });

  test('a database of a newer version is refused with one sentence, untouched', async () => {
    const url = await emptyDatabase('migrate_newer');
    await migrate(url, folder({ '0001_a': 'SELECT 1', '0009_future': 'SELECT 1' }));
    const older = folder({ '0001_a': 'SELECT 1', '0002_b': 'CREATE TABLE b (id int)' });
    await expect(migrate(url, older)).rejects.toThrow(/newer than this version of the site.*0009_future/);
    expect(await tables(url)).toEqual(['_prisma_migrations']);
  });

  test('a migration that was altered after it had been applied is refused', async () => {
    const url = await emptyDatabase('migrate_altered');
    await migrate(url, folder({ '0001_a': 'SELECT 1' }));
    await expect(migrate(url, folder({ '0001_a': 'SELECT 2' }))).rejects.toThrow(/0001_a was changed/);
  });
});
