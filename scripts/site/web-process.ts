import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { stripVTControlCharacters } from 'node:util';
import { SetupError } from '@/lib/db/setup-error';
import { env } from '@/lib/env';

/** The running web server. */
export interface WebProcess {
  /** Resolves when the process has ended, with how it did. */
  ended: Promise<string>;
  /** Lets it finish its answers, and kills it when that takes too long. */
  stop(): Promise<void>;
}

const START_DEADLINE_MS = 60_000;
const STOP_PATIENCE_MS = 10_000;
const ASK_EVERY_MS = 50;

async function isHealthy(): Promise<boolean> {
  try {
    const address = `http://localhost:${env().PORT}/api/health`;
    return (await fetch(address, { signal: AbortSignal.timeout(5_000) })).ok;
  } catch {
    return false;
  }
}

function launch() {
  const next = resolve('node_modules/next/dist/bin/next');
  const child = spawn(process.execPath, [next, 'start', '--port', String(env().PORT)], {
    stdio: ['ignore', 'pipe', 'pipe'],
    // Its own group: a Ctrl-C in the terminal reaches us alone, and we end it in order.
    detached: process.platform !== 'win32',
    env: { ...process.env, NODE_ENV: 'production' },
    windowsHide: true,
  });
  createInterface({ input: child.stdout }).on('line', (line) =>
    isBanner(line) ? undefined : console.log(line),
  );
  child.stderr.pipe(process.stderr, { end: false });
  return child;
}

/** Next's own banner says what our last line says better. */
const isBanner = (line: string) =>
  /^(▲ Next\.js|- (Local|Network):|✓ (Starting|Ready|Running)|$)/.test(stripVTControlCharacters(line).trim());

/** Starts `next start` and waits until /api/health answers 200. */
export async function startWeb(
  held: { setWeb(pid: number): void },
  stopping: AbortSignal,
): Promise<WebProcess> {
  const child = launch();
  let how: string | null = null;
  const ended = new Promise<string>((done) => {
    child.on('exit', (code, signal) => {
      how = signal ?? `exit code ${code}`;
      done(how);
    });
  });
  if (child.pid) held.setWeb(child.pid);
  const stop = async () => {
    if (how !== null) return;
    child.kill('SIGTERM');
    const late = pause(STOP_PATIENCE_MS, null, { ref: false });
    if ((await Promise.race([ended, late])) === null) child.kill('SIGKILL');
    await ended;
  };
  for (const until = Date.now() + START_DEADLINE_MS; !(await isHealthy()); await pause(ASK_EVERY_MS)) {
    if (stopping.aborted) break;
    if (how !== null) throw new SetupError(`The web server ended while it started (${how}).`);
    if (Date.now() > until) {
      await stop();
      throw new SetupError('The web server did not answer within a minute.');
    }
  }
  return { ended, stop };
}
