import type { Kernels } from '../kernels/kernels';
import type { Random } from '../random';
import type { Layer, Mode } from './layer';

/**
 * While training, each number is set to zero with probability `rate` and the others are divided by 1 - rate, so that
 * their expectation stays and an answering network needs no correction (inverted dropout). Srivastava et al.,
 * "Dropout: a simple way to prevent neural networks from overfitting", 2014.
 */
export class Dropout implements Layer {
  readonly outputs: number;
  readonly parameters = [];
  private mode: Mode = 'training';
  /** 0 for what is dropped, 1/(1 - rate) for what is kept; of the last forward pass. */
  private readonly mask: Float32Array;
  private readonly y: Float32Array;
  private readonly dx: Float32Array;

  constructor(
    private readonly kernels: Kernels,
    readonly inputs: number,
    maxRows: number,
    readonly rate: number,
    private readonly random: Random,
  ) {
    if (!(rate >= 0 && rate < 1)) throw new RangeError(`A dropout rate is in [0, 1), not ${rate}`);
    this.outputs = inputs;
    this.mask = kernels.allocate(maxRows * inputs);
    this.y = kernels.allocate(maxRows * inputs);
    this.dx = kernels.allocate(maxRows * inputs);
  }

  setMode(mode: Mode): void {
    this.mode = mode;
  }

  forward(x: Float32Array, rows: number): Float32Array {
    if (this.mode === 'evaluation') return x;
    const count = rows * this.inputs;
    const kept = 1 / (1 - this.rate);
    for (let i = 0; i < count; i++) this.mask[i] = this.random() < this.rate ? 0 : kept;
    this.kernels.multiply(x, this.mask, this.y, count);
    return this.y;
  }

  /** By the mask of the last forward pass in training; in evaluation the layer is not there. */
  backward(dy: Float32Array, rows: number): Float32Array {
    if (this.mode === 'evaluation') return dy;
    this.kernels.multiply(dy, this.mask, this.dx, rows * this.inputs);
    return this.dx;
  }
}
