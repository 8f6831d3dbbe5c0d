import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import workerpool, { type Pool } from 'workerpool';
import { appError } from '@/lib/errors';
import { PREDICT_QUEUE_MAX } from '@/lib/limits';
import { fail, ok, type Result } from '@/lib/result';
import type { Answer } from './answer';
import type { Explanation } from './explain/explain';

/** An answer, and the milliseconds that the picture waited for a free worker. */
export interface PooledAnswer extends Answer {
  waited: number;
}

/** A worker that has not answered a picture after this is stuck: it is killed and replaced. */
const DEADLINE_MS = 10_000;
/** More threads than this do not help: the rest of the site wants processors too. */
const WORKERS_MAX = 4;
/** A full queue of pictures is read in about this many seconds. */
const RETRY_SECONDS = 3;

/** Kept on globalThis: Next's development server loads this module anew after each change. */
const holder = globalThis as typeof globalThis & { minibatchSandboxPool?: Pool };

function openPool(): Pool {
  holder.minibatchSandboxPool ??= workerpool.pool(join(process.cwd(), 'build', 'inference-worker.mjs'), {
    workerType: 'thread',
    maxWorkers: Math.min(WORKERS_MAX, Math.max(1, availableParallelism())),
    maxQueueSize: PREDICT_QUEUE_MAX,
  });
  return holder.minibatchSandboxPool;
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Max queue size');

/**
 * Reads a picture in a worker thread with the model in `modelFile` (the site's own). Errors as `answer` gives them;
 * `busy` when the queue is full, `bad_image` when the picture took too long. `bytes` stay the caller's.
 */
export async function readPicture(
  modelFile: string,
  bytes: Uint8Array,
  options: { steps?: boolean } = {},
): Promise<Result<PooledAnswer>> {
  const started = performance.now();
  try {
    const task = openPool().exec('read', [modelFile, bytes, options]);
    const result = (await task.timeout(DEADLINE_MS)) as Result<Answer>;
    if (!result.ok) return result;
    const { decode, prepare, run } = result.value.timings;
    return ok({ ...result.value, waited: Math.max(0, performance.now() - started - decode - prepare - run) });
  } catch (cause) {
    if (isFull(cause)) return fail(appError('busy', { retryAfter: RETRY_SECONDS }));
    if (cause instanceof workerpool.Promise.TimeoutError) {
      return fail(appError('bad_image', { detail: 'image_slow', cause }));
    }
    return fail(appError('unavailable', { cause }));
  }
}

/**
 * Asks the model in `modelFile` about inputs that were prepared before (784 numbers each): ten probabilities each.
 * `busy` when the queue is full.
 */
export async function classifyInputs(modelFile: string, inputs: Float32Array): Promise<Result<Float32Array>> {
  try {
    return ok((await openPool().exec('classify', [modelFile, inputs]).timeout(DEADLINE_MS)) as Float32Array);
  } catch (cause) {
    if (isFull(cause)) return fail(appError('busy', { retryAfter: RETRY_SECONDS }));
    return fail(appError('unavailable', { cause }));
  }
}

/**
 * Explains what the model in `modelFile` makes of a prepared picture (784 numbers): see `explain`. `busy` when the queue
 * is full.
 */
export async function explainInput(
  modelFile: string,
  input: Float32Array,
  target?: number,
): Promise<Result<Explanation>> {
  try {
    return ok(
      (await openPool().exec('explain', [modelFile, input, target]).timeout(DEADLINE_MS)) as Explanation,
    );
  } catch (cause) {
    if (isFull(cause)) return fail(appError('busy', { retryAfter: RETRY_SECONDS }));
    return fail(appError('unavailable', { cause }));
  }
}

/** Ends the workers: for tests and scripts, which would wait for them. */
export async function closePool(): Promise<void> {
  const pool = holder.minibatchSandboxPool;
  holder.minibatchSandboxPool = undefined;
  await pool?.terminate();
}
