import type { DigitNetwork } from '../network';
import { largestAt, softmax } from '../softmax';

/** What the network said of one picture, and what went on in its hidden layers. */
export interface Look {
  digit: number;
  /** The second most probable digit. */
  runnerUp: number;
  /** Before softmax, index = digit. */
  logits: Float32Array;
  probabilities: number[];
  /** For each hidden layer the value of each neuron after ReLU: 0 is off. */
  hidden: Float32Array[];
}

/** Answers one picture (784 numbers from 0 to 1) with everything that is seen on the way. Well below 1 ms. */
export function look(network: DigitNetwork, input: Float32Array): Look {
  const { logits, hidden } = network.forward(input, 1);
  const digit = largestAt(Array.from(logits));
  return { digit, runnerUp: largestBut(logits, digit), logits, probabilities: softmax(logits), hidden };
}

/** The position of the largest number that is not at `but`. */
export function largestBut(values: Float32Array, but: number): number {
  let best = but === 0 ? 1 : 0;
  for (let i = 0; i < values.length; i++) {
    if (i !== but && (values[i] as number) > (values[best] as number)) best = i;
  }
  return best;
}

/** How far a digit's logit is above the largest of the others (below: negative). Above 0, the digit is the answer. */
export function marginOf(logits: Float32Array, digit: number): number {
  return (logits[digit] as number) - (logits[largestBut(logits, digit)] as number);
}
