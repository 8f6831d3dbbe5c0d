import { join } from 'node:path';
import { appError } from '@/lib/errors';
import { checkImageBytes } from '@/lib/inference/decode';
import { readPicture } from '@/lib/inference/pool';
import { fail, ok, type Result } from '@/lib/result';
import { isModelName, isModelVersion, MODELS, modelFolder } from './catalogue';
import type { PredictionTimings, PredictionView } from './views';

export interface PredictInput {
  /** Name of a model, as it came from an address. */
  model: string;
  /** The default version where it is absent. */
  version?: number;
  /** The picture's file: PNG, JPEG, WebP or GIF. */
  image: Uint8Array;
}

/** Microseconds are enough, and keep the JSON short. */
const rounded = (milliseconds: number): number => Math.round(milliseconds * 1000) / 1000;

/** Seven digits say all that a 32-bit number holds. */
const seven = (value: number): number => Number(value.toPrecision(7));

/**
 * Asks a shared model for the digit in a picture. Open to everyone, so there is no policy to ask; the callers count
 * the rate. Errors: `not_found` (no such model or version), `invalid_input`, `too_large`, `unsupported_media`,
 * `bad_image`, `no_digit`, `busy` with `retryAfter`.
 */
export async function predict({ model, version, image }: PredictInput): Promise<Result<PredictionView>> {
  const started = performance.now();
  if (!isModelName(model)) return fail(appError('not_found'));
  const chosen = version ?? MODELS[model].defaultVersion;
  if (!isModelVersion(model, chosen)) return fail(appError('not_found'));
  // What can be refused at once must not stand in the queue before pictures that can be read.
  const format = checkImageBytes(image);
  if (!format.ok) return format;
  const answer = await readPicture(join(modelFolder(model, chosen), 'model.onnx'), image);
  if (!answer.ok) return answer;
  const { digit, probabilities, input, timings, waited } = answer.value;
  const spent: PredictionTimings = {
    queue: rounded(waited),
    decode: rounded(timings.decode),
    prepare: rounded(timings.prepare),
    run: rounded(timings.run),
    total: rounded(performance.now() - started),
  };
  return ok({
    model,
    version: chosen,
    digit,
    probabilities: probabilities.map(seven),
    input: Array.from(input, seven),
    timings: spent,
  });
}
