import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** What a step was made from, as one hash: the step is left out while that has not changed. */

const FILE = join('build', 'fingerprints.json');

/** What no build reads. Anything not named here counts: a new folder cannot be forgotten. */
const IGNORED = new Set([
  'node_modules',
  'build',
  'tests',
  'docs',
  'models',
  'test-results',
  'playwright-report',
  'reports',
  'scripts',
  'coverage',
  'LICENSE',
  'tsconfig.json',
  'tsconfig.tsbuildinfo',
  'next-env.d.ts',
  'vitest.config.ts',
  'playwright.config.ts',
  'biome.json',
]);
const IGNORED_PLACES = new Set(['lib/db/generated', 'prisma/seed', 'prisma/seed.ts', 'prisma/migrations']);
const isIgnored = (place, name) =>
  (name.startsWith('.') && name !== '.npmrc') ||
  name.endsWith('.md') ||
  IGNORED_PLACES.has(place) ||
  (place === name && IGNORED.has(name));

function* filesBelow(folder) {
  const entries = readdirSync(folder || '.', { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const place = folder ? `${folder}/${entry.name}` : entry.name;
    if (isIgnored(place, entry.name)) continue;
    if (entry.isDirectory()) yield* filesBelow(place);
    else if (entry.isFile()) yield place;
  }
}

/**
 * @param {string[]} facts whatever else the step depends on: versions, variables
 * @param {Iterable<string>} files
 */
function hash(facts, files) {
  const digest = createHash('sha256').update(JSON.stringify([process.versions.node, ...facts]));
  for (const file of files) digest.update(`\0${file}\0`).update(readFileSync(file));
  return digest.digest('hex');
}

/** Next writes its own folders into the rest of tsconfig.json while it builds. */
const compilerOptions = () =>
  JSON.stringify(JSON.parse(readFileSync('tsconfig.json', 'utf8')).compilerOptions);

/** Hash of everything that `next build` reads. */
export const sourcesFingerprint = (facts) =>
  hash([compilerOptions(), ...facts], [...filesBelow(''), 'scripts/build-workers.ts']);

/** Hash of what `prisma generate` reads. */
export const schemaFingerprint = () =>
  hash([], ['prisma/schema.prisma', 'prisma.config.ts', 'package-lock.json']);

function readAll() {
  try {
    return JSON.parse(readFileSync(FILE, 'utf8'));
  } catch {
    return {};
  }
}

/** Whether the step was done for this very fingerprint, and left `product` behind. */
export const isDone = (name, fingerprint, product) => existsSync(product) && readAll()[name] === fingerprint;

/** Remembers that the step was done; null forgets it, before it is begun anew. */
export function remember(name, fingerprint) {
  mkdirSync(dirname(FILE), { recursive: true });
  writeFileSync(`${FILE}.new`, JSON.stringify({ ...readAll(), [name]: fingerprint }));
  renameSync(`${FILE}.new`, FILE);
}
