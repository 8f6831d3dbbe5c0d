import type { Kernels } from '../kernels/kernels';
import type { Parameter } from '../layers/layer';
import type { Optimiser } from './optimiser';

/**
 * Gradient descent with momentum, the heavy ball: Polyak, "Some methods of speeding up the convergence of iteration
 * methods", 1964, in the form that PyTorch uses: u = μ·u + g, θ = θ - α·u. (Sutskever et al., 2013, keep α inside:
 * u = μ·u - α·g; the same as long as α stands still.) Not Nesterov's, which takes the gradient one step ahead.
 */
export class Momentum implements Optimiser {
  private readonly velocities: Float32Array[];

  constructor(
    private readonly kernels: Kernels,
    private readonly parameters: readonly Parameter[],
    private readonly momentum = 0.9,
  ) {
    this.velocities = parameters.map(({ value }) => kernels.allocate(value.length));
  }

  step(rate: number): void {
    for (const [i, { value, gradient }] of this.parameters.entries()) {
      const velocity = this.velocities[i];
      if (!velocity) continue;
      this.kernels.decayAdd(velocity, gradient, this.momentum, value.length);
      this.kernels.addScaled(value, velocity, -rate, value.length);
    }
  }
}
