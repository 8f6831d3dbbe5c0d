import { createPlane, type Plane, type Raster } from './plane';
import { exactQuantile } from './quantile';

/** Coefficients of 1, x, y, x², xy, y², with x and y from -1 to 1 over the picture. */
type Surface = Float64Array;
const TERMS = 6;
/** More samples do not move six coefficients. */
const SAMPLES = 1_600;
const ROUNDS = 8;
/** The rounds end early when no coefficient (0 to 255) moves by more. */
const SETTLED = 0.1;
/** A pivot below this is none. */
const SINGULAR = 1e-12;
/** Tukey's constant: 95 % efficiency where the errors are normal. */
const TUKEY = 4.685;
/** Distances (0 to 255) that always count as paper: JPEG, rounding, the grain of a scan. */
const LEAST_SCALE = 2.5;
/** The border is paper, unless less than this share of the picture is like it: then it was a frame, or a table. */
const PAPER_SHARE = 0.45;
/** ... and the commonest colour's surface holds so many times more. (A fat digit that fills the picture does not.) */
const CLEARLY_MORE = 1.3;
/** Holds the curved terms to zero where the paper that is left (a tight crop) says nothing about them. */
const RIDGE = 0.02;

/** Some pixels of the picture, on a grid, as columns of numbers: this loop is most of the cost of preparing. */
interface Samples {
  count: number;
  /** `TERMS` numbers for each sample. */
  terms: Float64Array;
  /** Three channels for each sample. */
  colours: Float64Array;
  /** The samples near the picture's border. */
  border: number[];
}

const centred = (i: number, size: number): number => (size > 1 ? (2 * i) / (size - 1) - 1 : 0);

function sample({ width, height, data }: Raster): Samples {
  const stride = Math.max(1, Math.floor(Math.sqrt((width * height) / SAMPLES)));
  const margin = Math.max(stride, Math.round(Math.min(width, height) * 0.04));
  const count = Math.ceil(width / stride) * Math.ceil(height / stride);
  const terms = new Float64Array(count * TERMS);
  const colours = new Float64Array(count * 3);
  const border: number[] = [];
  let i = 0;
  for (let row = 0; row < height; row += stride) {
    for (let column = 0; column < width; column += stride) {
      const x = centred(column, width);
      const y = centred(row, height);
      const first = i * TERMS;
      terms[first] = 1;
      terms[first + 1] = x;
      terms[first + 2] = y;
      terms[first + 3] = x * x;
      terms[first + 4] = x * y;
      terms[first + 5] = y * y;
      const at = (row * width + column) * 4;
      for (let c = 0; c < 3; c++) colours[i * 3 + c] = data[at + c] as number;
      const inner = column >= margin && row >= margin && column < width - margin && row < height - margin;
      if (!inner) border.push(i);
      i++;
    }
  }
  return { count, terms, colours, border };
}

/** The distance of each sample's colour from the surfaces there. */
function residuals({ count, terms, colours }: Samples, surfaces: Surface[]): Float32Array {
  const distances = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    let squares = 0;
    for (let c = 0; c < 3; c++) {
      const surface = surfaces[c] as Surface;
      let difference = colours[i * 3 + c] as number;
      for (let k = 0; k < TERMS; k++) difference -= (surface[k] as number) * (terms[i * TERMS + k] as number);
      squares += difference * difference;
    }
    distances[i] = Math.sqrt(squares / 3);
  }
  return distances;
}

/** Solves a symmetric system by Gauss's elimination with pivoting, in place; zeros where it is singular. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  const at = (row: number, column: number): number => matrix[row * n + column] as number;
  const swap = (list: Float64Array, one: number, other: number): void => {
    [list[one], list[other]] = [list[other] as number, list[one] as number];
  };
  for (let column = 0; column < n; column++) {
    let pivot = column;
    for (let row = column + 1; row < n; row++) {
      if (Math.abs(at(row, column)) > Math.abs(at(pivot, column))) pivot = row;
    }
    for (let k = 0; k < n; k++) swap(matrix, pivot * n + k, column * n + k);
    swap(right, pivot, column);
    if (Math.abs(at(column, column)) < SINGULAR) continue;
    for (let row = column + 1; row < n; row++) {
      const factor = at(row, column) / at(column, column);
      for (let k = column; k < n; k++) matrix[row * n + k] = at(row, k) - factor * at(column, k);
      right[row] = (right[row] as number) - factor * (right[column] as number);
    }
  }
  const solution = new Float64Array(n);
  for (let row = n - 1; row >= 0; row--) {
    let sum = right[row] as number;
    for (let k = row + 1; k < n; k++) sum -= at(row, k) * (solution[k] as number);
    solution[row] = Math.abs(at(row, row)) < SINGULAR ? 0 : sum / at(row, row);
  }
  return solution;
}

/** Weighted least squares of the three channels, which share the left side; a ridge on all terms but the first. */
function fitSurfaces({ count, terms, colours }: Samples, weights: Float64Array): Surface[] {
  const matrix = new Float64Array(TERMS * TERMS);
  const right = new Float64Array(TERMS * 3);
  for (let i = 0; i < count; i++) {
    const weight = weights[i] as number;
    if (weight === 0) continue;
    const first = i * TERMS;
    for (let row = 0; row < TERMS; row++) {
      const scaled = weight * (terms[first + row] as number);
      for (let k = row; k < TERMS; k++) {
        matrix[row * TERMS + k] = (matrix[row * TERMS + k] as number) + scaled * (terms[first + k] as number);
      }
      for (let c = 0; c < 3; c++) {
        right[c * TERMS + row] = (right[c * TERMS + row] as number) + scaled * (colours[i * 3 + c] as number);
      }
    }
  }
  const total = matrix[0] as number;
  for (let row = 0; row < TERMS; row++) {
    for (let k = 0; k < row; k++) matrix[row * TERMS + k] = matrix[k * TERMS + row] as number;
    if (row > 0) matrix[row * TERMS + row] = (matrix[row * TERMS + row] as number) + RIDGE * total;
  }
  return [0, 1, 2].map((c) => solve(matrix.slice(), right.slice(c * TERMS, (c + 1) * TERMS)));
}

/** The middle colour of some samples, the same everywhere. */
const constantSurfaces = (colours: Float64Array, some: readonly number[]): Surface[] =>
  [0, 1, 2].map((c) => {
    const surface = new Float64Array(TERMS);
    surface[0] = exactQuantile(
      some.map((i) => colours[i * 3 + c] as number),
      0.5,
    );
    return surface;
  });

/** The samples of the commonest colour, of 8 x 8 x 8. */
function commonest({ count, colours }: Samples): number[] {
  const heaps = new Map<number, number[]>();
  for (let i = 0; i < count; i++) {
    const [r, g, b] = [0, 1, 2].map((c) => (colours[i * 3 + c] as number) >> 5) as [number, number, number];
    const key = r * 64 + g * 8 + b;
    const heap = heaps.get(key);
    if (heap) heap.push(i);
    else heaps.set(key, [i]);
  }
  return [...heaps.values()].reduce((most, heap) => (heap.length > most.length ? heap : most), []);
}

/** How far paper strays from the surface: the median distance of what was known, or weighed, as paper. */
function scaleOf(distances: Float32Array, weights: Float64Array, known: readonly number[] | null): number {
  const paper = known
    ? known.map((i) => distances[i] as number)
    : distances.filter((_, i) => (weights[i] as number) > 0);
  return Math.max(LEAST_SCALE, 1.4826 * exactQuantile(paper, 0.5));
}

/** Tukey's biweight: 1 on the surface, 0 from `limit` on. */
function weigh(distances: Float32Array, limit: number, weights: Float64Array): void {
  for (let i = 0; i < distances.length; i++) {
    const ratio = (distances[i] as number) / limit;
    weights[i] = ratio < 1 ? (1 - ratio * ratio) ** 2 : 0;
  }
}

/** Surfaces that were fitted from a colour, and the share of the samples that lie on them. */
interface Fit {
  surfaces: Surface[];
  share: number;
}

/** Whether no coefficient moved by more than a colour is exact. */
const isSettled = (before: readonly Surface[], after: readonly Surface[]): boolean =>
  before.every((surface, c) =>
    surface.every((value, k) => Math.abs(value - (after[c]?.[k] ?? value)) < SETTLED),
  );

function fitFrom(start: Surface[], known: readonly number[], samples: Samples): Fit {
  const weights = new Float64Array(samples.count);
  let surfaces = start;
  for (let round = 0; round < ROUNDS; round++) {
    const distances = residuals(samples, surfaces);
    const scale = scaleOf(distances, weights, round === 0 ? known : null);
    weigh(distances, TUKEY * scale * (round === 0 ? 2 : 1.25), weights);
    const before = surfaces;
    surfaces = fitSurfaces(samples, weights);
    if (round > 1 && isSettled(before, surfaces)) break;
  }
  const inliers = weights.reduce((count, weight) => count + Number(weight > 0), 0);
  return { surfaces, share: inliers / samples.count };
}

/**
 * Step 3: the paper, as one quadratic surface for each channel, fitted to what looks like paper (iteratively
 * reweighted least squares with Tukey's biweight). Polarity, colour and uneven light are settled at once by it.
 */
export function fitBackground(raster: Raster): Surface[] {
  const samples = sample(raster);
  const { border, colours, count } = samples;
  const fromBorder = fitFrom(constantSurfaces(colours, border), border, samples);
  if (fromBorder.share >= PAPER_SHARE) return fromBorder.surfaces;
  const all = Array.from({ length: count }, (_, i) => i);
  const most = commonest(samples);
  const fromMost = fitFrom(constantSurfaces(colours, most), most.length > 0 ? most : all, samples);
  return fromMost.share > CLEARLY_MORE * fromBorder.share ? fromMost.surfaces : fromBorder.surfaces;
}

/** How far each pixel's colour is from the paper's there, 0 to 255. */
export function inkDistance({ width, height, data }: Raster, surfaces: Surface[]): Plane {
  const plane = createPlane(width, height);
  const { values } = plane;
  const [red, green, blue] = surfaces as [Surface, Surface, Surface];
  for (let row = 0; row < height; row++) {
    const y = centred(row, height);
    const rows = [red, green, blue].map((s) => {
      const [one, sx, sy, sxx, sxy, syy] = s as unknown as [number, number, number, number, number, number];
      return { constant: one + sy * y + syy * y * y, linear: sx + sxy * y, square: sxx };
    });
    const [r, g, b] = rows as [Curve, Curve, Curve];
    for (let column = 0; column < width; column++) {
      const x = centred(column, width);
      const pixel = row * width + column;
      const at = pixel * 4;
      const dr = (data[at] as number) - clampByte(r.constant + (r.linear + r.square * x) * x);
      const dg = (data[at + 1] as number) - clampByte(g.constant + (g.linear + g.square * x) * x);
      const db = (data[at + 2] as number) - clampByte(b.constant + (b.linear + b.square * x) * x);
      values[pixel] = Math.sqrt((dr * dr + dg * dg + db * db) / 3);
    }
  }
  return plane;
}

/** One row of a surface: constant + linear·x + square·x². */
interface Curve {
  constant: number;
  linear: number;
  square: number;
}

const clampByte = (value: number): number => (value < 0 ? 0 : Math.min(value, 255));
