import type { DigitNetwork } from '../network';
import { SIDE } from '../prepare/place';
import { softmax } from '../softmax';
import { marginOf } from './look';

/** Side of the patch of paper, in pixels: about two pen strokes wide, so that it hides a piece of one. */
export const PATCH = 5;

/** How much the answer suffers where a patch of paper hides the picture, for each pixel. */
export interface Occlusion {
  /**
   * Drop of the answer's margin (its logit above the next best one). Positive where the ink speaks for the answer,
   * negative where it speaks against it.
   */
  margin: Float32Array;
  /** Drop of the answer's probability, from -1 to 1. */
  probability: Float32Array;
}

interface Place {
  left: number;
  top: number;
}

/** Visits the patch's pixels inside the picture. */
function forPatch({ left, top }: Place, visit: (pixel: number) => void): void {
  for (let y = Math.max(0, top); y < Math.min(SIDE, top + PATCH); y++) {
    for (let x = Math.max(0, left); x < Math.min(SIDE, left + PATCH); x++) visit(y * SIDE + x);
  }
}

/** Whether there is any ink under the patch; a patch of paper on paper changes nothing. */
function hidesInk(input: Float32Array, place: Place): boolean {
  let ink = 0;
  forPatch(place, (pixel) => {
    ink += input[pixel] as number;
  });
  return ink > 0;
}

/** All places of the patch that touch the picture: each pixel lies under PATCH x PATCH of them. */
const PLACES: readonly Place[] = Array.from({ length: (SIDE + PATCH - 1) ** 2 }, (_, i) => ({
  left: (i % (SIDE + PATCH - 1)) - PATCH + 1,
  top: Math.floor(i / (SIDE + PATCH - 1)) - PATCH + 1,
}));

/** The picture once for each place, with that place papered over. */
function papered(input: Float32Array, places: readonly Place[]): Float32Array {
  const batch = new Float32Array(places.length * input.length);
  for (const [row, place] of places.entries()) {
    const picture = batch.subarray(row * input.length, (row + 1) * input.length);
    picture.set(input);
    forPatch(place, (pixel) => {
      picture[pixel] = 0;
    });
  }
  return batch;
}

/** Adds a place's drop to its pixels, so that each pixel ends as the mean over the patches that cover it. */
function spread(map: Float32Array, place: Place, drop: number): void {
  forPatch(place, (pixel) => {
    map[pixel] = (map[pixel] as number) + drop / (PATCH * PATCH);
  });
}

/**
 * Which pixels decided that this is a `digit`: a patch of paper slides over the picture, and the network is asked again
 * at each place (Zeiler and Fergus, "Visualizing and understanding convolutional networks", 2014, section 4.2). A
 * pixel's value is the mean over the patches that cover it; exactly 0 where no patch covers ink.
 */
export function occlusion(network: DigitNetwork, input: Float32Array, digit: number): Occlusion {
  const places = PLACES.filter((place) => hidesInk(input, place));
  const classes = network.widths.at(-1) ?? 0;
  const { logits } = network.forward(papered(input, places), places.length);
  const whole = network.forward(input, 1).logits;
  const map: Occlusion = {
    margin: new Float32Array(input.length),
    probability: new Float32Array(input.length),
  };
  const [margin, probability] = [marginOf(whole, digit), softmax(whole)[digit] ?? 0];
  for (const [row, place] of places.entries()) {
    const answer = logits.subarray(row * classes, (row + 1) * classes);
    spread(map.margin, place, margin - marginOf(answer, digit));
    spread(map.probability, place, probability - (softmax(answer)[digit] ?? 0));
  }
  return map;
}
