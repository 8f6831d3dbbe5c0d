import type { Labelled } from './components';
import type { DigitPieces } from './digits';
import { distanceToZero } from './distance-transform';
import type { Ink } from './ink';
import { type Box, boxHeight, boxWidth, createPlane, longSide, type Plane } from './plane';
import { histogram, quantileOf } from './quantile';

/** Ink at this quantile of the digit's own pixels is fully black: pencils and shadows vary below it. */
const SATURATION = 0.6;
/** The largest distance of two colours. */
const TOP = 255;
/** Stroke widths, as shares of the digit's long side, outside of which the digit is unlike any of MNIST's. */
const THINNEST = 0.05;
const WIDENED = 0.08;
const THICKEST = 0.2;
const THINNED = 0.16;

/** The digit alone: soft ink from 0 to 1 in its box with a margin, everything else of the picture taken away. */
export interface Digit {
  ink: Plane;
  /** The mean width of its strokes in pixels. */
  stroke: number;
  /** Where `ink` lies in the picture. */
  box: Box;
}

/** Pixels of the chosen pieces, in a box with `margin` pixels of paper around. */
function cut(
  { labels, width }: Labelled,
  pieces: DigitPieces,
  margin: number,
): { mask: Uint8Array; box: Box } {
  const box = {
    left: pieces.box.left - margin,
    top: pieces.box.top - margin,
    right: pieces.box.right + margin,
    bottom: pieces.box.bottom + margin,
  };
  const mask = new Uint8Array(boxWidth(box) * boxHeight(box));
  for (let y = pieces.box.top; y < pieces.box.bottom; y++) {
    for (let x = pieces.box.left; x < pieces.box.right; x++) {
      const inside = pieces.labels.has(labels[y * width + x] as number);
      if (inside) mask[(y - box.top) * boxWidth(box) + (x - box.left)] = 1;
    }
  }
  return { mask, box };
}

/** The way from each pixel to the nearest ink. What lies outside of the picture is paper. */
const distanceToInk = (mask: Uint8Array, width: number, height: number): Plane =>
  distanceToZero(
    mask.map((value) => 1 - value),
    width,
    height,
    Number.POSITIVE_INFINITY,
  );

/** Whether a pixel of the cut is ink or has some next to it. The cut's margin spares questions about its border. */
function isNearInk(mask: Uint8Array, at: number, width: number): boolean {
  for (let row = at - width; row <= at + width; row += width) {
    if (mask[row - 1] === 1 || mask[row] === 1 || mask[row + 1] === 1) return true;
  }
  return false;
}

/** The distance from the paper at which the digit's ink is fully black. */
function blackOf(distance: Plane, mask: Uint8Array, box: Box): number {
  const own = new Float32Array(mask.length);
  let count = 0;
  const width = boxWidth(box);
  for (let i = 0; i < mask.length; i++) {
    if (mask[i] === 0) continue;
    const row = Math.floor(i / width);
    own[count++] = distance.values[(row + box.top) * distance.width + (i - row * width) + box.left] as number;
  }
  return quantileOf(histogram(own.subarray(0, count), TOP), SATURATION, TOP);
}

/**
 * Distances from the paper as ink from 0 to 1, kept to the digit's pixels and the soft rim around them. Ink of another
 * digit, which touched this one, is no rim.
 */
function soften(
  { distance, noise, threshold }: Ink,
  { labels }: Labelled,
  mask: Uint8Array,
  box: Box,
): Plane {
  const width = boxWidth(box);
  const soft = createPlane(width, boxHeight(box));
  const white = Math.min(2 * noise, 0.5 * threshold);
  const range = Math.max(1, blackOf(distance, mask, box) - white);
  // One pixel around the ink is enough; the margin is at least two.
  for (let y = Math.max(0, box.top + 1); y < Math.min(distance.height, box.bottom - 1); y++) {
    for (let x = Math.max(0, box.left + 1); x < Math.min(distance.width, box.right - 1); x++) {
      const i = (y - box.top) * width + (x - box.left);
      const at = y * distance.width + x;
      if (mask[i] === 0 && (labels[at] !== 0 || !isNearInk(mask, i, width))) continue;
      soft.values[i] = Math.min(1, Math.max(0, ((distance.values[at] as number) - white) / range));
    }
  }
  return soft;
}

/** Adds `radius` pixels of ink around the mask, with a soft edge of one pixel. */
function widen(soft: Plane, mask: Uint8Array, radius: number): void {
  const { values } = distanceToInk(mask, soft.width, soft.height);
  for (let i = 0; i < mask.length; i++) {
    const grown = Math.min(1, Math.max(0, radius + 1 - (values[i] as number)));
    soft.values[i] = Math.max(soft.values[i] as number, mask[i] === 1 ? 1 : grown);
  }
}

/** Takes `radius` pixels of ink from the mask's edge, with a soft edge of one pixel. */
function thin(soft: Plane, mask: Uint8Array, radius: number): void {
  const { values } = distanceToZero(mask, soft.width, soft.height);
  for (let i = 0; i < mask.length; i++) {
    const kept = Math.min(1, Math.max(0, (values[i] as number) - radius));
    soft.values[i] = Math.min(soft.values[i] as number, kept);
  }
}

/**
 * Steps 6 and 7: soft ink from 0 to 1, and a stroke width that is changed only when it is extreme: hairlines vanish
 * when shrunk to 20 pixels, and fat strokes close the loops of 4, 6 and 8.
 */
export function softInk(ink: Ink, labelled: Labelled, pieces: DigitPieces): Digit {
  const long = longSide(pieces.box);
  const margin = Math.ceil(WIDENED * long) + 2;
  const { mask, box } = cut(labelled, pieces, margin);
  const { stroke } = pieces;
  const soft = soften(ink, labelled, mask, box);
  if (stroke < THINNEST * long) widen(soft, mask, (WIDENED * long - stroke) / 2);
  if (stroke > THICKEST * long) thin(soft, mask, Math.min(0.35 * stroke, (stroke - THINNED * long) / 2));
  return { ink: soft, stroke, box };
}
