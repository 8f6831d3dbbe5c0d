import type { DigitNetwork } from '../network';
import { type Contribution, contribution } from './contribution';
import { type Look, look } from './look';
import { type Occlusion, occlusion } from './occlusion';
import { type Change, smallestChange } from './smallest-change';

/** Why the network answered what it answered. */
export interface Explanation extends Look {
  occlusion: Occlusion;
  /** The answer against the digit that `change` aims at. */
  contribution: Contribution;
  change: Change;
}

/**
 * Explains one picture (784 numbers from 0 to 1): the activations, which pixels decided, and what it would take to be
 * read as `target` (the runner-up where it is absent, or where it is the answer itself).
 */
export function explain(network: DigitNetwork, input: Float32Array, target?: number): Explanation {
  const seen = look(network, input);
  const other = target === undefined || target === seen.digit ? seen.runnerUp : target;
  return {
    ...seen,
    occlusion: occlusion(network, input, seen.digit),
    contribution: contribution(network, input, seen.digit, other),
    change: smallestChange(network, input, other),
  };
}
