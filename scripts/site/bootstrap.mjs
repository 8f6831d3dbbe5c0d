import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildSite, generateClient } from './build.mjs';
import { claim } from './claim.mjs';
import { explain, StartError, step } from './console.mjs';
import { installPackages } from './packages.mjs';
import { stopPrograms } from './run-program.mjs';

/** The first half of `npm start`: all that is needed before a line of TypeScript can run. */

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');

function readPort() {
  const port = Number(process.env.PORT || 3000);
  if (Number.isInteger(port) && port >= 1 && port <= 65_535) return port;
  throw new StartError('PORT must be a whole number from 1 to 65535.');
}

/** Better now than after a minute of building. */
function refuseTakenPort(port) {
  return new Promise((done, reject) => {
    const probe = createServer();
    probe.once('error', (error) =>
      reject(
        new StartError(
          error.code === 'EACCES'
            ? `Port ${port} may not be used by this user: set PORT to a number above 1023.`
            : `Port ${port} is in use by another program: stop it, or set PORT to a free one.`,
        ),
      ),
    );
    probe.listen(port, () => probe.close(done));
  });
}

async function prepare() {
  await step('Packages', () => installPackages({ development: false }));
  await step('Database client', generateClient);
  await step('Site', buildSite);
}

/** Loads the TypeScript half; tsx exists only since the packages are installed. */
async function loadServe() {
  const { register } = await import('tsx/esm/api');
  register();
  return import('./serve.ts');
}

async function start(stopping) {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const port = readPort();
  const dataDirectory = resolve(process.env.MINIBATCH_DATA_DIR || '.data');
  const held = await claim(dataDirectory, `http://localhost:${port}`);
  try {
    await refuseTakenPort(port);
    await prepare();
    if (stopping.aborted) return 0;
    const { serve } = await loadServe();
    return await serve({ step, held, stopping });
  } finally {
    held.release();
  }
}

/** `npm start`: everything from an empty clone to a site that answers, then until it is stopped. */
export async function bootstrap() {
  process.chdir(root);
  const stop = new AbortController();
  let asked = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      stop.abort();
      // Who asks three times wants no orderly end any more.
      stopPrograms(++asked > 2 ? 'SIGKILL' : 'SIGTERM');
    });
  }
  try {
    process.exitCode = await start(stop.signal);
  } catch (error) {
    if (!stop.signal.aborted) console.error(explain(error));
    process.exitCode = stop.signal.aborted ? 0 : 1;
  }
  process.exit();
}
