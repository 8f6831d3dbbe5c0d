import { type Initialise, initialiseWeights, torchDefault } from '../initialise';
import type { Kernels } from '../kernels/kernels';
import { packedLength, unpackWeights } from '../kernels/packed-weights';
import type { Random } from '../random';
import type { GradientProduct, Layer, Parameter } from './layer';

export interface LinearOptions {
  inputs: number;
  outputs: number;
  /** The largest batch that will come. */
  maxRows: number;
  /** How the weights begin; the bias begins at zero, but with PyTorch's default as PyTorch does. */
  initialise?: Initialise;
  /** The layer before is ReLU: where x is zero, nobody needs dx. Saves about half of that product. */
  behindRelu?: boolean;
  /** The first layer of a network: nobody needs dx at all. */
  first?: boolean;
}

/** y = x·W + b, the fully connected layer. dW = xᵀ·dy, db = Σ dy, dx = dy·Wᵀ. */
export class Linear implements Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly weights: Parameter & { readonly product: GradientProduct };
  readonly bias: Parameter;
  readonly parameters: readonly Parameter[];
  private readonly y: Float32Array;
  private readonly dx: Float32Array;

  constructor(
    private readonly kernels: Kernels,
    private readonly options: LinearOptions,
    random: Random,
  ) {
    const { inputs, outputs, maxRows, initialise = torchDefault } = options;
    const array = (length: number) => kernels.allocate(length);
    const packed = packedLength(inputs, outputs);
    this.inputs = inputs;
    this.outputs = outputs;
    const index = kernels.createIndex(maxRows, inputs);
    const product = { fused: false, index, dy: new Float32Array(0), shape: { rows: 0, inputs, outputs } };
    this.weights = { name: 'weight', value: array(packed), gradient: array(packed), product };
    this.bias = { name: 'bias', value: array(outputs), gradient: array(outputs) };
    this.parameters = [this.weights, this.bias];
    this.y = array(maxRows * outputs);
    this.dx = array(options.first ? 0 : maxRows * inputs);
    initialiseWeights(this.weights.value, inputs, outputs, initialise, random);
    if (initialise === torchDefault) this.bias.value.set(torchDefault(outputs, inputs, outputs, random));
  }

  forward(x: Float32Array, rows: number): Float32Array {
    const { index } = this.weights.product;
    this.kernels.fillIndex(index, x, rows);
    this.kernels.linear(index, this.weights.value, this.bias.value, this.y, this.shape(rows));
    return this.y;
  }

  backward(dy: Float32Array, rows: number): Float32Array {
    const { weights, bias, kernels, dx } = this;
    const { behindRelu = false, first = false } = this.options;
    const { product } = weights;
    product.dy = dy;
    product.shape = this.shape(rows);
    if (!product.fused) kernels.weightGradient(product.index, dy, weights.gradient, product.shape);
    kernels.columnSums(dy, bias.gradient, { rows, columns: this.outputs });
    if (!first) kernels.linearInputGradient(product.index, dy, weights.value, dx, product.shape, behindRelu);
    return dx;
  }

  /** The weights as ONNX and PyTorch keep them: [output][input]. */
  rowMajorWeights(): Float32Array<ArrayBuffer> {
    return unpackWeights(this.weights.value, this.inputs, this.outputs);
  }

  private shape(rows: number) {
    return { rows, inputs: this.inputs, outputs: this.outputs };
  }
}
