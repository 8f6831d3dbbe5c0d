import type { Kernels } from './kernels/kernels';
import type { Parameter } from './layers/layer';

/** What large weights cost: λ1·Σ|w| + λ2/2·Σw², over the weights of linear layers (no bias, no batch normalisation). */
export interface Penalty {
  l1?: number;
  l2?: number;
}

const weightsOf = (parameters: readonly Parameter[]): Parameter[] =>
  parameters.filter(({ name }) => name === 'weight');

/** What the weights cost now: to be added to the loss that is shown. */
export function penaltyOf(parameters: readonly Parameter[], { l1 = 0, l2 = 0 }: Penalty): number {
  let cost = 0;
  for (const { value } of weightsOf(parameters)) {
    for (const weight of value) cost += l1 * Math.abs(weight) + (l2 / 2) * weight * weight;
  }
  return cost;
}

/**
 * Adds the penalty's gradient, λ1·sign(w) + λ2·w, to that of the loss: between the backward pass and the optimiser's
 * step. So it goes through the optimiser like any other gradient: with `Sgd` λ2 is weight decay, with `Adam` it is the
 * L2 regularisation that Loshchilov and Hutter ("Decoupled weight decay regularization", 2019) tell from it.
 */
export function penalise(
  kernels: Kernels,
  parameters: readonly Parameter[],
  { l1 = 0, l2 = 0 }: Penalty,
): void {
  for (const { value, gradient, product } of weightsOf(parameters)) {
    if (product?.fused)
      throw new Error('A fused optimiser leaves no gradient that a penalty could be added to');
    if (l2 > 0) kernels.addScaled(gradient, value, l2, value.length);
    if (l1 > 0) kernels.addSigns(gradient, value, l1, value.length);
  }
}
