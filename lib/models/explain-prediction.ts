import { join } from 'node:path';
import { appError } from '@/lib/errors';
import type { Change } from '@/lib/inference/explain/smallest-change';
import { explainInput as explainInPool } from '@/lib/inference/pool';
import { parse } from '@/lib/parse';
import { fail, ok, type Result } from '@/lib/result';
import { isModelName, isModelVersion, MODELS, modelFolder } from './catalogue';
import { explainInput } from './schema';
import type { ChangeView, ExplanationView } from './views';

/** Six digits keep the JSON short, and the changed picture on its side of the boundary. */
const numbers = (values: ArrayLike<number>): number[] =>
  Array.from(values, (value) => Number(value.toPrecision(6)));

function changeView(change: Change): ChangeView {
  if (!change.found) return change;
  const { picture, difference, probabilities, ...rest } = change;
  return {
    ...rest,
    picture: numbers(picture),
    difference: numbers(difference),
    probabilities: numbers(probabilities),
  };
}

/**
 * Why a version of a shared model reads a prepared picture as it does: hidden activations, which pixels decided, and what
 * another digit would need. Open to everyone; the callers count the rate. Errors: `not_found` (no such model or version),
 * `invalid_input`, `busy` with `retryAfter`.
 */
export async function explainPrediction(
  model: string,
  version: number | undefined,
  raw: unknown,
): Promise<Result<ExplanationView>> {
  if (!isModelName(model)) return fail(appError('not_found'));
  const chosen = version ?? MODELS[model].defaultVersion;
  if (!isModelVersion(model, chosen)) return fail(appError('not_found'));
  const body = await parse(explainInput, raw);
  if (!body.ok) return body;
  const { input, target } = body.value;
  const file = join(modelFolder(model, chosen), 'model.onnx');
  const explained = await explainInPool(file, Float32Array.from(input), target);
  if (!explained.ok) return explained;
  const { digit, runnerUp, logits, probabilities, hidden, occlusion, contribution, change } = explained.value;
  return ok({
    model,
    version: chosen,
    digit,
    runnerUp,
    logits: numbers(logits),
    probabilities: numbers(probabilities),
    hidden: hidden.map(numbers),
    occlusion: { margin: numbers(occlusion.margin), probability: numbers(occlusion.probability) },
    contribution: { ...contribution, pixels: numbers(contribution.pixels) },
    change: changeView(change),
  });
}
