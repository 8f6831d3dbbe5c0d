import type { Kernels } from '../kernels/kernels';
import type { Parameter } from '../layers/layer';
import type { Optimiser } from './optimiser';

export interface AdamOptions {
  beta1?: number;
  beta2?: number;
  epsilon?: number;
}

/** Adam: Kingma and Ba, "Adam: a method for stochastic optimization" (2015), algorithm 1, with its defaults. */
export class Adam implements Optimiser {
  readonly name = 'adam';
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
  }

  step(rate: number): void {
    const { beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8 } = this.options;
    this.steps += 1;
    const mCorrection = 1 / (1 - beta1 ** this.steps);
    const vCorrection = 1 / (1 - beta2 ** this.steps);
    const step = { rate, beta1, beta2, epsilon, mCorrection, vCorrection };
    for (const [i, { value, gradient }] of this.parameters.entries()) {
      const moment = this.moments[i];
      if (moment) this.kernels.adam(value, gradient, moment.m, moment.v, step);
    }
  }
}
