import type { AdamStep, ElementKernels } from '../kernels';

const at = (array: Float32Array, position: number): number => array[position] ?? 0;

/** Adam's step on one parameter, word for word algorithm 1 of Kingma and Ba, 2015. */
export function adamAt(
  parameters: Float32Array,
  m: Float32Array,
  v: Float32Array,
  i: number,
  gradient: number,
  { rate, beta1, beta2, epsilon, mCorrection, vCorrection }: AdamStep,
): void {
  const nextM = beta1 * at(m, i) + (1 - beta1) * gradient;
  const nextV = beta2 * at(v, i) + (1 - beta2) * gradient * gradient;
  m[i] = nextM;
  v[i] = nextV;
  const corrected = Math.sqrt(nextV * vCorrection) + epsilon;
  parameters[i] = at(parameters, i) - (rate * mCorrection * nextM) / corrected;
}

/** Loops over single numbers. */
export const plainElements: ElementKernels = {
  relu(x, y, count) {
    for (let i = 0; i < count; i++) y[i] = Math.max(0, at(x, i));
  },
  reluGradient(y, dy, dx, count) {
    for (let i = 0; i < count; i++) dx[i] = at(y, i) > 0 ? at(dy, i) : 0;
  },
  multiply(a, b, y, count) {
    for (let i = 0; i < count; i++) y[i] = at(a, i) * at(b, i);
  },
  addScaled(y, x, factor, count) {
    for (let i = 0; i < count; i++) y[i] = at(y, i) + factor * at(x, i);
  },
  addSigns(y, x, factor, count) {
    for (let i = 0; i < count; i++) y[i] = at(y, i) + factor * Math.sign(at(x, i));
  },
  decayAdd(y, x, decay, count) {
    for (let i = 0; i < count; i++) y[i] = decay * at(y, i) + at(x, i);
  },
  adam(parameters, gradients, m, v, step) {
    for (let i = 0; i < parameters.length; i++) adamAt(parameters, m, v, i, at(gradients, i), step);
  },
  rmsProp(parameters, gradients, squares, { rate, decay, epsilon }) {
    for (let i = 0; i < parameters.length; i++) {
      const gradient = at(gradients, i);
      const square = decay * at(squares, i) + (1 - decay) * gradient * gradient;
      squares[i] = square;
      parameters[i] = at(parameters, i) - (rate * gradient) / (Math.sqrt(square) + epsilon);
    }
  },
};
