import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';

/** A site of a test's own, run by the real start script on its own port and data directory. */

const READY = /Minibatch is ready at/;
const DEADLINE_MS = 120_000;

export interface SiteFolder {
  port: number;
  dataDirectory: string;
}

export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const environment = ({ port, dataDirectory }: SiteFolder, more: Record<string, string> = {}) => ({
  ...process.env,
  PORT: String(port),
  SITE_URL: `http://127.0.0.1:${port}`,
  MINIBATCH_DATA_DIR: dataDirectory,
  DATABASE_URL: '',
  SEED_DEMO: '0',
  RATE_LIMIT_SCALE: '1000',
  ...more,
});

/** A running, or refused, start. */
export interface Site {
  script: ChildProcess;
  /** Everything it printed so far. */
  output(): string;
  /** Resolves with its exit code when it has ended. */
  ended: Promise<number | null>;
}

const started: Site[] = [];

/** Ends what a failed test left running. */
export async function stopSites(): Promise<void> {
  for (const site of started) if (site.script.exitCode === null) site.script.kill('SIGTERM');
  await Promise.all(started.map(({ ended }) => ended));
}

/** Runs the start script; resolves when the site is ready, or when the script has ended before. */
export async function startSite(folder: SiteFolder, more: Record<string, string> = {}): Promise<Site> {
  const script = spawn(process.execPath, ['scripts/start.mjs'], {
    env: environment(folder, more),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let printed = '';
  const ready = new Promise<void>((resolve) => {
    const collect = (chunk: Buffer) => {
      printed += chunk.toString('utf8');
      if (READY.test(printed)) resolve();
    };
    script.stdout.on('data', collect);
    script.stderr.on('data', collect);
  });
  const ended = once(script, 'close').then(([code]) => code as number | null);
  const late = new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error(`the site did not start:\n${printed}`)), DEADLINE_MS).unref();
  });
  const site = { script, output: () => printed, ended };
  started.push(site);
  await Promise.race([ready, ended, late]);
  return site;
}

/** Runs one of the operator's commands on that site, and gives what it prints as JSON. */
export async function admin<T>(folder: SiteFolder, ...words: string[]): Promise<T> {
  const args = ['--import', 'tsx', 'scripts/admin.ts', ...words, '--json'];
  const { stdout } = await promisify(execFile)(process.execPath, args, { env: environment(folder) });
  return JSON.parse(stdout) as T;
}

/** Process numbers of the site's web server and of its PostgreSQL. */
export function processesOf({ dataDirectory }: SiteFolder): { web: number; postgres: number } {
  const run = JSON.parse(readFileSync(join(dataDirectory, 'run.json'), 'utf8')) as { web: { pid: number } };
  const [first = ''] = readFileSync(join(dataDirectory, 'postgres', 'postmaster.pid'), 'utf8').split('\n');
  return { web: run.web.pid, postgres: Number(first) };
}

/** Whether a process of this number lives and is no zombie. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return !/^\d+ \(.*\) Z/s.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
