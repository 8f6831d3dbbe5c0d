import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

/** Facts about other processes, so that a number left in a file is never taken for the process it once named. */

/** Fields of /proc/<pid>/stat after the name, which may itself hold spaces and parentheses. */
const statFields = (pid) =>
  readFileSync(`/proc/${pid}/stat`, 'utf8')
    .replace(/^.*\) /s, '')
    .split(' ');

const STATE = 0;
const PARENT = 1;
const START_TIME = 19;

function fromPs(pid, column) {
  return execFileSync('ps', ['-o', `${column}=`, '-p', String(pid)], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  }).trim();
}

/**
 * Something that no later process of the same number shares: when it started. Null where no such process lives.
 *
 * @param {number} pid
 * @returns {string | null}
 */
export function identityOf(pid) {
  try {
    if (process.platform === 'linux') {
      const fields = statFields(pid);
      return fields[STATE] === 'Z' ? null : fields[START_TIME];
    }
    if (process.platform === 'win32') {
      process.kill(pid, 0);
      return 'alive';
    }
    return fromPs(pid, 'lstart') || null;
  } catch {
    return null;
  }
}

function parentOf(pid) {
  try {
    return Number(process.platform === 'linux' ? statFields(pid)[PARENT] : fromPs(pid, 'ppid'));
  } catch {
    return 0;
  }
}

function commandOf(pid) {
  try {
    return process.platform === 'linux'
      ? readFileSync(`/proc/${pid}/cmdline`, 'utf8')
      : fromPs(pid, 'command');
  } catch {
    return '';
  }
}

/** @typedef {{ pid: number, identity: string }} Known */

/**
 * A process with what tells it apart from later ones of the same number.
 *
 * @param {number} pid
 * @returns {Known | null}
 */
export function know(pid) {
  const identity = identityOf(pid);
  return identity === null ? null : { pid, identity };
}

/** Whether this very process still lives. */
export const lives = (known) => Boolean(known) && identityOf(known.pid) === known.identity;

/**
 * The npm that runs us (`npm start`), directly or through a shell; null where there is none.
 *
 * @returns {Known | null}
 */
export function npmAbove() {
  if (!process.env.npm_lifecycle_event || process.platform === 'win32') return null;
  const candidates = [process.ppid, parentOf(process.ppid)];
  const npm = candidates.find((pid) => pid > 1 && /\bnpm\b/.test(commandOf(pid)));
  return npm ? know(npm) : null;
}

/** Ends a process: asks, waits, then kills. */
export async function terminate(known, patienceMs) {
  const until = Date.now() + patienceMs;
  try {
    process.kill(known.pid, 'SIGTERM');
    while (lives(known) && Date.now() < until) await pause(50);
    if (lives(known)) process.kill(known.pid, 'SIGKILL');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
  while (lives(known) && Date.now() < until + 5_000) await pause(50);
}
