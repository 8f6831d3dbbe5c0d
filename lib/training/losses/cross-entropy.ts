import type { Loss } from './loss';

/** Writes softmax of `count` logits at `start` into `target` at the same place: shifted by the largest, so nothing overflows. */
export function softmaxInto(
  logits: ArrayLike<number>,
  target: Float32Array,
  start: number,
  count: number,
): void {
  let largest = Number.NEGATIVE_INFINITY;
  for (let k = start; k < start + count; k++) largest = Math.max(largest, logits[k] ?? 0);
  let sum = 0;
  for (let k = start; k < start + count; k++) {
    const power = Math.exp((logits[k] ?? 0) - largest);
    target[k] = power;
    sum += power;
  }
  for (let k = start; k < start + count; k++) target[k] = (target[k] ?? 0) / sum;
}

/**
 * Cross-entropy of softmax, mean over the batch. Writes its gradient by the logits, (softmax - one hot)/rows, into
 * `gradient`, and gives the loss in nats. The two derivations in a row cancel to this difference: softmax and
 * logarithm apart would lose it in rounding.
 */
export const crossEntropy: Loss = (logits, labels, gradient, rows, classes) => {
  let loss = 0;
  for (let row = 0; row < rows; row++) {
    const start = row * classes;
    const truth = start + (labels[row] ?? 0);
    softmaxInto(logits, gradient, start, classes);
    loss -= Math.log(Math.max(gradient[truth] ?? 0, Number.MIN_VALUE));
    gradient[truth] = (gradient[truth] ?? 0) - 1;
    for (let k = start; k < start + classes; k++) gradient[k] = (gradient[k] ?? 0) / rows;
  }
  return loss / rows;
};
