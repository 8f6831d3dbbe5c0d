import { type Box, boxHeight, boxWidth, createPlane, longSide, type Plane } from './plane';

/** MNIST: the digit fills a box of 20 pixels, and lies in 28 x 28 by its centre of mass (LeCun et al., 1998). */
export const SIDE = 28;
const BOX = 20;
/** The pixel in which the centre of mass lies. Index 14, not 13.5: half a pixel costs 0.9 points on MNIST itself. */
const CENTRE = 14;
/** Ink that counts for the box; fainter is the soft rim. */
const VISIBLE = 0.25;

/** The box around everything that is visibly ink; null for an empty plane. */
export function inkBox({ width, height, values }: Plane): Box | null {
  const box = { left: width, top: height, right: 0, bottom: 0 };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if ((values[y * width + x] as number) < VISIBLE) continue;
      box.left = Math.min(box.left, x);
      box.right = Math.max(box.right, x + 1);
      box.top = Math.min(box.top, y);
      box.bottom = Math.max(box.bottom, y + 1);
    }
  }
  return box.right > box.left ? box : null;
}

/** The weights with which the pixels from `start` to `end` (not whole numbers) count. */
function spans(start: number, end: number, size: number): { at: number; weight: number }[] {
  const list: { at: number; weight: number }[] = [];
  for (let at = Math.max(0, Math.floor(start)); at < Math.min(size, end); at++) {
    const weight = Math.min(at + 1, end) - Math.max(at, start);
    if (weight > 0) list.push({ at, weight });
  }
  return list;
}

/** Each target pixel is the mean of the source's area under it: no pixel is lost, unlike with interpolation. */
export function areaAverage(source: Plane, box: Box, width: number, height: number): Plane {
  const target = createPlane(width, height);
  const stepX = boxWidth(box) / width;
  const stepY = boxHeight(box) / height;
  for (let y = 0; y < height; y++) {
    const rows = spans(box.top + y * stepY, box.top + (y + 1) * stepY, source.height);
    for (let x = 0; x < width; x++) {
      const columns = spans(box.left + x * stepX, box.left + (x + 1) * stepX, source.width);
      let sum = 0;
      for (const row of rows) {
        for (const column of columns) {
          sum += (source.values[row.at * source.width + column.at] as number) * row.weight * column.weight;
        }
      }
      target.values[y * width + x] = sum / (stepX * stepY);
    }
  }
  return target;
}

/** The centre of mass, in pixel indices. */
export function centreOfMass({ width, values }: Plane): { x: number; y: number } {
  let total = 0;
  let sumX = 0;
  let sumY = 0;
  for (let i = 0; i < values.length; i++) {
    const value = values[i] as number;
    total += value;
    sumX += value * (i % width);
    sumY += value * Math.floor(i / width);
  }
  return total > 0
    ? { x: sumX / total, y: sumY / total }
    : { x: (width - 1) / 2, y: (values.length / width - 1) / 2 };
}

/**
 * Step 8: the digit as MNIST's makers placed theirs: area-averaged to 20 pixels on the long side, aspect kept, its
 * peak 1, its centre of mass in pixel (14, 14) of 28 x 28. Null for an empty plane.
 */
export function place(ink: Plane): Float32Array<ArrayBuffer> | null {
  const box = inkBox(ink);
  if (box === null) return null;
  const scale = BOX / longSide(box);
  const width = Math.max(1, Math.round(boxWidth(box) * scale));
  const height = Math.max(1, Math.round(boxHeight(box) * scale));
  const small = areaAverage(ink, box, width, height);
  const peak = small.values.reduce((most, value) => Math.max(most, value), 0);
  const centre = centreOfMass(small);
  const shiftX = Math.round(CENTRE - centre.x);
  const shiftY = Math.round(CENTRE - centre.y);
  const input = new Float32Array(SIDE * SIDE);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const toX = x + shiftX;
      const toY = y + shiftY;
      if (toX < 0 || toY < 0 || toX >= SIDE || toY >= SIDE) continue;
      input[toY * SIDE + toX] = (small.values[y * width + x] as number) / peak;
    }
  }
  return input;
}
