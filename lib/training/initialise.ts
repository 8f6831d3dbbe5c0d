import { packWeights } from './kernels/packed-weights';
import type { Random } from './random';

/** Numbers for `count` parameters of a layer with these widths. */
export type Initialise = (count: number, inputs: number, outputs: number, random: Random) => Float32Array;

function uniform(count: number, bound: number, random: Random): Float32Array {
  return Float32Array.from({ length: count }, () => (random() * 2 - 1) * bound);
}

/**
 * PyTorch's default for a linear layer, weights and bias alike: uniform within 1/√inputs. It is He's method
 * (kaiming_uniform_) with a = √5, which is where the odd-looking constant comes from.
 */
export const torchDefault: Initialise = (count, inputs, _outputs, random) =>
  uniform(count, 1 / Math.sqrt(inputs), random);

/** Fills a packed weight matrix by the given method. */
export function initialiseWeights(
  packed: Float32Array,
  inputs: number,
  outputs: number,
  method: Initialise,
  random: Random,
): void {
  packWeights(method(inputs * outputs, inputs, outputs, random), packed, inputs, outputs);
}
