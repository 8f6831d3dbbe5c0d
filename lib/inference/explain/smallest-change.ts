import type { DigitNetwork } from '../network';
import { softmax } from '../softmax';
import { largestBut, marginOf } from './look';

/** The picture that is just read as the wanted digit, and how it differs from the one that was given. */
export type Change =
  | {
      found: true;
      target: number;
      /** The changed picture, 0 to 1. */
      picture: Float32Array;
      /** Changed minus given, for each pixel: ink to add (positive) and to take away (negative). */
      difference: Float32Array;
      /** Euclidean length of the difference. */
      distance: number;
      /** Ink to add and to take away; 1 is one black pixel. */
      added: number;
      removed: number;
      /** What the network says of the changed picture. */
      probabilities: number[];
    }
  | { found: false; target: number };

/** The changed picture's margin: enough that no runtime's rounding takes it back, too little to see. */
const MARGIN = 0.05;
/** What each step aims at: farther, as in the paper, or the last steps come ever closer and never cross. */
const AIM = 0.2;
/** Steps towards the boundary; pictures of digits need 3 to 15. */
const STEPS = 50;
/** Tries to come back towards the given picture, once the boundary was crossed. */
const RETURNS = 12;
const HALVINGS = 12;
/** From one corner of the box to the opposite one is 28, so a longer way leads nowhere new. */
const FARTHEST = 1_000;

const dot = (a: Float32Array, b: Float32Array): number => {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
};

export const distanceBetween = (a: Float32Array, b: Float32Array): number => {
  let squares = 0;
  for (let i = 0; i < a.length; i++) squares += ((a[i] as number) - (b[i] as number)) ** 2;
  return Math.sqrt(squares);
};

/** from + way·direction, each pixel kept from 0 to 1. */
function along(from: Float32Array, direction: Float32Array, way: number): Float32Array {
  return from.map((value, i) => Math.min(1, Math.max(0, value + way * (direction[i] as number))));
}

/**
 * The nearest picture to `from`, within the box, with slope·picture >= level. On the way along the slope the product only
 * grows, so halving finds it. Where even the box's corner stays below the level, the picture a bold step nearer.
 */
function nearestAbove(from: Float32Array, slope: Float32Array, level: number): Float32Array {
  if (dot(slope, from) >= level) return from;
  const unit = 1 / Math.max(1e-12, Math.sqrt(dot(slope, slope)));
  let far = unit / 16;
  while (dot(slope, along(from, slope, far)) < level) {
    if (far > FARTHEST * unit) return along(from, slope, unit);
    far *= 2;
  }
  let near = 0;
  for (let i = 0; i < 30; i++) {
    const middle = (near + far) / 2;
    if (dot(slope, along(from, slope, middle)) < level) near = middle;
    else far = middle;
  }
  return along(from, slope, far);
}

/** The search for one picture and one wanted digit. */
class Search {
  constructor(
    private readonly network: DigitNetwork,
    private readonly given: Float32Array,
    private readonly target: number,
  ) {}

  private margin(picture: Float32Array): number {
    return marginOf(this.network.forward(picture, 1).logits, this.target);
  }

  /** From `start` to the nearest picture that would be read as the target if the network were linear there. */
  private step(start: Float32Array, from: Float32Array): Float32Array {
    const { logits } = this.network.forward(start, 1);
    const byLogits = new Float32Array(logits.length);
    byLogits[this.target] = 1;
    byLogits[largestBut(logits, this.target)] = -1;
    const slope = this.network.inputGradient(start, byLogits);
    const missing = AIM - marginOf(logits, this.target);
    return nearestAbove(from, slope, dot(slope, start) + missing);
  }

  /** Steps until the picture is read as the target; null after `steps`. */
  cross(start: Float32Array, steps: number): Float32Array | null {
    let picture = start;
    for (let i = 0; i < steps; i++) {
      if (this.margin(picture) >= MARGIN) return picture;
      picture = this.step(picture, picture);
    }
    return this.margin(picture) >= MARGIN ? picture : null;
  }

  /** Back along the straight line to the given picture, as far as the target is still read. */
  retreat(picture: Float32Array): Float32Array {
    const difference = picture.map((value, i) => value - (this.given[i] as number));
    let [near, far] = [0, 1];
    for (let i = 0; i < HALVINGS; i++) {
      const middle = (near + far) / 2;
      if (this.margin(along(this.given, difference, middle)) >= MARGIN) far = middle;
      else near = middle;
    }
    return along(this.given, difference, far);
  }

  /** A nearer picture: linear at this one, but measured from the given one; null where that leads nowhere nearer. */
  closer(picture: Float32Array): Float32Array | null {
    const crossed = this.cross(this.step(picture, this.given), 6);
    if (!crossed) return null;
    const back = this.retreat(crossed);
    return distanceBetween(back, this.given) < 0.999 * distanceBetween(picture, this.given) ? back : null;
  }
}

function changeTo(network: DigitNetwork, given: Float32Array, picture: Float32Array, target: number): Change {
  const difference = picture.map((value, i) => value - (given[i] as number));
  return {
    found: true,
    target,
    picture,
    difference,
    distance: distanceBetween(picture, given),
    added: difference.reduce((sum, value) => sum + Math.max(0, value), 0),
    removed: difference.reduce((sum, value) => sum + Math.max(0, -value), 0),
    probabilities: softmax(network.forward(picture, 1).logits),
  };
}

/**
 * The smallest change (in Euclidean length) found that makes the network read `target`, every pixel kept from 0 to 1:
 * DeepFool's steps (Moosavi-Dezfooli et al., 2016) within the box, then steps measured from the given picture, as
 * FAB takes them (Croce and Hein, 2020). A search and no proof: a smaller change may exist. `found: false` after a
 * bounded number of steps.
 */
export function smallestChange(network: DigitNetwork, given: Float32Array, target: number): Change {
  const search = new Search(network, given, target);
  const crossed = search.cross(given, STEPS);
  if (!crossed) return { found: false, target };
  let best = search.retreat(crossed);
  for (let i = 0; i < RETURNS; i++) {
    const nearer = search.closer(best);
    if (!nearer) break;
    best = nearer;
  }
  return changeTo(network, given, best, target);
}
