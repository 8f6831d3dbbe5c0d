import type { AdamStep, BatchIndex, LinearKernels, LinearShape } from '../kernels';
import { packedAt } from '../packed-weights';
import { adamAt } from './elements';

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

function gradientAt(
  x: Float32Array,
  dy: Float32Array,
  input: number,
  output: number,
  { rows, inputs, outputs }: LinearShape,
): number {
  let sum = 0;
  for (let row = 0; row < rows; row++) sum += at(x, row * inputs + input) * at(dy, row * outputs + output);
  return sum;
}

function weightGradient(
  index: BatchIndex,
  dy: Float32Array,
  dWeights: Float32Array,
  shape: LinearShape,
): void {
  const x = entries(index);
  for (let output = 0; output < shape.outputs; output++) {
    for (let input = 0; input < shape.inputs; input++) {
      dWeights[packedAt(input, output, shape.inputs)] = gradientAt(x, dy, input, output, shape);
    }
  }
}

function linearAdam(
  index: BatchIndex,
  dy: Float32Array,
  weights: Float32Array,
  m: Float32Array,
  v: Float32Array,
  shape: LinearShape,
  step: AdamStep,
): void {
  const x = entries(index);
  for (let output = 0; output < shape.outputs; output++) {
    for (let input = 0; input < shape.inputs; input++) {
      const place = packedAt(input, output, shape.inputs);
      adamAt(weights, m, v, place, gradientAt(x, dy, input, output, shape), step);
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

/** The products of a linear layer, as three loops each. */
export const plainLinear: LinearKernels = {
  createIndex: (maxRows, columns): PlainIndex => ({ maxRows, columns, x: new Float32Array(0) }),
  fillIndex(index, x) {
    (index as PlainIndex).x = x;
  },
  linear,
  weightGradient,
  linearAdam,
  linearInputGradient,
};
