import type { DigitNetwork } from '../network';

/** Why one digit and not another: each pixel's share of the difference of their logits. */
export interface Contribution {
  /** Gradient times ink, for each pixel: positive speaks for the answer, negative for the other digit. */
  pixels: Float32Array;
  /** What the biases add, whatever the picture: all pixels and this together are exactly the difference. */
  biases: number;
  /** The difference of the two logits. */
  difference: number;
}

/**
 * Splits z[digit] - z[other] over the pixels. A network of ReLUs is linear around a picture (which neurons are on does not
 * change), so that gradient times input is no approximation here: it and the biases' part sum to the difference
 * (Shrikumar et al., "Not just a black box", 2016, section 3.2).
 */
export function contribution(
  network: DigitNetwork,
  input: Float32Array,
  digit: number,
  other: number,
): Contribution {
  const { logits } = network.forward(input, 1);
  const byLogits = new Float32Array(logits.length);
  byLogits[digit] = 1;
  byLogits[other] = -1;
  const pixels = network.inputGradient(input, byLogits).map((slope, i) => slope * (input[i] as number));
  const difference = (logits[digit] as number) - (logits[other] as number);
  return { pixels, biases: difference - pixels.reduce((sum, part) => sum + part, 0), difference };
}
