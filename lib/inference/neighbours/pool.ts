import { join } from 'node:path';
import workerpool, { type Pool } from 'workerpool';
import { appError } from '@/lib/errors';
import { NEIGHBOURS_QUEUE_MAX } from '@/lib/limits';
import { fail, type Result } from '@/lib/result';
import type { Neighbour } from './search';

/** The first question waits for 47 MB from the disk; all others take some milliseconds. */
const DEADLINE_MS = 10_000;
/** A full queue is answered in about a second. */
const RETRY_SECONDS = 2;

/** Kept on globalThis: Next's development server loads this module anew after each change. */
const holder = globalThis as typeof globalThis & { minibatchNeighboursPool?: Pool };

function openPool(): Pool {
  holder.minibatchNeighboursPool ??= workerpool.pool(join(process.cwd(), 'build', 'neighbours-worker.mjs'), {
    workerType: 'thread',
    // Each thread would hold the training set again.
    maxWorkers: 1,
    maxQueueSize: NEIGHBOURS_QUEUE_MAX,
  });
  return holder.minibatchNeighboursPool;
}

/**
 * The `k` training pictures nearest to a prepared picture (784 numbers from 0 to 1), nearest first. Errors: `busy` when
 * the queue is full, `unavailable` where the training pictures are not on this machine.
 */
export async function findNearest(input: Float32Array, k: number): Promise<Result<Neighbour[]>> {
  try {
    const result = await openPool().exec('find', [input, k]).timeout(DEADLINE_MS);
    return result as Result<Neighbour[]>;
  } catch (cause) {
    if (cause instanceof Error && cause.message.startsWith('Max queue size')) {
      return fail(appError('busy', { retryAfter: RETRY_SECONDS }));
    }
    return fail(appError('unavailable', { cause }));
  }
}

/** Ends the thread and lets its memory go: for tests and scripts, which would wait for it. */
export async function closeNeighbours(): Promise<void> {
  const pool = holder.minibatchNeighboursPool;
  holder.minibatchNeighboursPool = undefined;
  await pool?.terminate();
}
