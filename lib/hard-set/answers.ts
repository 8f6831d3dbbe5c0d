import { join } from 'node:path';
import { unpackInputs } from '@/lib/inference/input-bytes';
import { classifyInputs } from '@/lib/inference/pool';
import { largestAt } from '@/lib/inference/softmax';
import { isModelName, MODELS, modelFolder } from '@/lib/models/catalogue';
import { ok, type Result } from '@/lib/result';
import type { VersionAnswer } from './views';

const CLASSES = 10;

/** Four digits: what is shown, and short in JSON. */
const four = (value: number): number => Number(value.toFixed(4));

function rowsOf(version: number, probabilities: Float32Array): VersionAnswer[] {
  return Array.from({ length: probabilities.length / CLASSES }, (_, row) => {
    const ten = Array.from(probabilities.subarray(row * CLASSES, (row + 1) * CLASSES));
    return { version, digit: largestAt(ten), probabilities: ten.map(four) };
  });
}

/**
 * What every version of a model answers about stored inputs: for each input its answers, oldest version first. A model
 * that the site no longer ships has none. `busy` and `unavailable` where the workers cannot be asked.
 */
export async function answerStored(
  model: string,
  inputs: readonly Uint8Array[],
): Promise<Result<VersionAnswer[][]>> {
  const versions = isModelName(model) ? MODELS[model].versions : [];
  const answers: VersionAnswer[][] = inputs.map(() => []);
  if (!isModelName(model) || inputs.length === 0) return ok(answers);
  const batch = Float32Array.from(inputs.flatMap(unpackInputs).flat());
  for (const version of versions) {
    const found = await classifyInputs(join(modelFolder(model, version), 'model.onnx'), batch);
    if (!found.ok) return found;
    for (const [row, answer] of rowsOf(version, found.value).entries()) answers[row]?.push(answer);
  }
  return ok(answers);
}

/** The answers of all versions for pictures of any models, in their order. Errors as `answerStored`. */
export async function answersOf(
  rows: readonly { model: string; input: Uint8Array }[],
): Promise<Result<VersionAnswer[][]>> {
  const answers: VersionAnswer[][] = rows.map(() => []);
  for (const model of new Set(rows.map((row) => row.model))) {
    const places = [...rows.keys()].filter((index) => rows[index]?.model === model);
    const inputs = places.flatMap((index) => rows[index]?.input ?? []);
    const found = await answerStored(model, inputs);
    if (!found.ok) return found;
    for (const [i, index] of places.entries()) answers[index] = found.value[i] ?? [];
  }
  return ok(answers);
}
