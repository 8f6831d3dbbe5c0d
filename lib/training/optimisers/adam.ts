import type { Kernels } from '../kernels/kernels';
import type { Parameter } from '../layers/layer';
import type { Optimiser } from './optimiser';

export interface AdamOptions {
  beta1?: number;
  beta2?: number;
  epsilon?: number;
  /**
   * Multiplies the weights' gradients out itself, tile by tile: a sixth of a step less. The gradients then stand
   * nowhere, so nothing may add to them (`penalise`, `GradientSum`) or look at them.
   */
  fused?: boolean;
}

/**
 * Adam: Kingma and Ba, "Adam: a method for stochastic optimization", 2015, algorithm 1, with its defaults.
 * m = β1·m + (1 - β1)·g, v = β2·v + (1 - β2)·g², m̂ = m/(1 - β1^t), v̂ = v/(1 - β2^t), θ = θ - α·m̂/(√v̂ + ε).
 */
export class Adam implements Optimiser {
  private steps = 0;
  private readonly moments: { m: Float32Array; v: Float32Array }[];

  constructor(
    private readonly kernels: Kernels,
    private readonly parameters: readonly Parameter[],
    private readonly options: AdamOptions = {},
  ) {
    this.moments = parameters.map(({ value }) => ({
      m: kernels.allocate(value.length),
      v: kernels.allocate(value.length),
    }));
    for (const { product } of parameters) if (product) product.fused = options.fused ?? false;
  }

  step(rate: number): void {
    const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = this.options;
    this.steps += 1;
    const mCorrection = 1 / (1 - beta1 ** this.steps);
    const vCorrection = 1 / (1 - beta2 ** this.steps);
    const step = { rate, beta1, beta2, epsilon, mCorrection, vCorrection };
    for (const [i, { value, gradient, product }] of this.parameters.entries()) {
      const moment = this.moments[i];
      if (!moment) continue;
      const { m, v } = moment;
      if (product?.fused)
        this.kernels.linearAdam(product.index, product.dy, value, m, v, product.shape, step);
      else this.kernels.adam(value, gradient, m, v, step);
    }
  }
}
