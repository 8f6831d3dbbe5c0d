/** The models that the site ships, with their versions; the last is the one that answers by default. */
export const MODELS = { 'mnist-mlp': { versions: [1, 2], defaultVersion: 2 } } as const;

export type ModelName = keyof typeof MODELS;

/** Whether the site ships a model of this name (from an address, so any string). */
export const isModelName = (name: string): name is ModelName => Object.hasOwn(MODELS, name);

/** Whether the model has this version, written as in an address: `1`, not `01`. */
export const isModelVersion = (name: ModelName, version: number): boolean =>
  (MODELS[name].versions as readonly number[]).includes(version);
