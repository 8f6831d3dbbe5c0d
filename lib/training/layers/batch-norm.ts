import type { Kernels } from '../kernels/kernels';
import type { Layer, Mode, Parameter } from './layer';

export interface BatchNormOptions {
  /** How far the running statistics move towards those of each batch. PyTorch's default. */
  momentum?: number;
  /** Added to the variance. */
  epsilon?: number;
}

/**
 * Batch normalisation (Ioffe and Szegedy, 2015): each column is brought to mean 0 and variance 1 over the batch, then
 * scaled and shifted by what is learnt. x̂ = (x - μ)/√(σ² + ε), y = γ·x̂ + β. An answering network uses the running
 * mean and variance instead, so that no answer depends on its neighbours in the batch.
 */
export class BatchNorm implements Layer {
  readonly outputs: number;
  readonly scale: Parameter;
  readonly shift: Parameter;
  readonly parameters: readonly Parameter[];
  readonly mean: Float32Array<ArrayBuffer>;
  readonly variance: Float32Array<ArrayBuffer>;
  readonly statistics: readonly Float32Array[];
  readonly epsilon: number;
  private mode: Mode = 'training';
  private readonly momentum: number;
  private readonly normalised: Float32Array;
  private readonly y: Float32Array;
  private readonly dx: Float32Array;
  /** 1/√(σ² + ε) of the last forward pass. */
  private readonly inverse: Float32Array;
  /** Two numbers for each column, for the loops over columns. */
  private readonly factor: Float32Array;
  private readonly offset: Float32Array;

  constructor(
    private readonly kernels: Kernels,
    readonly inputs: number,
    maxRows: number,
    { momentum = 0.1, epsilon = 1e-5 }: BatchNormOptions = {},
  ) {
    const column = () => kernels.allocate(inputs);
    const batch = () => kernels.allocate(maxRows * inputs);
    this.outputs = inputs;
    this.epsilon = epsilon;
    this.momentum = momentum;
    this.scale = { name: 'scale', value: column().fill(1), gradient: column() };
    this.shift = { name: 'shift', value: column(), gradient: column() };
    this.parameters = [this.scale, this.shift];
    this.mean = column();
    this.variance = column().fill(1);
    this.statistics = [this.mean, this.variance];
    [this.inverse, this.factor, this.offset] = [column(), column(), column()];
    [this.normalised, this.y, this.dx] = [batch(), batch(), batch()];
  }

  setMode(mode: Mode): void {
    this.mode = mode;
  }

  forward(x: Float32Array, rows: number): Float32Array {
    const { kernels, normalised, inverse, factor, offset, scale, shift, y } = this;
    const shape = { rows, columns: this.inputs };
    if (this.mode === 'training') this.normaliseByBatch(x, rows);
    else {
      for (let c = 0; c < this.inputs; c++) {
        const root = 1 / Math.sqrt((this.variance[c] ?? 0) + this.epsilon);
        inverse[c] = root;
        factor[c] = root;
        offset[c] = -(this.mean[c] ?? 0) * root;
      }
      kernels.scaleColumns(x, factor, offset, normalised, shape);
    }
    kernels.scaleColumns(normalised, scale.value, shift.value, y, shape);
    return y;
  }

  /** Centres first and squares then: Σx² - (Σx)² would lose a small variance beside a large mean. */
  private normaliseByBatch(x: Float32Array, rows: number): void {
    const { kernels, normalised, inverse, factor, offset, mean, variance, momentum } = this;
    const shape = { rows, columns: this.inputs };
    kernels.columnSums(x, offset, shape);
    for (let c = 0; c < this.inputs; c++) {
      const average = (offset[c] ?? 0) / rows;
      mean[c] = (mean[c] ?? 0) * (1 - momentum) + average * momentum;
      factor[c] = 1;
      offset[c] = -average;
    }
    kernels.scaleColumns(x, factor, offset, normalised, shape);
    kernels.columnDots(normalised, normalised, factor, shape);
    for (let c = 0; c < this.inputs; c++) {
      const squares = factor[c] ?? 0;
      // The running variance is the unbiased one, as in the paper's algorithm 2; the batch's own is not.
      const unbiased = squares / Math.max(1, rows - 1);
      variance[c] = (variance[c] ?? 0) * (1 - momentum) + unbiased * momentum;
      inverse[c] = 1 / Math.sqrt(squares / rows + this.epsilon);
      offset[c] = 0;
    }
    kernels.scaleColumns(normalised, inverse, offset, normalised, shape);
  }

  /**
   * dβ = Σ dy, dγ = Σ dy·x̂, and in training dx = γ/√(σ² + ε)·(dy - dβ/n - x̂·dγ/n): μ and σ depend on x as well.
   * With running statistics they do not, and only the first term is left.
   */
  backward(dy: Float32Array, rows: number): Float32Array {
    const { kernels, normalised, inverse, factor, offset, scale, shift, dx } = this;
    const shape = { rows, columns: this.inputs };
    kernels.columnSums(dy, shift.gradient, shape);
    kernels.columnDots(dy, normalised, scale.gradient, shape);
    const share = this.mode === 'training' ? 1 / rows : 0;
    for (let c = 0; c < this.inputs; c++) {
      factor[c] = (scale.value[c] ?? 0) * (inverse[c] ?? 0);
      offset[c] = -(factor[c] ?? 0) * (shift.gradient[c] ?? 0) * share;
    }
    kernels.scaleColumns(dy, factor, offset, dx, shape);
    for (let c = 0; c < this.inputs; c++) factor[c] = -(factor[c] ?? 0) * (scale.gradient[c] ?? 0) * share;
    kernels.addScaledColumns(normalised, factor, dx, shape);
    return dx;
  }
}
