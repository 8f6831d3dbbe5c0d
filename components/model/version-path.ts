/** The default version has the model's plain address, so that links to the model stay good. */
export const versionPath = (version: number, defaultVersion: number): string =>
  version === defaultVersion ? '/models/mnist-mlp' : `/models/mnist-mlp/${version}`;
