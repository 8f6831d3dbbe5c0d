/** What a prediction answers, in this order and with these names: the public API's shape as well. */
export interface PredictionView {
  model: string;
  version: number;
  /** The closest of the ten digits. The network cannot say "no digit": see `no_digit`. */
  digit: number;
  /** Ten probabilities that sum to 1, index = digit. */
  probabilities: number[];
  /** The 28 x 28 picture that the network saw, row by row, 0 (paper) to 1 (ink). */
  input: number[];
  /** Milliseconds spent in each step. */
  timings: PredictionTimings;
}

export interface PredictionTimings {
  /** Waiting for a free worker. */
  queue: number;
  /** Reading the file's format, size, orientation and pixels. */
  decode: number;
  /** Finding the ink and placing it as MNIST's makers did. */
  prepare: number;
  /** The network itself. */
  run: number;
  total: number;
}

export type { ModelCard } from './card';
