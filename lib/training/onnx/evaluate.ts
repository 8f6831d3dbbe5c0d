import { run, type Session } from '@/lib/inference/session';
import { fillBatch, inOrder } from '../data/batches';
import type { LabelledImages } from '../data/labelled-images';
import { correctOf, emptyConfusion, largestAt, tally } from '../evaluate';
import { softmaxInto } from '../losses/cross-entropy';

const ROWS = 500;

/** A picture that was read as something else. */
export interface Misread {
  /** Which of the pictures, from 0. */
  index: number;
  truth: number;
  answer: number;
  /** What softmax gives the answer, and the truth. */
  probability: number;
  truthProbability: number;
}

export interface OnnxEvaluation {
  correct: number;
  /** 0 to 1. */
  accuracy: number;
  /** confusion[truth][answer]. */
  confusion: number[][];
  misread: Misread[];
}

/** Six digits are more than a page shows, and the same on every machine. */
const sixDigits = (share: number): number => Math.round(share * 1e6) / 1e6;

/** The wrong answers among `labels.length` rows of logits; `first` is the index of the first picture. */
function misreadIn(labels: Uint8Array, logits: Float32Array, classes: number, first: number): Misread[] {
  const shares = new Float32Array(classes);
  return Array.from(labels, (truth, row) => ({
    truth,
    row,
    answer: largestAt(logits, row * classes, classes),
  }))
    .filter(({ truth, answer }) => answer !== truth)
    .map(({ truth, row, answer }) => {
      softmaxInto(logits.subarray(row * classes, (row + 1) * classes), shares, 0, classes);
      const [probability, truthProbability] = [sixDigits(shares[answer] ?? 0), sixDigits(shares[truth] ?? 0)];
      return { index: first + row, truth, answer, probability, truthProbability };
    });
}

/** What an exported model answers to these pictures in ONNX Runtime, which knows nothing of our training. */
export async function evaluateOnnx(
  session: Session,
  images: LabelledImages,
  classes = 10,
): Promise<OnnxEvaluation> {
  const confusion = emptyConfusion(classes);
  const misread: Misread[] = [];
  const order = inOrder(images.count);
  const batch = { x: new Float32Array(ROWS * images.size), labels: new Uint8Array(ROWS), rows: 0 };
  for (let start = 0; start < images.count; start += ROWS) {
    const { x, labels, rows } = fillBatch(batch, images, order, start);
    const logits = await run(session, x.slice(0, rows * images.size));
    const truths = labels.subarray(0, rows);
    tally(truths, logits, classes, confusion);
    misread.push(...misreadIn(truths, logits, classes, start));
  }
  const correct = correctOf(confusion);
  return { correct, accuracy: correct / images.count, confusion, misread };
}
