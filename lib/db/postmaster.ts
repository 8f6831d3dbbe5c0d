import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';

function commandLine(pid: number): string {
  try {
    if (platform() === 'linux') return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
    if (platform() === 'win32')
      return execFileSync('tasklist', ['/FI', `PID eq ${pid}`, '/NH'], { encoding: 'utf8' });
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
}

/** The process id in the directory's `postmaster.pid`, where that process lives and is a PostgreSQL; else null. */
export function livingPostmaster(directory: string): number | null {
  const file = join(directory, 'postmaster.pid');
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  return Number.isInteger(pid) && pid > 0 && /postgres/.test(commandLine(pid)) ? pid : null;
}

/**
 * Removes the pid file that a killed server left. PostgreSQL would do so itself, but not where the system has
 * given the same number to another of our processes, as happens at once after a container's restart.
 */
export function removeStalePidFile(directory: string): void {
  if (livingPostmaster(directory) === null) rmSync(join(directory, 'postmaster.pid'), { force: true });
}
