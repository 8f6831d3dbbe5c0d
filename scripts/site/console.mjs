/** What the operator sees: one line for each step with its time, and one sentence for each failure. */

/** A failure that is no fault of the code; its message is one sentence for the operator. */
export class StartError extends Error {
  name = 'StartError';
}

const DISK_FULL = /ENOSPC|EDQUOT|No space left on device|Disk quota exceeded|disk is full/i;

/** Whether an error, or what a program printed, says that the disk is full. */
export function isDiskFull(problem) {
  const text = problem instanceof Error ? `${problem.code ?? ''} ${problem.message}` : String(problem);
  return DISK_FULL.test(text);
}

export const DISK_FULL_SENTENCE = 'The disk is full: free some space and start again.';

const seconds = (since) => `${((performance.now() - since) / 1000).toFixed(1)} s`;

/**
 * Runs one step and prints its name and time. `work` may give a note, which is printed beside the name.
 *
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const since = performance.now();
  const live = process.stdout.isTTY;
  process.stdout.write(live ? `  …  ${name}` : '');
  try {
    const result = await work();
    const note = typeof result === 'string' ? ` (${result})` : '';
    process.stdout.write(`${live ? '\r\u001b[K' : ''}  ✓  ${name}${note}  ${seconds(since)}\n`);
    return result;
  } catch (error) {
    process.stdout.write(`${live ? '\r\u001b[K' : ''}  ✗  ${name}  ${seconds(since)}\n`);
    throw error;
  }
}

/** The one sentence for a failure; what has none prints its stack, because it is a fault of the code. */
export function explain(error) {
  if (isDiskFull(error)) return DISK_FULL_SENTENCE;
  if (error instanceof Error && ['StartError', 'SetupError', 'EnvironmentError'].includes(error.name))
    return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
