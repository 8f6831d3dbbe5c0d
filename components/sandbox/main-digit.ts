import type { PredictionView } from '@/lib/models/views';

/** Position of the digit that the answer as a whole is about: the largest one. */
export function mainDigitAt({ digit, probabilities, digits }: PredictionView): number {
  const same = digits.findIndex(
    (each) => each.digit === digit && each.probabilities.every((value, i) => value === probabilities[i]),
  );
  return Math.max(0, same);
}
