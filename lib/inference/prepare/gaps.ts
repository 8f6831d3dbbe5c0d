import type { Labelled } from './components';
import { type Box, boxHeight, boxWidth } from './plane';

/** Two components with nothing between them, and the paper between them in pixels. */
export interface Gap {
  a: number;
  b: number;
  pixels: number;
}

const DIAGONAL = Math.SQRT2;

/** Each pixel's nearest wanted component and the way to it (chamfer distance, two passes). */
function nearest(labelled: Labelled, wanted: Uint8Array, box: Box, reach: number) {
  const width = boxWidth(box);
  const height = boxHeight(box);
  const owner = new Int32Array(width * height);
  const way = new Float32Array(width * height).fill(reach);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const label = labelled.labels[(y + box.top) * labelled.width + x + box.left] as number;
      if (wanted[label] === 0) continue;
      owner[y * width + x] = label;
      way[y * width + x] = 0;
    }
  }
  const relax = (at: number, from: number, step: number): void => {
    const through = (way[from] as number) + step;
    if (through >= (way[at] as number)) return;
    way[at] = through;
    owner[at] = owner[from] as number;
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (x > 0) relax(at, at - 1, 1);
      if (y === 0) continue;
      relax(at, at - width, 1);
      if (x > 0) relax(at, at - width - 1, DIAGONAL);
      if (x < width - 1) relax(at, at - width + 1, DIAGONAL);
    }
  }
  for (let y = height - 1; y >= 0; y--) {
    for (let x = width - 1; x >= 0; x--) {
      const at = y * width + x;
      if (x < width - 1) relax(at, at + 1, 1);
      if (y === height - 1) continue;
      relax(at, at + width, 1);
      if (x < width - 1) relax(at, at + width + 1, DIAGONAL);
      if (x > 0) relax(at, at + width - 1, DIAGONAL);
    }
  }
  return { owner, way, width, height };
}

/**
 * The gaps between neighbouring components among `wanted` (one flag for each label), as far as `reach` pixels from
 * both, narrowest first. Neighbours are those whose regions of nearest paper touch (a Voronoi diagram of the ink).
 */
export function findGaps(labelled: Labelled, wanted: Uint8Array, box: Box, reach: number): Gap[] {
  const { owner, way, width, height } = nearest(labelled, wanted, box, reach);
  const found = new Map<number, Gap>();
  const many = labelled.components.length + 1;
  const meet = (at: number, next: number): void => {
    const one = owner[at] as number;
    const other = owner[next] as number;
    if (one === other || one === 0 || other === 0) return;
    const [a, b] = one < other ? [one, other] : [other, one];
    const pixels = (way[at] as number) + (way[next] as number);
    const known = found.get(a * many + b);
    if (known === undefined) found.set(a * many + b, { a, b, pixels });
    else known.pixels = Math.min(known.pixels, pixels);
  };
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const at = y * width + x;
      if (x < width - 1) meet(at, at + 1);
      if (y < height - 1) meet(at, at + width);
    }
  }
  return [...found.values()].sort((one, other) => one.pixels - other.pixels);
}
