import type { Kernels } from './kernels/kernels';
import type { Layer, Mode, Parameter } from './layers/layer';

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

  /** All numbers that make this network the one that it has become: parameters and running statistics. */
  get state(): Float32Array[] {
    const statistics = this.layers.flatMap((layer) => layer.statistics ?? []);
    return [...this.parameters.map(({ value }) => value), ...statistics];
  }

  /** Whether dropout drops and batch normalisation looks at the batch. A new network is in training. */
  setMode(mode: Mode): void {
    for (const layer of this.layers) layer.setMode?.(mode);
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
