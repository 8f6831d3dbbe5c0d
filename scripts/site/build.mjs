import { join, resolve } from 'node:path';
import { isDone, remember, schemaFingerprint, sourcesFingerprint } from './fingerprint.mjs';
import { runProgram } from './run-program.mjs';

/** What next.config.ts makes of the environment while it builds: headers (lib/web/security-headers.ts). */
const builtIn = ({ SITE_URL = '', GITHUB_ID, GITHUB_URL = '', GOOGLE_ID, GOOGLE_ISSUER = '' }) => [
  SITE_URL.startsWith('https://') ? 'https' : 'http',
  GITHUB_ID ? `GitHub ${GITHUB_URL}` : '',
  GOOGLE_ID ? `Google ${GOOGLE_ISSUER}` : '',
];

const distDirectory = () => process.env.NEXT_DIST_DIR || '.next';

/** The database client, from prisma/schema.prisma. */
export async function generateClient() {
  const fingerprint = schemaFingerprint();
  if (isDone('schema', fingerprint, 'lib/db/generated/client.ts')) return 'unchanged';
  remember('schema', null);
  await runProgram('The database client could not be generated', process.execPath, ['scripts/generate.mjs']);
  remember('schema', fingerprint);
}

/** Worker bundles and the site itself, where a source has changed. */
export async function buildSite() {
  const name = `site:${distDirectory()}`;
  const fingerprint = sourcesFingerprint(builtIn(process.env));
  const product = join(distDirectory(), 'BUILD_ID');
  if (isDone(name, fingerprint, product) && isDone('workers', fingerprint, 'build/cache-handler.mjs'))
    return 'unchanged';
  remember(name, null);
  // Values meant for the running site must not be frozen into it.
  const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' };
  await runProgram(
    'The workers could not be built',
    process.execPath,
    ['--import', 'tsx', 'scripts/build-workers.ts'],
    { env },
  );
  remember('workers', fingerprint);
  await runProgram(
    'The site could not be built',
    process.execPath,
    [resolve('node_modules/next/dist/bin/next'), 'build'],
    { env },
  );
  remember(name, fingerprint);
}
