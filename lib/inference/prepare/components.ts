import { type Box, boxHeight, boxWidth, longSide, type Plane } from './plane';

/** Ink that hangs together (eight neighbours). */
export interface Component {
  box: Box;
  pixels: number;
  /** The sum of its pixels' distances from the paper. */
  strength: number;
  label: number;
}

export interface Labelled {
  /** For each pixel the label of its component, 0 for paper. */
  labels: Int32Array;
  components: Component[];
}

/** Labels what hangs together in the mask (0 and 1), by flooding with a stack of pixels. */
export function labelComponents(mask: Uint8Array, { width, height, values }: Plane): Labelled {
  const labels = new Int32Array(mask.length);
  const stack = new Int32Array(mask.length);
  const components: Component[] = [];
  for (let seed = 0; seed < mask.length; seed++) {
    if (mask[seed] === 0 || labels[seed] !== 0) continue;
    const label = components.length + 1;
    const box = { left: width, top: height, right: 0, bottom: 0 };
    let pixels = 0;
    let strength = 0;
    let top = 0;
    stack[top++] = seed;
    labels[seed] = label;
    while (top > 0) {
      const at = stack[--top] as number;
      const x = at % width;
      const y = (at - x) / width;
      pixels++;
      strength += values[at] as number;
      if (x < box.left) box.left = x;
      if (x >= box.right) box.right = x + 1;
      if (y < box.top) box.top = y;
      if (y >= box.bottom) box.bottom = y + 1;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
          const next = ny * width + nx;
          if (mask[next] === 0 || labels[next] !== 0) continue;
          labels[next] = label;
          stack[top++] = next;
        }
      }
    }
    components.push({ box, pixels, strength, label });
  }
  return { labels, components };
}

/** A digit's long side takes at least this share of the picture's, and this many pixels. */
const SMALLEST_SHARE = 0.06;
const SMALLEST_PIXELS = 5;

const touches = ({ box }: Component, width: number, height: number): number =>
  Number(box.left === 0) +
  Number(box.top === 0) +
  Number(box.right === width) +
  Number(box.bottom === height);

/** A frame, a table's edge, the shadow of a page: along the picture's border, and hollow or narrow. */
function isBorder(component: Component, { width, height }: Plane): boolean {
  const { box, pixels } = component;
  const sides = touches(component, width, height);
  const fill = pixels / (boxWidth(box) * boxHeight(box));
  if (sides >= 3) return fill < 0.5;
  const narrow = Math.min(boxWidth(box), boxHeight(box)) < 0.12 * longSide(box);
  const long = boxWidth(box) > 0.9 * width || boxHeight(box) > 0.9 * height;
  return (
    (sides >= 1 && narrow && long) ||
    (sides === 2 && pixels < 0.5 * boxWidth(box) * boxHeight(box) && isCorner(box, width, height))
  );
}

/** Lies in one of the four corners and is small: a thumb, a page's edge. */
const isCorner = (box: Box, width: number, height: number): boolean =>
  boxWidth(box) < 0.25 * width && boxHeight(box) < 0.25 * height;

const gap = (a: Box, b: Box): number =>
  Math.hypot(
    Math.max(0, a.left - b.right, b.left - a.right),
    Math.max(0, a.top - b.bottom, b.top - a.bottom),
  );

const overlapAcross = (a: Box, b: Box): number => Math.min(a.right, b.right) - Math.max(a.left, b.left);

/** Two tall pieces side by side are two digits; a bar above a five, or the halves of a broken eight, are one. */
function belongsTo(piece: Component, main: Component, near: number): boolean {
  if (gap(piece.box, main.box) > near) return false;
  if (piece.strength < 0.04 * main.strength) return false;
  const similar = piece.strength / piece.pixels > 0.5 * (main.strength / main.pixels);
  if (!similar) return false;
  const tall = boxHeight(piece.box) > 0.6 * boxHeight(main.box);
  const apart = overlapAcross(piece.box, main.box) < -0.02 * longSide(main.box);
  return !(tall && apart);
}

const union = (a: Box, b: Box): Box => ({
  left: Math.min(a.left, b.left),
  top: Math.min(a.top, b.top),
  right: Math.max(a.right, b.right),
  bottom: Math.max(a.bottom, b.bottom),
});

/** The pieces that make one digit, and the box around them. */
export interface DigitPieces {
  labels: ReadonlySet<number>;
  box: Box;
}

/**
 * Step 5: the digit among all that is not paper: the strongest component that is not the picture's border, with the
 * pieces near it. Null when nothing is large enough to be a digit (specks, dust).
 */
export function chooseDigit({ components }: Labelled, plane: Plane): DigitPieces | null {
  const smallest = Math.max(SMALLEST_PIXELS, SMALLEST_SHARE * Math.max(plane.width, plane.height));
  const large = components.filter(({ box }) => longSide(box) >= smallest);
  const inside = large.filter((component) => !isBorder(component, plane));
  const candidates = inside.length > 0 ? inside : large;
  const main = candidates.reduce<Component | null>(
    (best, each) => (best === null || each.strength > best.strength ? each : best),
    null,
  );
  if (main === null) return null;
  const near = 0.2 * longSide(main.box);
  const pieces = components.filter(
    (each) => each === main || (!isBorder(each, plane) && belongsTo(each, main, near)),
  );
  return {
    labels: new Set(pieces.map(({ label }) => label)),
    box: pieces.reduce((box, each) => union(box, each.box), main.box),
  };
}
