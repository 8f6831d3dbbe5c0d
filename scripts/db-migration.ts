import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '@/lib/db/embedded';
import { diffToSchema } from './schema-engine';

/**
 * Writes a migration from prisma/schema.prisma:
 *   npm run db:migration -- <name>   what changed since the migrations so far
 *   npm run db:init-migration        0001_init anew (before the first release only)
 * Additions that the schema cannot express (prisma/additions.sql) follow the generated SQL of 0001_init.
 */
const MIGRATIONS = 'prisma/migrations';

async function write(name: string, from: 'empty' | 'migrations', additions: string): Promise<void> {
  const temporary = mkdtempSync(join(tmpdir(), 'minibatch-migration-'));
  const server = await startEmbedded({ dataDirectory: temporary });
  try {
    const sql = (await diffToSchema(server.url, from)) + additions;
    if (/^\s*(--[^\n]*\s*)*$/.test(sql))
      return console.log('The schema has not changed: no migration written.');
    mkdirSync(join(MIGRATIONS, name), { recursive: true });
    writeFileSync(join(MIGRATIONS, 'migration_lock.toml'), 'provider = "postgresql"\n');
    writeFileSync(join(MIGRATIONS, name, 'migration.sql'), sql);
    console.log(`${MIGRATIONS}/${name}/migration.sql`);
  } finally {
    await server.stop();
    rmSync(temporary, { recursive: true, force: true });
  }
}

function nextName(label: string | undefined): string {
  if (!label || !/^[a-z0-9_]+$/.test(label)) {
    console.error(
      'Give the migration a name of small letters, digits and underscores: npm run db:migration -- add_votes',
    );
    process.exit(1);
  }
  const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
  return `${stamp}_${label}`;
}

const [argument] = process.argv.slice(2);
if (argument === '--init')
  await write('0001_init', 'empty', `\n${readFileSync('prisma/additions.sql', 'utf8')}`);
else await write(nextName(argument), 'migrations', '');
process.exit(0);
