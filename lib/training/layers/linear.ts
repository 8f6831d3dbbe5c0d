import { type Initialise, initialiseWeights, torchDefault } from '../initialise';
import type { Kernels } from '../kernels/kernels';
import { packedLength, unpackWeights } from '../kernels/packed-weights';
import type { Random } from '../random';
import type { Layer, Parameter } from './layer';

export interface LinearOptions {
  inputs: number;
  outputs: number;
  /** The largest batch that will come. */
  maxRows: number;
  initialise?: Initialise;
  /** The layer before is ReLU: where x is zero, nobody needs dx. Saves about half of that product. */
  behindRelu?: boolean;
  /** The first layer of a network: nobody needs dx at all. */
  first?: boolean;
}

/** y = x·W + b, the fully connected layer. */
export class Linear implements Layer {
  readonly kind = 'linear';
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Parameter;
  readonly bias: Parameter;
  readonly parameters: readonly Parameter[];
  private readonly index;
  private readonly y: Float32Array;
  private readonly dx: Float32Array;

  constructor(
    private readonly kernels: Kernels,
    private readonly options: LinearOptions,
    random: Random,
  ) {
    const { inputs, outputs, maxRows, initialise = torchDefault } = options;
    const parameter = (name: string, length: number): Parameter => ({
      name,
      value: kernels.allocate(length),
      gradient: kernels.allocate(length),
    });
    this.inputs = inputs;
    this.outputs = outputs;
    this.weights = parameter('weight', packedLength(inputs, outputs));
    this.bias = parameter('bias', outputs);
    this.parameters = [this.weights, this.bias];
    this.index = kernels.createIndex(maxRows, inputs);
    this.y = kernels.allocate(maxRows * outputs);
    this.dx = kernels.allocate(options.first ? 0 : maxRows * inputs);
    initialiseWeights(this.weights.value, inputs, outputs, initialise, random);
    this.bias.value.set(initialise(outputs, inputs, outputs, random));
  }

  forward(x: Float32Array, rows: number): Float32Array {
    this.kernels.fillIndex(this.index, x, rows);
    this.kernels.linear(this.index, this.weights.value, this.bias.value, this.y, this.shape(rows));
    return this.y;
  }

  backward(dy: Float32Array, rows: number): Float32Array {
    const shape = this.shape(rows);
    const { behindRelu = false, first = false } = this.options;
    this.kernels.linearGradients(this.index, dy, this.weights.gradient, this.bias.gradient, shape);
    if (!first)
      this.kernels.linearInputGradient(this.index, dy, this.weights.value, this.dx, shape, behindRelu);
    return this.dx;
  }

  /** The weights as ONNX and PyTorch keep them: [output][input]. */
  rowMajorWeights(): Float32Array<ArrayBuffer> {
    return unpackWeights(this.weights.value, this.inputs, this.outputs);
  }

  private shape(rows: number) {
    return { rows, inputs: this.inputs, outputs: this.outputs };
  }
}
