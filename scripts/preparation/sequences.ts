import type { Random } from '@/lib/training/random';
import {
  between,
  type Hand,
  type Look,
  lookOf,
  page,
  penHand,
  photograph,
  pick,
  png,
  printHand,
  ruled,
  shadow,
  uprightHand,
} from './page';

/** A picture of several digits, and what is written in it, in reading order. */
export interface Sequence {
  digits: number[];
  file: Buffer;
}

export type SequenceMaker = (random: Random) => Promise<Sequence>;

interface Layout {
  hand: Hand;
  /** Digits of each line. */
  lines: readonly number[];
  /** Height of a digit in pixels, and how much each may differ from it (share). */
  size: number;
  spread?: number;
  /** From a digit's middle to the next one's, and from line to line; shares of the size. */
  pitch?: number;
  leading?: number;
  /** Pixels that each line falls for each pixel to the right. */
  slope?: number;
  ink?: string;
  paper?: string;
  pen?: number;
}

const anyDigit = (random: Random): number => Math.floor(10 * random());
const count = (low: number, high: number, random: Random): number => Math.round(between(low, high, random));

/** Writes the lines on a page that is just large enough, with a margin. */
function write(layout: Layout, random: Random): { digits: number[]; look: Look; body: string } {
  const { size, pitch = 0.95, leading = 1.5, slope = 0, spread = 0.08 } = layout;
  const longest = Math.max(...layout.lines);
  const width = Math.round(size * (pitch * longest + 1));
  const height = Math.round(size * (leading * layout.lines.length + 0.8) + Math.abs(slope) * width);
  const look = lookOf({ width, height, ink: layout.ink ?? '#111', paper: layout.paper ?? '#fff' });
  const short = Math.min(width, height);
  const digits: number[] = [];
  const body: string[] = [];
  layout.lines.forEach((length, line) => {
    for (let i = 0; i < length; i++) {
      const digit = anyDigit(random);
      const x = size * (0.95 + pitch * i) + between(-0.03, 0.03, random) * size;
      const start = slope < 0 ? -slope * width : 0;
      const y = start + size * (0.9 + leading * line) + slope * x + between(-0.05, 0.05, random) * size;
      const own = (size * between(1 - spread, 1 + spread, random)) / short;
      const pen = (layout.pen ?? 0.09) * own;
      digits.push(digit);
      body.push(layout.hand(digit, { ...look, x: x / width, y: y / height, size: own, pen }, random));
    }
  });
  return { digits, look, body: body.join('') };
}

const plain =
  (layout: (random: Random) => Layout): SequenceMaker =>
  async (random) => {
    const { digits, look, body } = write(layout(random), random);
    return { digits, file: await png(look, body) };
  };

const pair = async (random: Random): Promise<Sequence> => {
  const made = write({ hand: penHand, lines: [2], size: 90, pitch: 1.1 }, random);
  return { digits: made.digits, file: await png(made.look, made.body) };
};

/** Each kind of picture with several digits, by its name. */
export const SEQUENCES: Readonly<Record<string, SequenceMaker>> = {
  'two digits': pair,
  'a line': plain((random) => ({
    hand: penHand,
    lines: [count(3, 8, random)],
    size: count(50, 120, random),
    pitch: between(0.95, 1.2, random),
  })),
  'a printed line': plain((random) => ({
    hand: printHand,
    lines: [count(2, 10, random)],
    size: count(40, 100, random),
    pitch: between(0.9, 1.1, random),
    spread: 0,
  })),
  'twelve digits': plain((random) => ({
    hand: uprightHand,
    lines: [12],
    size: count(50, 90, random),
    pitch: 1,
  })),
  'several lines': plain((random) => ({
    hand: uprightHand,
    lines: Array.from({ length: count(2, 4, random) }, () => count(1, 4, random)),
    size: count(50, 90, random),
    leading: between(1.35, 1.8, random),
  })),
  'a slanted line': plain((random) => ({
    hand: penHand,
    lines: [count(3, 7, random)],
    size: 80,
    slope: between(-0.14, 0.14, random),
    pitch: 1.1,
  })),
  'slanted lines': plain((random) => ({
    hand: uprightHand,
    lines: [count(3, 5, random), count(3, 5, random)],
    size: 70,
    slope: between(-0.1, 0.1, random),
    leading: 1.7,
  })),
  'different sizes': plain((random) => ({
    hand: uprightHand,
    lines: [count(2, 6, random)],
    size: 80,
    spread: 0.28,
    pitch: 1.15,
  })),
  'white on black': plain((random) => ({
    hand: penHand,
    lines: [count(2, 6, random)],
    size: 80,
    pitch: 1.15,
    ink: '#fff',
    paper: '#000',
  })),
  'ruled photograph': async (random) => {
    const layout = {
      hand: penHand,
      lines: [count(2, 6, random)],
      size: 180,
      pitch: 1.15,
      ink: '#1a2550',
      paper: '#eee8da',
    };
    const { digits, look, body } = write(layout, random);
    const behind = ruled(look, pick([0.2, 0.3, 0.45], random), {
      tilt: between(-2, 2, random),
      width: 1 / 150,
    });
    const before = shadow(look, between(0, 360, random), 0.35);
    return { digits, file: await photograph(page({ ...look, behind, before }, body), random) };
  },
  touching: plain((random) => ({
    hand: penHand,
    lines: [2],
    size: 120,
    pitch: between(0.66, 0.8, random),
    pen: 0.1,
  })),
  'with points and dashes': async (random) => {
    const { digits, look, body } = write(
      { hand: printHand, lines: [4], size: 80, pitch: 1.1, spread: 0 },
      random,
    );
    const x = 80 * (0.95 + 1.1 * (pick([0, 1, 2], random) + 0.5));
    const mark = pick(
      [`<circle cx="${x}" cy="108" r="6"/>`, `<rect x="${x - 9}" y="70" width="18" height="7"/>`],
      random,
    );
    return { digits, file: await png(look, body + mark) };
  },
};
