import type { AppError } from '@/lib/errors';
import { appError } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';
import { decode } from './decode';
import { prepare } from './prepare/prepare';
import { run, type Session } from './session';
import { largestAt, softmax } from './softmax';

/** What a worker gives for one picture: plain numbers, fit for sending between threads. */
export interface Answer {
  digit: number;
  probabilities: number[];
  input: Float32Array;
  /** Milliseconds. */
  timings: { decode: number; prepare: number; run: number };
}

/** An error without its cause: only what can be copied between threads. */
const plain = ({ code, detail, values }: AppError, cause?: unknown): AppError => ({
  code,
  detail,
  values,
  ...(cause instanceof Error ? { cause: cause.message } : {}),
});

/**
 * A member's file to an answer: decode, prepare, run. Errors as `decode` gives them, and `no_digit` where there is
 * nothing to read (the network itself would answer anything with some digit).
 */
export async function answer(session: Session, bytes: Uint8Array): Promise<Result<Answer>> {
  const started = performance.now();
  const raster = await decode(bytes);
  if (!raster.ok) return fail(plain(raster.error, raster.error.cause));
  const decoded = performance.now();
  const prepared = prepare(raster.value);
  if (!prepared.found) return fail(appError('no_digit', { detail: 'image_no_digit' }));
  const ready = performance.now();
  const probabilities = softmax(await run(session, prepared.input));
  const timings = { decode: decoded - started, prepare: ready - decoded, run: performance.now() - ready };
  return ok({ digit: largestAt(probabilities), probabilities, input: prepared.input, timings });
}
