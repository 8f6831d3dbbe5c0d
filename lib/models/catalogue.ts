import { join } from 'node:path';
import type { ModelName } from './rules';

export { isModelName, isModelVersion, MODELS, type ModelName } from './rules';

/** The folder of one version, below the project's root: `model.onnx` and `card.json` are in it. */
export const modelFolder = (name: ModelName, version: number): string =>
  join(process.cwd(), 'models', name, String(version));
