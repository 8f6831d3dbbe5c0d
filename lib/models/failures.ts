import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { appError } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';
import { isModelName, isModelVersion, modelFolder } from './catalogue';

const share = z.number().min(0).max(1);
const digit = z.number().int().min(0).max(9);

/**
 * Every test picture that a shipped model misreads: `failures.json`. Its pictures are in `failures.png`, a grey sprite
 * (0 paper, 255 ink) of tiles in the order of the list: picture `i` is in column `i % columns` of row
 * `floor(i / columns)`.
 */
export const failuresSchema = z.strictObject({
  /** SHA-256 of the ONNX file that was asked. */
  model: z.string().regex(/^[0-9a-f]{64}$/),
  /** How many pictures were asked about. */
  of: z.number().int().positive(),
  sprite: z.strictObject({
    name: z.string(),
    /** Pixels on a side of one picture. */
    tile: z.number().int().positive(),
    /** Pictures in a row. */
    columns: z.number().int().positive(),
    width: z.number().int().positive(),
    height: z.number().int().positive(),
  }),
  failures: z.array(
    z.strictObject({
      /** Position in MNIST's test file, from 0; the list is in this order. */
      index: z.number().int().nonnegative(),
      truth: digit,
      answer: digit,
      /** What softmax gives the wrong answer. */
      probability: share,
      /** What it gives the right one. */
      truthProbability: share,
    }),
  ),
});

export type ModelFailures = z.infer<typeof failuresSchema>;
export type ModelFailure = ModelFailures['failures'][number];

/** The pictures that a shipped model misreads, or `not_found`. A file that breaks its schema is our fault and throws. */
export async function getFailures(name: string, version: number): Promise<Result<ModelFailures>> {
  if (!isModelName(name) || !isModelVersion(name, version)) return fail(appError('not_found'));
  const text = await readFile(join(modelFolder(name, version), 'failures.json'), 'utf8');
  return ok(failuresSchema.parse(JSON.parse(text)));
}

/** The sprite with those pictures as a PNG file, or `not_found`. */
export async function getFailuresSprite(
  name: string,
  version: number,
): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (!isModelName(name) || !isModelVersion(name, version)) return fail(appError('not_found'));
  return ok(Uint8Array.from(await readFile(join(modelFolder(name, version), 'failures.png'))));
}
