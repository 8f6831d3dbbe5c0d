import { normal, type Random } from '../random';

/** Side of the pictures that are augmented. */
const SIDE = 28;
const SIZE = SIDE * SIDE;
/** The elastic field is drawn on a grid of this side and interpolated between. */
const GRID = 5;

/** How far pictures are changed; every number is a largest amount, drawn evenly unless said otherwise. */
export interface Augmentation {
  /** Degrees. */
  rotation: number;
  /** Each axis is scaled by exp(± this). */
  scale: number;
  shear: number;
  /** Pixels. */
  shift: number;
  /** Pixels; standard deviation of the displacements at the grid's points. */
  elastic: number;
  /** The share of pictures whose strokes are made thicker or thinner. */
  thickness: number;
  /** Ink is raised to the power exp(± this). */
  gamma: number;
}

/** What a second writer would change: the light augmentation of mlp.md. */
export const LIGHT_AUGMENTATION: Augmentation = {
  rotation: 12,
  scale: 0.1,
  shear: 0.15,
  shift: 1.5,
  elastic: 0.9,
  thickness: 0.25,
  gamma: 0.3,
};

/** Evenly from -most to +most. */
const within = (most: number, random: Random): number => (random() * 2 - 1) * most;

/** From target pixels (around the centre) to source pixels: the inverse of the change that is seen. */
interface Affine {
  xx: number;
  xy: number;
  yx: number;
  yy: number;
  dx: number;
  dy: number;
}

function randomAffine(a: Augmentation, random: Random): Affine {
  const angle = (within(a.rotation, random) * Math.PI) / 180;
  const [sx, sy] = [Math.exp(within(a.scale, random)), Math.exp(within(a.scale, random))];
  const shear = within(a.shear, random);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  return {
    xx: cos * sx,
    xy: (cos * shear - sin) * sy,
    yx: sin * sx,
    yy: (sin * shear + cos) * sy,
    dx: within(a.shift, random),
    dy: within(a.shift, random),
  };
}

/** Where the pixels of one axis lie between the grid's points: the same for every picture, so counted once. */
const GRID_CELL = Uint8Array.from({ length: SIDE }, (_, i) =>
  Math.min(GRID - 2, Math.floor((i / (SIDE - 1)) * (GRID - 1))),
);
const GRID_SHARE = Float32Array.from(
  { length: SIDE },
  (_, i) => (i / (SIDE - 1)) * (GRID - 1) - (GRID_CELL[i] as number),
);

/** A smooth random displacement of each pixel: Gaussian at 5 x 5 points, bilinear between them (Simard, 2003). */
class ElasticField {
  private readonly points = new Float32Array(GRID * GRID);
  private readonly row = new Float32Array(GRID);
  readonly values = new Float32Array(SIZE);

  draw(deviation: number, random: Random): void {
    const { points, row, values } = this;
    for (let i = 0; i < points.length; i++) points[i] = normal(random) * deviation;
    for (let y = 0; y < SIDE; y++) {
      const above = (GRID_CELL[y] as number) * GRID;
      const share = GRID_SHARE[y] as number;
      for (let i = 0; i < GRID; i++) {
        row[i] = (points[above + i] as number) * (1 - share) + (points[above + GRID + i] as number) * share;
      }
      for (let x = 0; x < SIDE; x++) {
        const cell = GRID_CELL[x] as number;
        const along = GRID_SHARE[x] as number;
        values[y * SIDE + x] = (row[cell] as number) * (1 - along) + (row[cell + 1] as number) * along;
      }
    }
  }
}

/** Two pixels of paper around the picture: reading just outside of it needs no questions. */
const MARGIN = 2;
const FRAMED = SIDE + 2 * MARGIN;

/** Copies the picture into the middle of a frame of paper. */
function frame(picture: Float32Array, framed: Float32Array): void {
  for (let y = 0; y < SIDE; y++) {
    framed.set(picture.subarray(y * SIDE, (y + 1) * SIDE), (y + MARGIN) * FRAMED + MARGIN);
  }
}

/** The framed picture's value between pixels, 0 farther outside. This runs 47 million times in an epoch. */
function bilinear(framed: Float32Array, x: number, y: number): number {
  if (x < -1 || y < -1 || x > SIDE || y > SIDE) return 0;
  const left = Math.floor(x);
  const top = Math.floor(y);
  const fx = x - left;
  const at = (top + MARGIN) * FRAMED + left + MARGIN;
  const above = (framed[at] as number) * (1 - fx) + (framed[at + 1] as number) * fx;
  const below = (framed[at + FRAMED] as number) * (1 - fx) + (framed[at + FRAMED + 1] as number) * fx;
  return above + (below - above) * (y - top);
}

/** Fills the picture from the framed one, each pixel from where the affine map and the fields send it. */
function warp(
  picture: Float32Array,
  framed: Float32Array,
  affine: Affine,
  fields: [ElasticField, ElasticField],
): void {
  const { xx, xy, yx, yy, dx, dy } = affine;
  const { values: byX } = fields[0];
  const { values: byY } = fields[1];
  const centre = (SIDE - 1) / 2;
  for (let row = 0; row < SIDE; row++) {
    const y = row - centre;
    for (let column = 0; column < SIDE; column++) {
      const x = column - centre;
      const at = row * SIDE + column;
      const fromX = xx * x + xy * y + centre + dx + (byX[at] as number);
      const fromY = yx * x + yy * y + centre + dy + (byY[at] as number);
      picture[at] = bilinear(framed, fromX, fromY);
    }
  }
}

/** Grey dilation or erosion by 3 x 3, mixed with the picture by a random strength. */
function changeThickness(picture: Float32Array, scratch: Float32Array, random: Random): void {
  const thicker = random() < 0.5;
  const strength = random();
  scratch.set(picture);
  for (let y = 1; y < SIDE - 1; y++) {
    for (let x = 1; x < SIDE - 1; x++) {
      const at = y * SIDE + x;
      let best = scratch[at] as number;
      for (let row = at - SIDE; row <= at + SIDE; row += SIDE) {
        for (let near = row - 1; near <= row + 1; near++) {
          const value = scratch[near] as number;
          if (thicker ? value > best : value < best) best = value;
        }
      }
      picture[at] = (scratch[at] as number) * (1 - strength) + best * strength;
    }
  }
}

/** Peak back to 1, and the ink's greys bent by a random power. */
function finish(picture: Float32Array, gamma: number): void {
  let peak = 0;
  for (let i = 0; i < SIZE; i++) peak = Math.max(peak, picture[i] as number);
  if (peak === 0) return;
  for (let i = 0; i < SIZE; i++) {
    const value = picture[i] as number;
    // What interpolation left below a 256th is paper: the kernels skip exact zeros.
    picture[i] = value < peak / 256 ? 0 : (value / peak) ** gamma;
  }
}

/** Changes one picture of 28 x 28 numbers in place, as another hand might have written the same digit. */
export type Augment = (picture: Float32Array) => void;

/** An augmentation with its own scratch memory, so that no picture allocates anything. */
export function createAugment(amounts: Augmentation, random: Random): Augment {
  const framed = new Float32Array(FRAMED * FRAMED);
  const scratch = new Float32Array(SIZE);
  const fields: [ElasticField, ElasticField] = [new ElasticField(), new ElasticField()];
  return (picture) => {
    frame(picture, framed);
    for (const field of fields) field.draw(amounts.elastic, random);
    warp(picture, framed, randomAffine(amounts, random), fields);
    if (random() < amounts.thickness) changeThickness(picture, scratch, random);
    finish(picture, Math.exp(within(amounts.gamma, random)));
  };
}
