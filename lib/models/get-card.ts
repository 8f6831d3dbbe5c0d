import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { appError } from '@/lib/errors';
import { fail, ok, type Result } from '@/lib/result';
import { cardSchema, type ModelCard } from './card';
import { isModelName, isModelVersion, modelFolder } from './catalogue';

/** The card of a shipped model, or `not_found`. A card that breaks its schema is our fault and throws. */
export async function getCard(name: string, version: number): Promise<Result<ModelCard>> {
  if (!isModelName(name) || !isModelVersion(name, version)) return fail(appError('not_found'));
  const text = await readFile(join(modelFolder(name, version), 'card.json'), 'utf8');
  return ok(cardSchema.parse(JSON.parse(text)));
}

/** The bytes of a shipped model's ONNX file, or `not_found`. */
export async function getModelFile(name: string, version: number): Promise<Result<Uint8Array<ArrayBuffer>>> {
  if (!isModelName(name) || !isModelVersion(name, version)) return fail(appError('not_found'));
  return ok(Uint8Array.from(await readFile(join(modelFolder(name, version), 'model.onnx'))));
}
