import type { AdamStep, BatchIndex, Kernels, LinearShape } from './kernels';
import { packedAt } from './packed-weights';

/** Here the "index" is the batch itself: the plain loops look at every entry. */
interface PlainIndex extends BatchIndex {
  x: Float32Array;
}

const entries = (index: BatchIndex): Float32Array => (index as PlainIndex).x;
const at = (array: Float32Array, position: number): number => array[position] ?? 0;

function linear(
  index: BatchIndex,
  weights: Float32Array,
  bias: Float32Array,
  y: Float32Array,
  { rows, inputs, outputs }: LinearShape,
): void {
  const x = entries(index);
  for (let row = 0; row < rows; row++) {
    for (let output = 0; output < outputs; output++) {
      let sum = at(bias, output);
      for (let input = 0; input < inputs; input++) {
        sum += at(x, row * inputs + input) * at(weights, packedAt(input, output, inputs));
      }
      y[row * outputs + output] = sum;
    }
  }
}

function linearGradients(
  index: BatchIndex,
  dy: Float32Array,
  dWeights: Float32Array,
  dBias: Float32Array,
  { rows, inputs, outputs }: LinearShape,
): void {
  const x = entries(index);
  for (let output = 0; output < outputs; output++) {
    let biasSum = 0;
    for (let row = 0; row < rows; row++) biasSum += at(dy, row * outputs + output);
    dBias[output] = biasSum;
    for (let input = 0; input < inputs; input++) {
      let sum = 0;
      for (let row = 0; row < rows; row++)
        sum += at(x, row * inputs + input) * at(dy, row * outputs + output);
      dWeights[packedAt(input, output, inputs)] = sum;
    }
  }
}

function linearInputGradient(
  index: BatchIndex,
  dy: Float32Array,
  weights: Float32Array,
  dx: Float32Array,
  { rows, inputs, outputs }: LinearShape,
  sparse: boolean,
): void {
  const x = entries(index);
  for (let row = 0; row < rows; row++) {
    for (let input = 0; input < inputs; input++) {
      let sum = 0;
      if (!sparse || at(x, row * inputs + input) !== 0) {
        for (let output = 0; output < outputs; output++) {
          sum += at(dy, row * outputs + output) * at(weights, packedAt(input, output, inputs));
        }
      }
      dx[row * inputs + input] = sum;
    }
  }
}

function adam(
  parameters: Float32Array,
  gradients: Float32Array,
  m: Float32Array,
  v: Float32Array,
  { rate, beta1, beta2, epsilon, mCorrection, vCorrection }: AdamStep,
): void {
  for (let i = 0; i < parameters.length; i++) {
    const gradient = at(gradients, i);
    const nextM = beta1 * at(m, i) + (1 - beta1) * gradient;
    const nextV = beta2 * at(v, i) + (1 - beta2) * gradient * gradient;
    m[i] = nextM;
    v[i] = nextV;
    parameters[i] =
      at(parameters, i) - (rate * mCorrection * nextM) / (Math.sqrt(nextV * vCorrection) + epsilon);
  }
}

/** The kernels in plain TypeScript: what the SIMD module is held against, and what runs where SIMD is missing. */
export const createPlainKernels = (): Kernels => ({
  name: 'plain',
  allocate: (length) => new Float32Array(length),
  createIndex: (maxRows, columns): PlainIndex => ({ maxRows, columns, x: new Float32Array(0) }),
  fillIndex(index, x) {
    (index as PlainIndex).x = x;
  },
  linear,
  linearGradients,
  linearInputGradient,
  relu(x, y, count) {
    for (let i = 0; i < count; i++) y[i] = Math.max(0, at(x, i));
  },
  reluGradient(y, dy, dx, count) {
    for (let i = 0; i < count; i++) dx[i] = at(y, i) > 0 ? at(dy, i) : 0;
  },
  adam,
});
