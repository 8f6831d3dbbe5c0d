import {
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { isDiskFull, StartError } from './console.mjs';
import { know, lives, npmAbove, terminate } from './processes.mjs';

/**
 * One start at a time in one data directory: `run.json` says who runs. What a killed start left behind (its web
 * process, above all) is ended here by the next one.
 *
 * @typedef {import('./processes.mjs').Known} Known
 * @typedef {{ start: Known | null, npm: Known | null, web: Known | null, address: string }} Run
 */

/** The web process of a killed start may be in the middle of answers. */
const WEB_PATIENCE_MS = 5_000;
/** A start whose npm was killed ends itself within a second, and then stops PostgreSQL. */
const ORPHAN_PATIENCE_MS = 20_000;

const fileOf = (dataDirectory) => join(dataDirectory, 'run.json');

/** @returns {Run | null} */
export function readRun(dataDirectory) {
  try {
    return JSON.parse(readFileSync(fileOf(dataDirectory), 'utf8'));
  } catch {
    return null;
  }
}

/** Whether a start runs the site on this data directory now. */
export const siteRuns = (dataDirectory) => lives(readRun(dataDirectory)?.start);

async function endRemains(run) {
  if (lives(run.start)) {
    if (!run.npm || lives(run.npm)) {
      throw new StartError(
        `Minibatch already runs from this folder, at ${run.address} (process ${run.start.pid}).`,
      );
    }
    for (const until = Date.now() + ORPHAN_PATIENCE_MS; lives(run.start) && Date.now() < until; )
      await pause(100);
    if (lives(run.start)) await terminate(run.start, WEB_PATIENCE_MS);
  }
  if (lives(run.web)) await terminate(run.web, WEB_PATIENCE_MS);
}

function createExclusively(file, run) {
  try {
    const descriptor = openSync(file, 'wx', 0o600);
    writeSync(descriptor, JSON.stringify(run));
    closeSync(descriptor);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

/**
 * Takes the data directory for this process, after ending what a killed run left.
 *
 * @param {string} dataDirectory
 * @param {string} address where the site will be
 * @returns {Promise<{ setWeb(pid: number): void, release(): void }>}
 */
export async function claim(dataDirectory, address) {
  const file = fileOf(dataDirectory);
  /** @type {Run} */
  const run = { start: know(process.pid), npm: npmAbove(), web: null, address };
  try {
    mkdirSync(dataDirectory, { recursive: true, mode: process.getuid?.() === 0 ? 0o711 : 0o700 });
    while (!createExclusively(file, run)) {
      const other = readRun(dataDirectory);
      if (other) await endRemains(other);
      rmSync(file, { force: true });
    }
  } catch (error) {
    if (error instanceof StartError || isDiskFull(error)) throw error;
    throw new StartError(
      `The data directory ${dataDirectory} cannot be written by this user (${error.code ?? error.message}).`,
    );
  }
  return {
    setWeb(pid) {
      run.web = know(pid);
      writeFileSync(`${file}.new`, JSON.stringify(run), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
    release() {
      rmSync(file, { force: true });
    },
  };
}
