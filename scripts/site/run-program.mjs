import { spawn } from 'node:child_process';
import { DISK_FULL_SENTENCE, isDiskFull, StartError } from './console.mjs';

/** The program that runs now, so that a signal to us ends it too. */
const running = new Set();

/** Passes a signal on to whatever program runs. */
export function stopPrograms(signal) {
  for (const child of running) child.kill(signal);
}

/**
 * Runs a program to its end, quietly. Its output is shown only when it fails.
 *
 * @param {string} what for the sentence of a failure, for instance "The packages could not be installed"
 * @param {string} program
 * @param {string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, shell?: boolean }} [options]
 * @returns {Promise<string>} what it printed
 */
export function runProgram(what, program, args, { env = process.env, shell = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env, shell, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    running.add(child);
    let output = '';
    const collect = (chunk) => {
      output += chunk;
    };
    child.stdout.on('data', collect);
    child.stderr.on('data', collect);
    child.on('error', (error) =>
      reject(new StartError(`${what}: ${program} cannot be run (${error.code}).`)),
    );
    child.on('close', (code, signal) => {
      running.delete(child);
      if (code === 0) return resolve(output);
      if (isDiskFull(output)) return reject(new StartError(DISK_FULL_SENTENCE));
      console.error(`\n${output.trim()}\n`);
      reject(new StartError(`${what} (${signal ?? `exit code ${code}`}): its output is above.`));
    });
  });
}
