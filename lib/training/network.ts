import type { Kernels } from './kernels/kernels';
import type { Layer, Parameter } from './layers/layer';
import { Linear } from './layers/linear';
import { Relu } from './layers/relu';
import type { Random } from './random';

/** Layers in a row: the output of each is the input of the next. */
export class Network {
  readonly parameters: readonly Parameter[];
  /** Room for one batch of inputs, in the kernels' memory. */
  readonly batchInput: Float32Array;
  /** Room for the loss's gradient by the outputs. */
  readonly outputGradient: Float32Array;

  constructor(
    readonly kernels: Kernels,
    readonly layers: readonly Layer[],
    readonly maxRows: number,
  ) {
    this.parameters = layers.flatMap((layer) => layer.parameters);
    this.batchInput = kernels.allocate(maxRows * this.inputs);
    this.outputGradient = kernels.allocate(maxRows * this.outputs);
  }

  get inputs(): number {
    return this.layers[0]?.inputs ?? 0;
  }

  get outputs(): number {
    return this.layers.at(-1)?.outputs ?? 0;
  }

  /** The outputs for `rows` rows of x (an array from the network's kernels); valid until the next call. */
  forward(x: Float32Array, rows: number): Float32Array {
    return this.layers.reduce((values, layer) => layer.forward(values, rows), x);
  }

  /** Leaves the gradient of every parameter, given the loss's gradient by the outputs. */
  backward(gradient: Float32Array, rows: number): void {
    this.layers.reduceRight((values, layer) => layer.backward(values, rows), gradient);
  }
}

/** A multi-layer perceptron: linear layers of these widths with ReLU between them, none behind the last. */
export function createMlp(
  kernels: Kernels,
  widths: readonly number[],
  maxRows: number,
  random: Random,
): Network {
  const layers: Layer[] = [];
  for (let i = 0; i + 1 < widths.length; i++) {
    const [inputs = 0, outputs = 0] = widths.slice(i, i + 2);
    const place = { first: i === 0, behindRelu: i > 0 };
    layers.push(new Linear(kernels, { inputs, outputs, maxRows, ...place }, random));
    if (i + 2 < widths.length) layers.push(new Relu(kernels, outputs, maxRows));
  }
  return new Network(kernels, layers, maxRows);
}
