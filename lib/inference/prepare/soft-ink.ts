import type { Labelled } from './components';
import type { DigitPieces } from './digits';
import { distanceToZero } from './distance-transform';
import type { Ink } from './ink';
import { type Box, boxHeight, boxWidth, createPlane, longSide, type Plane } from './plane';
import { exactQuantile } from './quantile';

/** Ink at this quantile of the digit's own pixels is fully black: pencils and shadows vary below it. */
const SATURATION = 0.6;
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

/** Distances from the paper as ink from 0 to 1, kept to the digit's pixels and the soft rim around them. */
function soften(ink: Ink, { labels }: Labelled, mask: Uint8Array, box: Box): Plane {
  const width = boxWidth(box);
  const soft = createPlane(width, boxHeight(box));
  const { distance } = ink;
  const rim = distanceToInk(mask, width, boxHeight(box));
  const own: number[] = [];
  const at = (i: number): number => {
    const x = (i % width) + box.left;
    const y = Math.floor(i / width) + box.top;
    const outside = x < 0 || y < 0 || x >= distance.width || y >= distance.height;
    return outside ? 0 : (distance.values[y * distance.width + x] as number);
  };
  /** Ink, but of another digit: a touching neighbour is no rim. */
  const isOthers = (i: number): boolean => {
    if (mask[i] === 1) return false;
    const x = (i % width) + box.left;
    const y = Math.floor(i / width) + box.top;
    return (
      x >= 0 && y >= 0 && x < distance.width && y < distance.height && labels[y * distance.width + x] !== 0
    );
  };
  for (let i = 0; i < mask.length; i++) if (mask[i] === 1) own.push(at(i));
  const black = exactQuantile(own, SATURATION);
  const white = Math.min(2 * ink.noise, 0.5 * ink.threshold);
  for (let i = 0; i < mask.length; i++) {
    if ((rim.values[i] as number) > 1.5 || isOthers(i)) continue;
    soft.values[i] = Math.min(1, Math.max(0, (at(i) - white) / Math.max(1, black - white)));
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
