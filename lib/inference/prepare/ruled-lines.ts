import type { Plane } from './plane';

/** A ruled line is at most this share of the picture's height (or width) thick. */
const THICKEST = 0.025;
/** ... and goes through this share of the picture, from border to border. */
const LONGEST = 0.9;

/** Steps through the mask along and across a line: rows as they are, or columns by swapping the strides. */
interface Direction {
  length: number;
  across: number;
  alongStride: number;
  acrossStride: number;
}

/** For each place along the line, whether one of the rows near `row` is ink there: a line may lean a little. */
function covered(mask: Uint8Array, row: number, reach: number, d: Direction): number {
  let count = 0;
  for (let i = 0; i < d.length; i++) {
    for (let k = Math.max(0, row - reach); k <= Math.min(d.across - 1, row + reach); k++) {
      if (mask[i * d.alongStride + k * d.acrossStride] === 0) continue;
      count++;
      break;
    }
  }
  return count;
}

/** Ink pixels of each row: the cheap bound that spares most rows the exact count. */
function rowSums(mask: Uint8Array, d: Direction): Uint32Array {
  const sums = new Uint32Array(d.across);
  for (let k = 0; k < d.across; k++) {
    let sum = 0;
    for (let i = 0; i < d.length; i++) sum += mask[i * d.alongStride + k * d.acrossStride] as number;
    sums[k] = sum;
  }
  return sums;
}

/** Whether the rows within reach hold enough ink together to cover the line at all. */
function possible(sums: Uint32Array, row: number, reach: number, d: Direction): boolean {
  let together = 0;
  for (let k = Math.max(0, row - reach); k <= Math.min(d.across - 1, row + reach); k++)
    together += sums[k] ?? 0;
  return together >= LONGEST * d.length;
}

/** How many ink pixels there are in a row, through this one, across the line. */
function thicknessAt(mask: Uint8Array, i: number, row: number, d: Direction): number {
  const ink = (k: number) => k >= 0 && k < d.across && mask[i * d.alongStride + k * d.acrossStride] === 1;
  let from = row;
  let to = row;
  while (ink(from - 1)) from--;
  while (ink(to + 1)) to++;
  return to - from + 1;
}

/** Clears the line near `row`, except where a stroke crosses it (there it is thicker than a line). */
function clear(mask: Uint8Array, source: Uint8Array, row: number, reach: number, d: Direction): void {
  const thickest = Math.max(2, Math.ceil(THICKEST * d.across)) + 1;
  for (let i = 0; i < d.length; i++) {
    for (let k = Math.max(0, row - reach); k <= Math.min(d.across - 1, row + reach); k++) {
      const at = i * d.alongStride + k * d.acrossStride;
      if (source[at] === 1 && thicknessAt(source, i, k, d) <= thickest) mask[at] = 0;
    }
  }
}

function clearDirection(mask: Uint8Array, d: Direction): number {
  const source = mask.slice();
  const reach = Math.max(1, Math.round(0.01 * d.across));
  const sums = rowSums(source, d);
  let lines = 0;
  for (let row = 0; row < d.across; row++) {
    if (!possible(sums, row, reach, d)) continue;
    if (covered(source, row, reach, d) < LONGEST * d.length) continue;
    clear(mask, source, row, reach, d);
    lines++;
  }
  return lines;
}

function sum(mask: Uint8Array): number {
  let total = 0;
  for (let i = 0; i < mask.length; i++) total += mask[i] as number;
  return total;
}

/**
 * Part of step 5: takes ruled and squared paper's lines out of the mask. Leaves the mask alone where that would take
 * most of the ink: then it was the bar of a seven, cut to the edge.
 */
export function removeRuledLines(
  mask: Uint8Array,
  { width, height }: Pick<Plane, 'width' | 'height'>,
): Uint8Array {
  if (Math.min(width, height) < 48) return mask;
  const cleaned = mask.slice();
  const rows = clearDirection(cleaned, {
    length: width,
    across: height,
    alongStride: 1,
    acrossStride: width,
  });
  const columns = clearDirection(cleaned, {
    length: height,
    across: width,
    alongStride: width,
    acrossStride: 1,
  });
  return rows + columns > 0 && sum(cleaned) > 0.1 * sum(mask) ? cleaned : mask;
}
