import type { Kernels } from '../kernels/kernels';
import type { Layer } from './layer';

/** y = max(0, x). Its derivative at exactly 0 is taken as 0, as everywhere. */
export class Relu implements Layer {
  readonly outputs: number;
  readonly parameters = [];
  private readonly y: Float32Array;
  private readonly dx: Float32Array;

  constructor(
    private readonly kernels: Kernels,
    readonly inputs: number,
    maxRows: number,
  ) {
    this.outputs = inputs;
    this.y = kernels.allocate(maxRows * inputs);
    this.dx = kernels.allocate(maxRows * inputs);
  }

  forward(x: Float32Array, rows: number): Float32Array {
    this.kernels.relu(x, this.y, rows * this.inputs);
    return this.y;
  }

  backward(dy: Float32Array, rows: number): Float32Array {
    this.kernels.reluGradient(this.y, dy, this.dx, rows * this.inputs);
    return this.dx;
  }
}
