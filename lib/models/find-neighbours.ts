import { appError } from '@/lib/errors';
import { findNearest } from '@/lib/inference/neighbours/pool';
import { NEIGHBOURS_SHOWN } from '@/lib/limits';
import { parse } from '@/lib/parse';
import { fail, ok, type Result } from '@/lib/result';
import { isModelName } from './catalogue';
import { neighboursInput } from './schema';
import type { NeighboursView } from './views';

/** Pictures in MNIST's training set. */
const TRAIN_COUNT = 60_000;

/**
 * The training pictures nearest to a prepared one: all versions of a model learned from the same. Open to everyone; the
 * callers count the rate. Errors: `not_found` (no such model), `invalid_input`, `busy`, `unavailable` where the server
 * has no training pictures.
 */
export async function findNeighbours(model: string, raw: unknown): Promise<Result<NeighboursView>> {
  if (!isModelName(model)) return fail(appError('not_found'));
  const body = await parse(neighboursInput, raw);
  if (!body.ok) return body;
  const found = await findNearest(Float32Array.from(body.value.input), NEIGHBOURS_SHOWN);
  if (!found.ok) return found;
  const neighbours = found.value.map(({ pixels, distance, ...rest }) => ({
    ...rest,
    distance: Number(distance.toFixed(5)),
    pixels: Array.from(pixels),
  }));
  return ok({ model, of: TRAIN_COUNT, neighbours });
}
