import type { Plane } from './plane';

/** A ruled line is at most this share of the picture's height (or width) thick. */
const THICKEST = 0.02;
/** ... it is seen in this share of the picture's columns, the rest being crossed by strokes or lost in shadow, */
const COVERED = 0.72;
/** ... it goes from border to border, up to this share of the picture at each end, */
const ENDS = 0.08;
/** ... unless it leaves the picture at a corner, beyond this share of it, */
const SHORTEST = 0.3;
/** ... and leans at most so much (pixels down for each to the right): paper is never laid quite straight. */
const STEEPEST = 0.1;
const SLOPES = 33;
/** A piece of a line is parallel to the others, up to this difference of slopes, and no darker than so many times them. */
const PARALLEL = 0.02;
const AS_PALE = 1.3;
/** Below this side a stroke is as thin as a line, and nobody draws lines on so little paper. */
const SMALLEST_SIDE = 48;

/** Steps through the mask along and across a line: rows as they are, or columns by swapping the strides. */
interface Direction {
  length: number;
  across: number;
  alongStride: number;
  acrossStride: number;
}

/** Ink of one column that is no thicker than a line: where it begins, and how many pixels it has. */
interface Runs {
  along: Int32Array;
  start: Int32Array;
  size: Int32Array;
  count: number;
}

/** All thin runs of ink across the direction: what lines are made of, and little else. */
function thinRuns(mask: Uint8Array, { length, across, alongStride, acrossStride }: Direction): Runs {
  const thickest = Math.max(2, Math.ceil(THICKEST * across));
  const along: number[] = [];
  const start: number[] = [];
  const size: number[] = [];
  for (let i = 0; i < length; i++) {
    let from = -1;
    for (let k = 0; k <= across; k++) {
      const ink = k < across && mask[i * alongStride + k * acrossStride] === 1;
      if (ink && from < 0) from = k;
      if (ink || from < 0) continue;
      if (k - from <= thickest) {
        along.push(i);
        start.push(from);
        size.push(k - from);
      }
      from = -1;
    }
  }
  return {
    along: Int32Array.from(along),
    start: Int32Array.from(start),
    size: Int32Array.from(size),
    count: along.length,
  };
}

interface Line {
  slope: number;
  /** Where it passes the middle of the picture. */
  offset: number;
}

/** Columns in which the line lies inside of the picture. */
function extent({ slope, offset }: Line, { length, across }: Direction): { first: number; last: number } {
  const middle = length / 2;
  if (slope === 0) return { first: 0, last: length };
  const one = middle - offset / slope;
  const other = middle + (across - offset) / slope;
  return { first: Math.max(0, Math.min(one, other)), last: Math.min(length, Math.max(one, other)) };
}

const slopeAt = (i: number): number => STEEPEST * ((2 * i) / (SLOPES - 1) - 1);
const offsetOf = (runs: Runs, r: number, slope: number, middle: number): number =>
  (runs.start[r] as number) + (runs.size[r] as number) / 2 - slope * ((runs.along[r] as number) - middle);

/** The line on which most runs lie (Hough's transform over slope and offset), or null where none holds enough. */
function strongestLine(runs: Runs, used: Uint8Array, d: Direction): Line | null {
  const middle = d.length / 2;
  const margin = Math.ceil(STEEPEST * middle) + 2;
  const bins = d.across + 2 * margin;
  let best: Line | null = null;
  let most = 0.6 * SHORTEST * d.length;
  for (let s = 0; s < SLOPES; s++) {
    const slope = slopeAt(s);
    const counts = new Uint16Array(bins);
    for (let r = 0; r < runs.count; r++) {
      if (used[r] === 1) continue;
      const bin = Math.floor(offsetOf(runs, r, slope, middle)) + margin;
      counts[bin] = (counts[bin] as number) + 1;
    }
    for (let bin = 1; bin < bins - 1; bin++) {
      const together = (counts[bin - 1] as number) + (counts[bin] as number) + (counts[bin + 1] as number);
      if (together <= most) continue;
      const line = { slope, offset: bin - margin + 0.5 };
      const { first, last } = extent(line, d);
      if (last - first < SHORTEST * d.length || together < 0.6 * (last - first)) continue;
      most = together;
      best = line;
    }
  }
  return best;
}

/** Whether a run touches the side of the picture along which the line leaves it. */
function leaves(runs: Runs, r: number, { across }: Direction): boolean {
  const start = runs.start[r] as number;
  return start < 2 || start + (runs.size[r] as number) > across - 2;
}

/** The runs near a line, and whether they reach from border to border. */
function runsOf(
  line: Line,
  runs: Runs,
  used: Uint8Array,
  d: Direction,
): { found: number[]; wholeWay: boolean } {
  const reach = Math.max(2, 0.008 * d.across);
  const columns = new Uint8Array(d.length);
  const found: number[] = [];
  let covered = 0;
  for (let r = 0; r < runs.count; r++) {
    if (used[r] === 1) continue;
    if (Math.abs(offsetOf(runs, r, line.slope, d.length / 2) - line.offset) > reach) continue;
    const i = runs.along[r] as number;
    found.push(r);
    covered += 1 - (columns[i] as number);
    columns[i] = 1;
  }
  // Runs are listed along the line: the first and the last are its ends.
  const [one, other] = [found.at(0) ?? 0, found.at(-1) ?? 0];
  const first = runs.along[one] as number;
  const last = runs.along[other] as number;
  const begins = first <= ENDS * d.length || leaves(runs, one, d);
  const ends = last >= (1 - ENDS) * d.length || leaves(runs, other, d);
  const long = last - first >= SHORTEST * d.length && covered >= COVERED * (last - first);
  return { found, wholeWay: begins && ends && long };
}

/** Takes runs out of the mask; gives the mean ink that they had. */
function take(
  mask: Uint8Array,
  { values }: Plane,
  runs: Runs,
  some: readonly number[],
  d: Direction,
): number {
  let ink = 0;
  let pixels = 0;
  for (const r of some) {
    const begin = (runs.along[r] as number) * d.alongStride;
    const end = (runs.start[r] as number) + (runs.size[r] as number);
    for (let k = runs.start[r] as number; k < end; k++) {
      mask[begin + k * d.acrossStride] = 0;
      ink += values[begin + k * d.acrossStride] as number;
      pixels++;
    }
  }
  return ink / Math.max(1, pixels);
}

function inkOf({ values }: Plane, runs: Runs, some: readonly number[], d: Direction): number {
  const inks = some.map((r) => {
    const middle = (runs.start[r] as number) + ((runs.size[r] as number) >> 1);
    return values[(runs.along[r] as number) * d.alongStride + middle * d.acrossStride] as number;
  });
  return inks.reduce((sum, ink) => sum + ink, 0) / Math.max(1, inks.length);
}

/** What paper's lines have in common. */
interface Ruling {
  lines: number;
  slope: number;
  ink: number;
}

/** Whether a line that is seen only in part (shadow hides the rest) belongs to the paper's other lines. */
function isOneMore(line: Line, ink: number, { lines, slope, ink: mean }: Ruling): boolean {
  return lines >= 2 && Math.abs(line.slope - slope) < PARALLEL && ink < AS_PALE * mean;
}

/** Takes the lines of one direction out of the mask; strokes that cross them are thicker there, and stay. */
function clearDirection(mask: Uint8Array, plane: Plane, d: Direction): void {
  const runs = thinRuns(mask, d);
  const used = new Uint8Array(runs.count);
  const ruling: Ruling = { lines: 0, slope: 0, ink: 0 };
  while (runs.count >= COVERED * SHORTEST * d.length) {
    const line = strongestLine(runs, used, d);
    if (line === null) return;
    const { found, wholeWay } = runsOf(line, runs, used, d);
    for (const r of found) used[r] = 1;
    if (!wholeWay && !isOneMore(line, inkOf(plane, runs, found, d), ruling)) continue;
    const ink = take(mask, plane, runs, found, d);
    ruling.slope = (ruling.slope * ruling.lines + line.slope) / (ruling.lines + 1);
    ruling.ink = (ruling.ink * ruling.lines + ink) / (ruling.lines + 1);
    ruling.lines += 1;
  }
}

/** Part of step 5: takes ruled and squared paper's lines out of the mask, also when the paper lies a little askew. */
export function removeRuledLines(mask: Uint8Array, plane: Plane): Uint8Array {
  const { width, height } = plane;
  if (Math.min(width, height) < SMALLEST_SIDE) return mask;
  const cleaned = mask.slice();
  clearDirection(cleaned, plane, { length: width, across: height, alongStride: 1, acrossStride: width });
  clearDirection(cleaned, plane, { length: height, across: width, alongStride: width, acrossStride: 1 });
  return cleaned;
}
