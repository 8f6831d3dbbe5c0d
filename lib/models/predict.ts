import { join } from 'node:path';
import { appError } from '@/lib/errors';
import type { DigitAnswer } from '@/lib/inference/answer';
import { checkImageBytes } from '@/lib/inference/decode';
import { readPicture, warmUpPool } from '@/lib/inference/pool';
import { fail, ok, type Result } from '@/lib/result';
import { isModelName, isModelVersion, MODELS, type ModelName, modelFolder } from './catalogue';
import type { DigitView, PredictionTimings, PredictionView } from './views';

export interface PredictInput {
  /** Name of a model, as it came from an address. */
  model: string;
  /** The default version where it is absent. */
  version?: number;
  /** The picture's file: PNG, JPEG, WebP or GIF. */
  image: Uint8Array;
  /** Also gives how the largest digit was prepared, step by step. */
  steps?: boolean;
  /** Who asks, as the rate is counted (`member 7`, `address 10.0.0.1`): nobody may fill the whole queue. */
  asker?: string;
  /** The image is given away and empty afterwards: a large one is then not copied. */
  give?: boolean;
}

/** Microseconds are enough, and keep the JSON short. */
const rounded = (milliseconds: number): number => Math.round(milliseconds * 1000) / 1000;

/** Seven digits say all that a 32-bit number holds. */
const seven = (value: number): number => Number(value.toPrecision(7));

const modelFile = (model: ModelName, version: number): string =>
  join(modelFolder(model, version), 'model.onnx');

/** Makes the sandbox ready when the server starts, so that the first picture is read as fast as the next. */
export const warmUpSandbox = (): Promise<void> =>
  warmUpPool(modelFile('mnist-mlp', MODELS['mnist-mlp'].defaultVersion));

const digitView = ({ digit, probabilities, input, box }: DigitAnswer): DigitView => ({
  digit,
  probabilities: probabilities.map(seven),
  input: Array.from(input, seven),
  box,
});

/**
 * Asks a shared model for the digit in a picture. Open to everyone, so there is no policy to ask; the callers count
 * the rate. Errors: `not_found` (no such model or version), `invalid_input`, `too_large`, `unsupported_media`,
 * `bad_image`, `no_digit`, `busy` with `retryAfter`.
 */
export async function predict({
  model,
  version,
  image,
  steps,
  asker,
  give,
}: PredictInput): Promise<Result<PredictionView>> {
  const started = performance.now();
  if (!isModelName(model)) return fail(appError('not_found'));
  const chosen = version ?? MODELS[model].defaultVersion;
  if (!isModelVersion(model, chosen)) return fail(appError('not_found'));
  // What can be refused at once must not stand in the queue before pictures that can be read.
  const format = checkImageBytes(image);
  if (!format.ok) return format;
  const answer = await readPicture(modelFile(model, chosen), image, { steps, asker, give });
  if (!answer.ok) return answer;
  const { picture, timings, waited } = answer.value;
  const digits = answer.value.digits.map(digitView);
  const main = digits[answer.value.main];
  if (main === undefined) throw new Error('An answer without a digit');
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
    digit: main.digit,
    probabilities: main.probabilities,
    input: main.input,
    picture,
    digits,
    timings: spent,
    ...(answer.value.steps ? { steps: answer.value.steps } : {}),
  });
}
