import type { Kernels } from '../kernels/kernels';
import type { Layer } from './layer';

/**
 * y = 1/(1 + e^-x), dx = dy·y·(1 - y). In plain TypeScript with both kernels: the exponential takes nearly all of the
 * time, WebAssembly has none, and an approximation of our own would differ from ONNX Runtime's.
 */
export class Sigmoid implements Layer {
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
    // For x far below zero e^-x is Infinity in 64 bits, and the quotient an exact 0: no case needs another formula.
    for (let i = 0; i < rows * this.inputs; i++) this.y[i] = 1 / (1 + Math.exp(-(x[i] ?? 0)));
    return this.y;
  }

  backward(dy: Float32Array, rows: number): Float32Array {
    for (let i = 0; i < rows * this.inputs; i++) {
      const y = this.y[i] ?? 0;
      this.dx[i] = (dy[i] ?? 0) * y * (1 - y);
    }
    return this.dx;
  }
}
