import type { Loss } from './loss';

/**
 * Mean of (y - t)² over all numbers of the batch, as PyTorch's default counts it. Writes the gradient by the outputs,
 * 2·(y - t)/count, into `gradient`. For outputs that are amounts, not classes.
 */
export function meanSquaredError(
  outputs: Float32Array,
  targets: ArrayLike<number>,
  gradient: Float32Array,
  count: number,
): number {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const difference = (outputs[i] ?? 0) - (targets[i] ?? 0);
    sum += difference * difference;
    gradient[i] = (2 * difference) / count;
  }
  return sum / count;
}

/**
 * The same against a one for the right class and zeros for the others. It learns to classify as well, but slower than
 * cross-entropy: behind a sigmoid its gradient vanishes just where the answer is most wrong.
 */
export const classSquaredError: Loss = (outputs, labels, gradient, rows, classes) => {
  const targets = new Float32Array(rows * classes);
  for (let row = 0; row < rows; row++) targets[row * classes + (labels[row] ?? 0)] = 1;
  return meanSquaredError(outputs, targets, gradient, rows * classes);
};
