import type { StepName } from '@/lib/inference/prepare/prepare';

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
  /** Size of the picture as it was sent, upright, in pixels: the boxes of `digits` lie in it. */
  picture: { width: number; height: number };
  /** Every digit of the picture, line by line, left to right; the largest is also the answer's own. */
  digits: DigitView[];
  /** Milliseconds spent in each step. */
  timings: PredictionTimings;
  /** How the largest digit was prepared, step by step; only where it was asked for. */
  steps?: StepView[];
}

/** One digit of a picture. */
export interface DigitView {
  digit: number;
  /** Ten probabilities that sum to 1, index = digit. */
  probabilities: number[];
  /** The 28 x 28 picture that the network saw, row by row, 0 (paper) to 1 (ink). */
  input: number[];
  /** In pixels of the upright picture. */
  box: { left: number; top: number; width: number; height: number };
}

/** One step of the preparation as a grey picture: 0 is paper, 255 is ink. */
export interface StepView {
  name: StepName;
  width: number;
  height: number;
  /** A PNG file in base64. */
  png: string;
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
