import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { disconnect } from '@/lib/db';
import { defaultDataDirectory, type EmbeddedServer, startEmbedded } from '@/lib/db/embedded';
import { migrate } from '@/lib/db/migrate';
import { env, siteUrl } from '@/lib/env';
import { siteRuns } from './site/claim.mjs';
import { needsSeed, seedOnce } from './site/first-start';
import { siteSecret } from './site/secret';

/**
 * `npm run dev`: the embedded PostgreSQL (unless DATABASE_URL is set), migrated and seeded, and `next dev`.
 * Honours PORT, MINIBATCH_DATA_DIR and NEXT_DIST_DIR.
 */
async function database(): Promise<EmbeddedServer | null> {
  if (env().DATABASE_URL) return null;
  const server = await startEmbedded();
  process.env.DATABASE_URL = server.url;
  return server;
}

async function seedIfEmpty(): Promise<void> {
  if (!(await needsSeed())) return;
  console.log('Seeding ...');
  // While the seed itself is being written, its failure must not keep the site from starting.
  await seedOnce(env().SEED_DEMO).catch((error: unknown) => console.error('The seed failed:', error));
}

function nextDev(): Promise<number> {
  const arguments_ = [resolve('node_modules/next/dist/bin/next'), 'dev', '--port', String(env().PORT)];
  const child = spawn(process.execPath, arguments_, { stdio: 'inherit', env: process.env });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  return new Promise((done) => child.on('exit', (code) => done(code ?? 0)));
}

if (!existsSync('lib/db/generated/client.ts'))
  spawnSync(process.execPath, ['scripts/generate.mjs'], { stdio: 'inherit' });
const server = await database();
await migrate(process.env.DATABASE_URL ?? '');
await seedIfEmpty();
await disconnect();
process.env.NEXT_TELEMETRY_DISABLED = '1';
process.env.NEXTAUTH_SECRET = siteSecret(defaultDataDirectory());
process.env.NEXTAUTH_URL ??= siteUrl();
process.env.MINIBATCH_DATA_DIR = defaultDataDirectory();
const code = await nextDev();
// A site that was started meanwhile uses the server now.
if (server?.started && !siteRuns(defaultDataDirectory())) await server.stop();
process.exit(code);
