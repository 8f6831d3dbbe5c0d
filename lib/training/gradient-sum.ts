import type { Kernels } from './kernels/kernels';
import type { Parameter } from './layers/layer';

/** Adds up the gradients of mini-batches to that of all pictures, for gradient descent by the full batch. */
export class GradientSum {
  private readonly sums: Float32Array[];

  constructor(
    private readonly kernels: Kernels,
    private readonly parameters: readonly Parameter[],
  ) {
    if (parameters.some(({ product }) => product?.fused)) {
      throw new Error('A fused optimiser leaves no gradients that could be added up');
    }
    this.sums = parameters.map(({ value }) => kernels.allocate(value.length));
  }

  /** Adds the gradients that the last backward pass left; `share` is the batch's share of all pictures. */
  add(share: number): void {
    for (const [i, { gradient }] of this.parameters.entries()) {
      const sum = this.sums[i];
      if (sum) this.kernels.addScaled(sum, gradient, share, gradient.length);
    }
  }

  /** Puts the sums in the gradients' place, and begins anew. */
  release(): void {
    for (const [i, { gradient }] of this.parameters.entries()) {
      gradient.set(this.sums[i] ?? []);
      this.sums[i]?.fill(0);
    }
  }
}
