import { createPlane, type Plane } from './plane';

const STRAIGHT = 1;
const DIAGONAL = Math.SQRT2;

/**
 * For each pixel the way to the nearest pixel where `inside` is zero (chamfer distance, within 8 % of the true one).
 * Whether what lies outside of the picture counts as zero decides `beyond`: 0, or Infinity.
 */
export function distanceToZero(inside: Uint8Array, width: number, height: number, beyond = 0): Plane {
  const plane = createPlane(width, height);
  const { values } = plane;
  const at = (x: number, y: number): number =>
    x < 0 || y < 0 || x >= width || y >= height ? beyond : (values[y * width + x] as number);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (inside[y * width + x] === 0) continue;
      values[y * width + x] = Math.min(
        at(x - 1, y) + STRAIGHT,
        at(x, y - 1) + STRAIGHT,
        at(x - 1, y - 1) + DIAGONAL,
        at(x + 1, y - 1) + DIAGONAL,
      );
    }
  }
  for (let y = height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--) {
      const here = y * width + x;
      if (inside[here] === 0) continue;
      values[here] = Math.min(
        values[here] as number,
        at(x + 1, y) + STRAIGHT,
        at(x, y + 1) + STRAIGHT,
        at(x + 1, y + 1) + DIAGONAL,
        at(x - 1, y + 1) + DIAGONAL,
      );
    }
  }
  return plane;
}
