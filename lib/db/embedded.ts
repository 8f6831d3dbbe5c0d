import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { isAbsolute, join, resolve } from 'node:path';
import { withConnection } from './connection';
import { type Account, canReach, isRoot, postgresAccount } from './postgres-account';
import { type Binaries, findBinaries, run, SYSTEM_DIRECTORY } from './postgres-binaries';
import { livingPostmaster, removeStalePidFile } from './postmaster';
import { isDiskFull, SetupError } from './setup-error';

/** The server that the site runs for itself where no DATABASE_URL is given. */
export interface EmbeddedServer {
  /** Connection string of the site's database. */
  url: string;
  /** False where the server was running already (another command started it, or a killed run left it). */
  started: boolean;
  /** Null while the server lives; else one sentence on its end, with what its log says of it. */
  explainEnd(): string | null;
  /** Stops the server orderly: running transactions are rolled back, everything acknowledged is on disk. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The site's data directory; default MINIBATCH_DATA_DIR, else `.data`. */
  dataDirectory?: string;
  /** Extra settings of the server, for tests. Production runs on PostgreSQL's own defaults (fsync on). */
  settings?: Record<string, string>;
}

/** What is remembered between runs, in `postgres.json`, readable by the owner alone. */
interface Memory {
  password: string;
  port: number;
  /** PostgreSQL's own directory, relative to the data directory unless root had to put it elsewhere. */
  directory: string;
}

const USER = 'minibatch';
const DATABASE = 'minibatch';
const START_ATTEMPTS = 30;
/** Replaying the log after a crash may take minutes on a slow disk. */
const START_SECONDS = '300';
const STOP_SECONDS = '120';
const LOG_BYTES_MAX = 4 * 1024 * 1024;

/** The site's data directory: MINIBATCH_DATA_DIR, else `.data` in the current folder. */
export const defaultDataDirectory = (): string => resolve(process.env.MINIBATCH_DATA_DIR || '.data');

const memoryFile = (dataDirectory: string) => join(dataDirectory, 'postgres.json');

function readMemory(dataDirectory: string): Memory | null {
  if (!existsSync(memoryFile(dataDirectory))) return null;
  try {
    return JSON.parse(readFileSync(memoryFile(dataDirectory), 'utf8')) as Memory;
  } catch (cause) {
    throw new SetupError(
      `${memoryFile(dataDirectory)} cannot be read: without it the database has no password.`,
      { cause },
    );
  }
}

/** On disk wholly or not at all, even if the machine stops in the middle. */
function writeMemory(dataDirectory: string, memory: Memory): void {
  const unfinished = `${memoryFile(dataDirectory)}.${process.pid}`;
  const file = openSync(unfinished, 'w', 0o600);
  try {
    writeSync(file, `${JSON.stringify(memory)}\n`);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  renameSync(unfinished, memoryFile(dataDirectory));
}

const pathOf = (dataDirectory: string, memory: Memory) =>
  isAbsolute(memory.directory) ? memory.directory : join(dataDirectory, memory.directory);

const urlOf = ({ password, port }: Memory, database = DATABASE) =>
  `postgresql://${USER}:${password}@127.0.0.1:${port}/${database}`;

function freePort(): Promise<number> {
  return new Promise((resolvePort, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolvePort(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

function prepareDataDirectory(dataDirectory: string): void {
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
    const { mode, uid } = statSync(dataDirectory);
    // PostgreSQL's account has to pass through; every file inside has its own, closed mode.
    if (isRoot() && uid === 0 && (mode & 0o001) === 0) chmodSync(dataDirectory, (mode & 0o777) | 0o011);
    writeFileSync(join(dataDirectory, '.writable'), '');
    rmSync(join(dataDirectory, '.writable'));
  } catch (cause) {
    if (isDiskFull(cause)) throw cause;
    throw new SetupError(`The data directory ${dataDirectory} cannot be written by this user.`, { cause });
  }
}

/** PostgreSQL's directory lies in the data directory, except where its account could not get there. */
function chooseDirectory(dataDirectory: string, account: Account | null): string {
  if (!account || canReach(account, dataDirectory)) return 'postgres';
  mkdirSync(SYSTEM_DIRECTORY, { recursive: true, mode: 0o755 });
  return join(SYSTEM_DIRECTORY, `data-${randomBytes(6).toString('hex')}`);
}

const INITDB_FLAGS = [
  '--encoding=UTF8',
  // With plain C, lower() and pg_trgm would leave Chinese, Greek and Cyrillic letters alone.
  '--locale-provider=builtin',
  '--builtin-locale=C.UTF-8',
  '--locale=C',
  '--auth=scram-sha-256',
  `--username=${USER}`,
];

function makeOwned(directory: string, account: Account | null): void {
  rmSync(directory, { recursive: true, force: true });
  mkdirSync(directory, { mode: 0o700 });
  if (account) chownSync(directory, account.uid, account.gid);
}

/** A cluster appears under its final name only when it is complete: a kill in between leaves nothing half made. */
async function initialise(
  path: string,
  password: string,
  binaries: Binaries,
  account: Account | null,
): Promise<void> {
  const unfinished = `${path}.new`;
  const passwordFile = `${path}.password`;
  makeOwned(unfinished, account);
  try {
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (account) chownSync(passwordFile, account.uid, account.gid);
    const flags = [...INITDB_FLAGS, `--pwfile=${passwordFile}`, `--pgdata=${unfinished}`];
    const { code, output } = await run(binaries.initdb, flags, unfinished, account);
    if (code !== 0) throw failure('PostgreSQL could not make its data directory', output);
    renameSync(unfinished, path);
  } catch (error) {
    rmSync(unfinished, { recursive: true, force: true });
    throw error;
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

function failure(what: string, output: string): SetupError {
  if (isDiskFull(output))
    return new SetupError('The disk is full: PostgreSQL could not write. Free some space and start again.');
  if (/database files are incompatible with server|initialized by PostgreSQL version/.test(output)) {
    return new SetupError(
      'The data directory was made by another major version of PostgreSQL: dump it with that version, or set DATABASE_URL.',
    );
  }
  const lines = output.trim().split('\n');
  const telling = lines.find((line) => /FATAL|PANIC|error:/.test(line)) ?? lines.at(-1) ?? '';
  return new SetupError(`${what}: ${telling.replace(/^.*?(FATAL|PANIC|error):\s*/, '')}`);
}

/** The end of a log: what a server that died said last. */
const LAST_WORDS_BYTES = 2_000;

function explainEnd(place: Place): string | null {
  if (livingPostmaster(place.path) !== null) return null;
  const words = existsSync(logFile(place))
    ? readFileSync(logFile(place)).subarray(-LAST_WORDS_BYTES).toString('utf8')
    : '';
  return isDiskFull(words) ? failure('', words).message : 'PostgreSQL has ended.';
}

/** A fresh log for each start; the one before is kept beside it if it was long. */
function openLog(file: string, account: Account | null): void {
  if (existsSync(file) && statSync(file).size > LOG_BYTES_MAX) renameSync(file, `${file}.1`);
  closeSync(openSync(file, 'a', 0o600));
  if (account) chownSync(file, account.uid, account.gid);
}

function serverFlags(port: number, settings: Record<string, string>): string {
  const all = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    // A socket in /tmp would be one more way in, and its path too long for some folders.
    unix_socket_directories: '',
    log_checkpoints: 'off',
    ...settings,
  };
  return Object.entries(all)
    .map(([name, value]) => `-c ${name}=${value || "''"}`)
    .join(' ');
}

interface Place {
  dataDirectory: string;
  path: string;
  account: Account | null;
  binaries: Binaries;
}

/** Beside PostgreSQL's own directory: where root keeps that elsewhere, its log has to lie there too. */
const logFile = (place: Place) => `${place.path}.log`;

/** One attempt: null when the server accepts connections, else what it wrote to its log. */
async function attemptStart(
  place: Place,
  port: number,
  settings: Record<string, string>,
): Promise<string | null> {
  removeStalePidFile(place.path);
  const log = logFile(place);
  openLog(log, place.account);
  const before = statSync(log).size;
  const args = [
    'start',
    '-D',
    place.path,
    '-w',
    '-t',
    START_SECONDS,
    '-s',
    '-l',
    log,
    '-o',
    serverFlags(port, settings),
  ];
  const { code, output } = await run(place.binaries.pg_ctl, args, place.path, place.account);
  if (code === 0) return null;
  const written = readFileSync(log).subarray(before).toString('utf8');
  return written || output;
}

const pause = (milliseconds: number) => new Promise((done) => setTimeout(done, milliseconds));

/** Starts the server; takes another port if ours is taken, and waits for what a killed server left running. */
async function startServer(place: Place, memory: Memory, settings: Record<string, string>): Promise<Memory> {
  let current = memory;
  for (let attempt = 1; ; attempt++) {
    const complaint = await attemptStart(place, current.port, settings);
    if (complaint === null) return current;
    if (attempt === START_ATTEMPTS) throw failure('PostgreSQL did not start', complaint);
    if (/Address already in use|could not bind|could not create any TCP/.test(complaint)) {
      current = { ...current, port: await freePort() };
      writeMemory(place.dataDirectory, current);
    } else if (/pre-existing shared memory block|lock file .* already exists/.test(complaint)) {
      await pause(500);
    } else {
      throw failure('PostgreSQL did not start', complaint);
    }
  }
}

async function createDatabase(memory: Memory): Promise<void> {
  await withConnection(urlOf(memory, 'postgres'), async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE} TEMPLATE template0`);
  });
}

/** A server of an earlier run that still answers: after `kill -9` of the start script, or for the admin commands. */
async function answers(memory: Memory): Promise<boolean> {
  for (let attempt = 0; attempt < 20; attempt++) {
    try {
      await withConnection(urlOf(memory, 'postgres'), (client) => client.query('SELECT 1'));
      return true;
    } catch (error) {
      // 57P03: still starting up, or replaying its log.
      if (!(error instanceof Error && 'code' in error && error.code === '57P03')) return false;
      await pause(500);
    }
  }
  return false;
}

async function stopServer(place: Place): Promise<void> {
  if (livingPostmaster(place.path) === null) return;
  const args = ['stop', '-D', place.path, '-m', 'fast', '-w', '-t', STOP_SECONDS, '-s'];
  const { code, output } = await run(place.binaries.pg_ctl, args, place.path, place.account);
  if (code !== 0 && livingPostmaster(place.path) !== null) throw failure('PostgreSQL did not stop', output);
}

async function locate(dataDirectory: string): Promise<{ place: Place; memory: Memory }> {
  const known = readMemory(dataDirectory);
  const existing = known && existsSync(pathOf(dataDirectory, known)) ? pathOf(dataDirectory, known) : null;
  const account = postgresAccount(existing);
  const memory = known ?? {
    password: randomBytes(24).toString('hex'),
    port: await freePort(),
    directory: chooseDirectory(dataDirectory, account),
  };
  if (!known) writeMemory(dataDirectory, memory);
  const path = pathOf(dataDirectory, memory);
  return { memory, place: { dataDirectory, path, account, binaries: await findBinaries(account) } };
}

/**
 * Starts the embedded PostgreSQL, or joins the one that runs already in this data directory. The first start
 * makes the cluster (UTF-8, builtin C.UTF-8), a random password and the database. Listens on loopback only.
 * Recovers by itself from a killed server. Throws SetupError with one sentence for the operator.
 */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<EmbeddedServer> {
  const dataDirectory = resolve(options.dataDirectory ?? defaultDataDirectory());
  prepareDataDirectory(dataDirectory);
  const { place, memory } = await locate(dataDirectory);
  if (!existsSync(place.path)) await initialise(place.path, memory.password, place.binaries, place.account);
  const handle = { stop: () => stopServer(place), explainEnd: () => explainEnd(place) };
  if (livingPostmaster(place.path) !== null) {
    if (await answers(memory)) {
      await createDatabase(memory);
      return { ...handle, url: urlOf(memory), started: false };
    }
    await handle.stop();
  }
  const running = await startServer(place, memory, options.settings ?? {});
  await createDatabase(running);
  return { ...handle, url: urlOf(running), started: true };
}

/** The connection string of the embedded server if it runs now in this data directory, else null. */
export async function runningEmbedded(dataDirectory = defaultDataDirectory()): Promise<string | null> {
  const memory = readMemory(dataDirectory);
  if (!memory || livingPostmaster(pathOf(dataDirectory, memory)) === null) return null;
  return (await answers(memory)) ? urlOf(memory) : null;
}
