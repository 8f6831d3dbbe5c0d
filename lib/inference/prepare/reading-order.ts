import { type Box, boxHeight, overlapDown } from './plane';

/** A line of writing leans at most so much (pixels down for each to the right); steeper neighbours are no neighbours. */
const STEEPEST = 0.35;

const middleX = (box: Box): number => (box.left + box.right) / 2;
const middleY = (box: Box): number => (box.top + box.bottom) / 2;

/** Pixels that the writing falls for each to the right: the median over each box and its right neighbour. */
function slopeOf(boxes: readonly Box[]): number {
  const slopes = boxes.flatMap((box) => {
    const right = boxes
      .filter((other) => middleX(other) > middleX(box) + 0.3 * boxHeight(box))
      .filter((other) => overlapDown(box, other) > 0.4 * Math.min(boxHeight(box), boxHeight(other)))
      .reduce<Box | null>((best, other) => (best && middleX(best) <= middleX(other) ? best : other), null);
    if (right === null) return [];
    // The lower edges, not the middles: digits of one line differ in height, and stand on the same ground.
    const slope = (right.bottom - box.bottom) / (middleX(right) - middleX(box));
    return Math.abs(slope) <= STEEPEST ? [slope] : [];
  });
  slopes.sort((a, b) => a - b);
  return slopes[Math.floor(slopes.length / 2)] ?? 0;
}

/**
 * The positions of the boxes in reading order: lines from top to bottom, each from left to right. Lines may lean, all
 * by about the same.
 */
export function readingOrder(boxes: readonly Box[]): number[] {
  const slope = slopeOf(boxes);
  const placed = boxes.map((box, at) => ({
    at,
    x: middleX(box),
    y: middleY(box) - slope * middleX(box),
    height: boxHeight(box),
  }));
  placed.sort((a, b) => a.y - b.y);
  const lines: (typeof placed)[] = [];
  for (const each of placed) {
    const line = lines.at(-1);
    const mean = line ? line.reduce((sum, { y }) => sum + y, 0) / line.length : 0;
    const tallest = Math.max(each.height, ...(line ?? []).map(({ height }) => height));
    if (line && each.y - mean < 0.5 * tallest) line.push(each);
    else lines.push([each]);
  }
  return lines.flatMap((line) => line.sort((a, b) => a.x - b.x).map(({ at }) => at));
}
