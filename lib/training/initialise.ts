import { packWeights } from './kernels/packed-weights';
import { normal, type Random } from './random';

/** Numbers for `count` parameters of a layer with these widths. */
export type Initialise = (count: number, inputs: number, outputs: number, random: Random) => Float32Array;

function uniform(count: number, bound: number, random: Random): Float32Array {
  return Float32Array.from({ length: count }, () => (random() * 2 - 1) * bound);
}

function bell(count: number, deviation: number, random: Random): Float32Array {
  return Float32Array.from({ length: count }, () => normal(random) * deviation);
}

/**
 * PyTorch's default for a linear layer, weights and bias alike: uniform within 1/√inputs. It is He's method
 * (kaiming_uniform_) with a = √5, which is where the odd-looking constant comes from.
 */
export const torchDefault: Initialise = (count, inputs, _outputs, random) =>
  uniform(count, 1 / Math.sqrt(inputs), random);

/**
 * He et al., "Delving deep into rectifiers", 2015: normal with variance 2/inputs. ReLU halves the variance of what
 * passes through it; the 2 makes up for that, so that signals neither die out nor explode from layer to layer.
 */
export const heNormal: Initialise = (count, inputs, _outputs, random) =>
  bell(count, Math.sqrt(2 / inputs), random);

/** The same variance, drawn evenly: within √(6/inputs), because a uniform number within b has the variance b²/3. */
export const heUniform: Initialise = (count, inputs, _outputs, random) =>
  uniform(count, Math.sqrt(6 / inputs), random);

/**
 * Glorot and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010, eq. 16, known
 * as Xavier: variance 2/(inputs + outputs), a compromise between keeping the signal's variance on the way forward
 * (1/inputs) and the gradient's on the way back (1/outputs). For tanh and sigmoid.
 */
export const xavierUniform: Initialise = (count, inputs, outputs, random) =>
  uniform(count, Math.sqrt(6 / (inputs + outputs)), random);

/** The same variance from a normal distribution (eq. 12 gives only the variance). */
export const xavierNormal: Initialise = (count, inputs, outputs, random) =>
  bell(count, Math.sqrt(2 / (inputs + outputs)), random);

/** All zero: every unit of a layer then learns the same. Only for a last layer, or to see just that. */
export const zeros: Initialise = (count) => new Float32Array(count);

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
