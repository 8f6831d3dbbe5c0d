import type { Kernels } from '../kernels/kernels';
import type { Layer } from './layer';

/** y = tanh x, dx = dy·(1 - y²). In plain TypeScript with both kernels, for the reason that `sigmoid.ts` gives. */
export class Tanh implements Layer {
  readonly outputs: number;
  readonly parameters = [];
  private readonly y: Float32Array;
  private readonly dx: Float32Array;

  constructor(
    kernels: Kernels,
    readonly inputs: number,
    maxRows: number,
  ) {
    this.outputs = inputs;
    this.y = kernels.allocate(maxRows * inputs);
    this.dx = kernels.allocate(maxRows * inputs);
  }

  forward(x: Float32Array, rows: number): Float32Array {
    for (let i = 0; i < rows * this.inputs; i++) this.y[i] = Math.tanh(x[i] ?? 0);
    return this.y;
  }

  backward(dy: Float32Array, rows: number): Float32Array {
    for (let i = 0; i < rows * this.inputs; i++) this.dx[i] = (dy[i] ?? 0) * (1 - (this.y[i] ?? 0) ** 2);
    return this.dx;
  }
}
