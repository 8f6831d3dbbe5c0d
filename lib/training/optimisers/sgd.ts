import type { Kernels } from '../kernels/kernels';
import type { Parameter } from '../layers/layer';
import type { Optimiser } from './optimiser';

/**
 * Gradient descent, θ = θ - α·g. With the gradient over all pictures (`fullBatch` in the trainer) it is Cauchy's
 * method of 1847; with that of a mini-batch it is stochastic gradient descent (Robbins and Monro, "A stochastic
 * approximation method", 1951): the same update from a noisy gradient that costs a thousandth.
 */
export class Sgd implements Optimiser {
  constructor(
    private readonly kernels: Kernels,
    private readonly parameters: readonly Parameter[],
  ) {}

  step(rate: number): void {
    for (const { value, gradient } of this.parameters) {
      this.kernels.addScaled(value, gradient, -rate, value.length);
    }
  }
}
