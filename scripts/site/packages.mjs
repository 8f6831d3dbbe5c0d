import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartError } from './console.mjs';
import { runProgram } from './run-program.mjs';

function readLock(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages ?? {};
  } catch {
    return null;
  }
}

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes its own list of what it installed as the
 * last thing, so that an installation that was killed does not count.
 *
 * @param {{ development: boolean }} options whether the tests' packages are needed too
 */
export function packagesMatch({ development }) {
  const wanted = readLock('package-lock.json');
  const installed = readLock(join('node_modules', '.package-lock.json'));
  if (!wanted || !installed) return false;
  return Object.entries(wanted).every(([place, { version, integrity, optional, dev, devOptional, peer }]) => {
    if (place === '') return true;
    const found = installed[place];
    // Packages for other systems are optional and absent; some peers are not installed at all.
    if (!found) return optional || devOptional || peer || (dev && !development);
    return found.version === version && (!integrity || !found.integrity || found.integrity === integrity);
  });
}

function refuseForeignFolder() {
  const folder = existsSync('node_modules') ? 'node_modules' : '.';
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    throw new StartError(
      'The packages are not those of package-lock.json, and this user cannot write node_modules: run `npm ci` as its owner.',
    );
  }
}

/** npm beside this Node, or the one that runs us. */
function npm() {
  const beside = join(dirname(process.execPath), '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js');
  const cli = [process.env.npm_execpath, beside].find((file) => file?.endsWith('.js') && existsSync(file));
  return cli
    ? { program: process.execPath, first: [cli], shell: false }
    : { program: 'npm', first: [], shell: process.platform === 'win32' };
}

/** `npm ci`, where node_modules is not what package-lock.json says. */
export async function installPackages({ development }) {
  if (packagesMatch({ development })) return 'unchanged';
  refuseForeignFolder();
  const { program, first, shell } = npm();
  const include = development ? ['--include=dev'] : [];
  await runProgram(
    'The packages could not be installed',
    program,
    [...first, 'ci', '--no-audit', '--no-fund', ...include],
    { shell },
  );
  return 'npm ci';
}
