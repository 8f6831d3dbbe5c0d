import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Client } from 'pg';
import { withConnection } from './connection';
import { SetupError } from './setup-error';

/**
 * Applies `prisma/migrations` and keeps Prisma's own table `_prisma_migrations`, so that `prisma migrate deploy`
 * and this file may take turns. Each migration and its row are one transaction: `kill -9` at any moment leaves
 * either all of it or nothing, which Prisma's engine does not promise (it leaves a "failed" row to resolve by hand).
 */
export interface Migration {
  name: string;
  sql: string;
  /** SHA-256 of the script in hexadecimal, as Prisma stores it. */
  checksum: string;
}

/** A migration as `npm run admin -- migrate list` shows it. */
export interface MigrationStatus {
  name: string;
  state: 'applied' | 'pending' | 'unknown to this code' | 'changed since applied';
  appliedAt: Date | null;
}

const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum VARCHAR(64) NOT NULL,
  finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL,
  logs TEXT,
  rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;

/** The number Prisma's engine locks while it migrates: two commands at once take turns. */
const LOCK = 72_707_369;

/** All migrations of this version of the code, in their order. */
export function readMigrations(directory = resolve('prisma/migrations')): Migration[] {
  return readdirSync(directory, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && existsSync(join(directory, entry.name, 'migration.sql')))
    .map(({ name }) => {
      const sql = readFileSync(join(directory, name, 'migration.sql'), 'utf8');
      return { name, sql, checksum: createHash('sha256').update(sql).digest('hex') };
    })
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

interface Applied {
  name: string;
  checksum: string;
  appliedAt: Date;
}

async function readApplied(client: Client): Promise<Applied[]> {
  const { rows } = await client.query<{ present: boolean }>(
    `SELECT to_regclass('_prisma_migrations') IS NOT NULL AS present`,
  );
  if (!rows[0]?.present) return [];
  const applied = await client.query<Applied>(
    `SELECT migration_name AS name, checksum, finished_at AS "appliedAt" FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY started_at, migration_name`,
  );
  return applied.rows;
}

function compare(migrations: Migration[], applied: Applied[]): MigrationStatus[] {
  const byName = new Map(applied.map((row) => [row.name, row]));
  const ours = migrations.map(({ name, checksum }): MigrationStatus => {
    const row = byName.get(name);
    if (!row) return { name, state: 'pending', appliedAt: null };
    const state = row.checksum === checksum ? 'applied' : 'changed since applied';
    return { name, state, appliedAt: row.appliedAt };
  });
  const known = new Set(migrations.map(({ name }) => name));
  const foreign = applied
    .filter(({ name }) => !known.has(name))
    .map(({ name, appliedAt }): MigrationStatus => ({ name, state: 'unknown to this code', appliedAt }));
  return [...ours, ...foreign];
}

/** Refuses to touch a database that a newer (or an altered) version of the code has migrated. */
function refuseForeign(statuses: MigrationStatus[]): void {
  const named = (state: MigrationStatus['state']) =>
    statuses.filter((status) => status.state === state).map(({ name }) => name);
  const [newer] = named('unknown to this code');
  if (newer) {
    throw new SetupError(
      `The database is newer than this version of the site (it has the migration ${newer}): update the site, or use another database.`,
    );
  }
  const [changed] = named('changed since applied');
  if (changed) {
    throw new SetupError(
      `The migration ${changed} was changed after this database had got it: restore the file, or begin with an empty database.`,
    );
  }
}

async function applyOne(client: Client, { name, sql, checksum }: Migration): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, clock_timestamp(), clock_timestamp(), 1)`,
      [randomUUID(), checksum, name],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}

/** Every migration of the code and of the database, with its state. */
export function listMigrations(url: string, directory?: string): Promise<MigrationStatus[]> {
  return withConnection(url, async (client) => compare(readMigrations(directory), await readApplied(client)));
}

/**
 * Applies what is missing and gives the names. Throws SetupError where the database is newer than the code or a
 * migration was altered; a failing script is rolled back wholly and thrown as PostgreSQL's error.
 */
export function migrate(url: string, directory?: string): Promise<string[]> {
  return withConnection(url, async (client) => {
    // Released when the connection closes, also by a crash.
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const migrations = readMigrations(directory);
    const statuses = compare(migrations, await readApplied(client));
    refuseForeign(statuses);
    const pending = new Set(statuses.filter(({ state }) => state === 'pending').map(({ name }) => name));
    if (pending.size > 0) await client.query(TABLE);
    for (const migration of migrations) if (pending.has(migration.name)) await applyOne(client, migration);
    return [...pending];
  });
}
