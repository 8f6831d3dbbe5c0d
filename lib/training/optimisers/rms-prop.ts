import type { Kernels } from '../kernels/kernels';
import type { Parameter } from '../layers/layer';
import type { Optimiser } from './optimiser';

export interface RmsPropOptions {
  decay?: number;
  /** Keeps the quotient finite where no gradient has come yet; the lecture has none. */
  epsilon?: number;
}

/**
 * RMSProp: Tieleman and Hinton, "Neural networks for machine learning", lecture 6.5, 2012. Each gradient is divided
 * by the root of a running mean of its squares: s = 0.9·s + 0.1·g², θ = θ - α·g/(√s + ε).
 */
export class RmsProp implements Optimiser {
  private readonly squares: Float32Array[];

  constructor(
    private readonly kernels: Kernels,
    private readonly parameters: readonly Parameter[],
    private readonly options: RmsPropOptions = {},
  ) {
    this.squares = parameters.map(({ value }) => kernels.allocate(value.length));
  }

  step(rate: number): void {
    const { decay = 0.9, epsilon = 1e-8 } = this.options;
    for (const [i, { value, gradient }] of this.parameters.entries()) {
      const squares = this.squares[i];
      if (squares) this.kernels.rmsProp(value, gradient, squares, { rate, decay, epsilon });
    }
  }
}
