import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import workerpool, { type Pool } from 'workerpool';
import { appError } from '@/lib/errors';
import { PREDICT_IN_FLIGHT_MAX, PREDICT_QUEUE_MAX } from '@/lib/limits';
import { fail, ok, type Result } from '@/lib/result';
import type { Answer } from './answer';
import type { Explanation } from './explain/explain';
import { type PoolCounts, PoolMetrics, type PoolTimes } from './pool-metrics';

/** An answer, and the milliseconds that the picture waited for a free worker. */
export interface PooledAnswer extends Answer {
  waited: number;
}

/** A worker that has not answered a picture after this is stuck: it is killed and replaced. */
const DEADLINE_MS = 10_000;
/**
 * More threads than this do not help: the rest of the site wants processors too. Each may hold one of the four threads
 * that Node reads files, looks up names and hashes passwords with (sharp decodes there): one is left for that.
 */
const WORKERS_MAX = 3;
/** Megabytes of a worker's heap (pixels are outside of it): with more room it would only collect its garbage later. */
const HEAP = { maxOldGenerationSizeMb: 192, maxYoungGenerationSizeMb: 24 };
/** Who is turned away is asked to come back between these seconds, by how long the queue is. */
const RETRY_LEAST = 1;
const RETRY_MOST = 30;

interface State {
  pool: Pool;
  workers: number;
  metrics: PoolMetrics;
  /** Tasks in the queue or at work, by who asked. */
  inFlight: Map<string, number>;
}

/** Kept on globalThis: Next bundles this module into several chunks, which share one pool. */
const holder = globalThis as typeof globalThis & { minibatchSandbox?: State };

function openPool(): State {
  if (holder.minibatchSandbox) return holder.minibatchSandbox;
  const workers = Math.min(WORKERS_MAX, Math.max(1, availableParallelism()));
  const pool = workerpool.pool(join(process.cwd(), 'build', 'inference-worker.mjs'), {
    workerType: 'thread',
    workerThreadOpts: { resourceLimits: HEAP },
    maxWorkers: workers,
    maxQueueSize: PREDICT_QUEUE_MAX,
  });
  holder.minibatchSandbox = { pool, workers, metrics: new PoolMetrics(), inFlight: new Map() };
  return holder.minibatchSandbox;
}

const isFull = (error: unknown): boolean =>
  error instanceof Error && error.message.startsWith('Max queue size');

const isTimeout = (error: unknown): boolean => error instanceof workerpool.Promise.TimeoutError;

/** Seconds in which the queue, as long as it is, will probably be empty. */
function retryAfter({ pool, workers, metrics }: State): number {
  const seconds = (pool.stats().pendingTasks * metrics.times().p50) / workers / 1000;
  return Math.min(RETRY_MOST, Math.max(RETRY_LEAST, Math.ceil(seconds)));
}

function refuse(state: State): Result<never> {
  state.metrics.counts.refused += 1;
  return fail(appError('busy', { retryAfter: retryAfter(state) }));
}

interface Asking {
  /** Whose task it is; without it, no one's part of the queue is counted. */
  asker?: string;
  /** Buffers to give away instead of copying them. */
  transfer?: ArrayBufferLike[];
}

/** Runs `work` while it counts as the asker's. */
async function counted<T>({ inFlight }: State, asker: string, work: () => Promise<T>): Promise<T> {
  inFlight.set(asker, (inFlight.get(asker) ?? 0) + 1);
  try {
    return await work();
  } finally {
    const left = (inFlight.get(asker) ?? 1) - 1;
    if (left > 0) inFlight.set(asker, left);
    else inFlight.delete(asker);
  }
}

async function exec<T>(
  state: State,
  method: string,
  parameters: unknown[],
  transfer: ArrayBufferLike[] = [],
) {
  const started = performance.now();
  try {
    const value = (await state.pool.exec(method, parameters, { transfer }).timeout(DEADLINE_MS)) as T;
    state.metrics.serve(performance.now() - started);
    return ok(value);
  } catch (cause) {
    if (isFull(cause)) return refuse(state);
    state.metrics.counts.failed += 1;
    return fail(appError('unavailable', { cause }));
  }
}

/**
 * Asks a worker thread. Errors: `busy` when the queue or the asker's part of it is full; `unavailable` with the cause
 * when the worker took too long or died.
 */
async function ask<T>(
  method: string,
  parameters: unknown[],
  { asker, transfer }: Asking = {},
): Promise<Result<T>> {
  const state = openPool();
  if (asker === undefined) return exec<T>(state, method, parameters, transfer);
  if ((state.inFlight.get(asker) ?? 0) >= PREDICT_IN_FLIGHT_MAX) return refuse(state);
  return counted(state, asker, () => exec<T>(state, method, parameters, transfer));
}

/** The buffer of bytes that fill it wholly: only such a one can be given away. */
const wholeBuffer = ({ buffer, byteLength }: Uint8Array): ArrayBufferLike[] =>
  buffer.byteLength === byteLength && buffer instanceof ArrayBuffer ? [buffer] : [];

export interface ReadOptions {
  /** Also gives how the largest digit was prepared. */
  steps?: boolean;
  /** Whose part of the queue it counts to. */
  asker?: string;
  /** The bytes are given away and empty afterwards: ten megabytes are not copied. */
  give?: boolean;
}

/**
 * Reads a picture in a worker thread with the model in `modelFile` (the site's own). Errors as `answer` gives them;
 * `busy` when the queue or the asker's part of it is full, `bad_image` when the picture took too long.
 */
export async function readPicture(
  modelFile: string,
  bytes: Uint8Array,
  { steps = false, asker, give = false }: ReadOptions = {},
): Promise<Result<PooledAnswer>> {
  const started = performance.now();
  const transfer = give ? wholeBuffer(bytes) : [];
  const asked = await ask<Result<Answer>>('read', [modelFile, bytes, { steps }], { asker, transfer });
  if (!asked.ok) {
    const { cause } = asked.error;
    return isTimeout(cause) ? fail(appError('bad_image', { detail: 'image_slow', cause })) : asked;
  }
  const result = asked.value;
  if (!result.ok) return result;
  const { decode, prepare, run } = result.value.timings;
  return ok({ ...result.value, waited: Math.max(0, performance.now() - started - decode - prepare - run) });
}

/**
 * Asks the model in `modelFile` about inputs that were prepared before (784 numbers each): ten probabilities each.
 * `busy` when the queue is full.
 */
export const classifyInputs = (modelFile: string, inputs: Float32Array): Promise<Result<Float32Array>> =>
  ask('classify', [modelFile, inputs]);

/**
 * Explains what the model in `modelFile` makes of a prepared picture (784 numbers): see `explain`. `busy` when the queue
 * is full.
 */
export const explainInput = (
  modelFile: string,
  input: Float32Array,
  target?: number,
): Promise<Result<Explanation>> => ask('explain', [modelFile, input, target]);

/** Starts all workers, opens the model in each and reads a small picture there: nobody's first picture waits for that. */
export async function warmUpPool(modelFile: string): Promise<void> {
  const { workers, pool } = openPool();
  await Promise.all(Array.from({ length: workers }, () => pool.exec('warmUp', [modelFile])));
}

/** The pool of this web process now, and what it has done since the start. */
export interface PoolState extends PoolCounts {
  workers: number;
  running: number;
  queued: number;
  milliseconds: PoolTimes;
}

/** What the pool is doing. Before the first picture there is none: zeros. */
export function poolState(): PoolState {
  const state = holder.minibatchSandbox;
  if (!state) {
    return {
      workers: 0,
      running: 0,
      queued: 0,
      served: 0,
      refused: 0,
      failed: 0,
      milliseconds: { p50: 0, p95: 0 },
    };
  }
  const { totalWorkers, busyWorkers, pendingTasks } = state.pool.stats();
  return {
    workers: totalWorkers,
    running: busyWorkers,
    queued: pendingTasks,
    ...state.metrics.counts,
    milliseconds: state.metrics.times(),
  };
}

/** Ends the workers: for tests and scripts, which would wait for them. */
export async function closePool(): Promise<void> {
  const state = holder.minibatchSandbox;
  holder.minibatchSandbox = undefined;
  await state?.pool.terminate();
}
