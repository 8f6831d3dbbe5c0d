import { fillBatch, inOrder } from './data/batches';
import type { LabelledImages } from './data/labelled-images';
import { crossEntropy } from './losses/cross-entropy';
import type { Loss } from './losses/loss';
import type { Network } from './network';

export interface Evaluation {
  count: number;
  correct: number;
  /** 0 to 1. */
  accuracy: number;
  /** Mean over the pictures; cross-entropy is in nats. */
  loss: number;
  /** confusion[truth][answer] is how many pictures of `truth` were read as `answer`. */
  confusion: number[][];
}

/** The position of the largest number in `values[start ... start + count)`; the first among equals. */
export function largestAt(values: ArrayLike<number>, start: number, count: number): number {
  let best = 0;
  for (let k = 1; k < count; k++) {
    if ((values[start + k] ?? 0) > (values[start + best] ?? 0)) best = k;
  }
  return best;
}

/** Counts right and wrong answers: `answer` gives one row of logits for each picture from `start` on. */
export function tally(
  labels: ArrayLike<number>,
  logits: Float32Array,
  classes: number,
  confusion: number[][],
): void {
  for (let row = 0; row < labels.length; row++) {
    const counts = confusion[labels[row] ?? 0];
    const answer = largestAt(logits, row * classes, classes);
    if (counts) counts[answer] = (counts[answer] ?? 0) + 1;
  }
}

export const emptyConfusion = (classes: number): number[][] =>
  Array.from({ length: classes }, () => new Array<number>(classes).fill(0));

export const correctOf = (confusion: number[][]): number =>
  confusion.reduce((sum, counts, truth) => sum + (counts[truth] ?? 0), 0);

/** How well the network answers on these pictures. Leaves it in evaluation mode, and changes nothing else in it. */
export function evaluate(network: Network, images: LabelledImages, lossOf: Loss = crossEntropy): Evaluation {
  network.setMode('evaluation');
  const { maxRows, outputs } = network;
  const batch = { x: network.batchInput, labels: new Uint8Array(maxRows), rows: 0 };
  const gradient = new Float32Array(maxRows * outputs);
  const order = inOrder(images.count);
  const confusion = emptyConfusion(outputs);
  let loss = 0;
  for (let start = 0; start < images.count; start += maxRows) {
    const { x, labels, rows } = fillBatch(batch, images, order, start);
    const logits = network.forward(x, rows);
    loss += lossOf(logits, labels, gradient, rows, outputs) * rows;
    tally(labels.subarray(0, rows), logits, outputs, confusion);
  }
  const correct = correctOf(confusion);
  return {
    count: images.count,
    correct,
    accuracy: correct / images.count,
    loss: loss / images.count,
    confusion,
  };
}
