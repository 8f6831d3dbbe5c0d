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

/** Why a version of a model answered as it did: the public API's shape as well. Pictures are 28 x 28, row by row. */
export interface ExplanationView {
  model: string;
  version: number;
  digit: number;
  /** The second most probable digit. */
  runnerUp: number;
  /** Before softmax, index = digit. */
  logits: number[];
  probabilities: number[];
  /** For each hidden layer the value of each neuron after ReLU: 0 is off. */
  hidden: number[][];
  /**
   * What a patch of 5 x 5 pixels of paper takes from the answer, on average over the patches that cover a pixel: from its
   * margin (its logit above the next best one) and from its probability.
   */
  occlusion: { margin: number[]; probability: number[] };
  /** Splits the difference of the answer's logit and the other digit's: all pixels and the biases sum to it. */
  contribution: { pixels: number[]; biases: number; difference: number };
  change: ChangeView;
}

/** The smallest change found with which the network reads `target`. */
export type ChangeView =
  | {
      found: true;
      target: number;
      /** The changed picture. */
      picture: number[];
      /** Ink to add (positive) and to take away (negative). */
      difference: number[];
      /** Euclidean length of the difference. */
      distance: number;
      /** Ink to add and to take away in all; 1 is one black pixel. */
      added: number;
      removed: number;
      /** What the network says of the changed picture. */
      probabilities: number[];
    }
  | { found: false; target: number };

/** The training pictures nearest to a picture, nearest first. */
export interface NeighboursView {
  model: string;
  /** How many pictures were looked at. */
  of: number;
  neighbours: NeighbourView[];
}

export interface NeighbourView {
  /** Position in MNIST's training set, from 0. */
  index: number;
  /** The digit that its writer meant. */
  label: number;
  /** Euclidean, between the 784 numbers from 0 to 1. */
  distance: number;
  /** 0 (paper) to 255 (ink), row by row. */
  pixels: number[];
}

/** One version of a model beside the others. */
export interface VersionSummary {
  version: number;
  /** On the test set, after the last epoch; `low` and `high` are Wilson's 95 % interval. */
  test: { right: number; of: number; accuracy: number; low: number; high: number };
  /** Of the same recipe on training pictures held back; null where it was not measured. */
  validation: number | null;
  epochs: number;
  augmented: boolean;
  /** Processor seconds of the training. */
  seconds: number;
  bytes: number;
}

export type { ModelCard } from './card';
export type { ModelFailure, ModelFailures } from './failures';
