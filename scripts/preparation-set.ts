import { createRandom } from '@/lib/training/random';
import { EMPTY } from './preparation/negatives';
import { lookOf, png, printIn } from './preparation/page';
import { SEQUENCES } from './preparation/sequences';
import { type Maker, SINGLE } from './preparation/single';

/**
 * A development set for the preparation of pictures: digits that are not MNIST's, in the ways in which people give
 * them; pictures without a digit; and pictures of several. Seeded, so that two runs measure the same pictures.
 */
export interface SetPicture {
  kind: string;
  /** What is written, in reading order: nothing for a picture without a digit. */
  digits: number[];
  file: Buffer;
}

export interface SetOptions {
  /** Pictures of each digit in each kind (of each kind without digits or with several: ten times as many). */
  perDigit: number;
  seed: number;
  /** Only kinds whose name contains this. */
  kind?: string;
  /** More fonts of this machine: each is a kind of its own. */
  fonts?: readonly string[];
}

const inFont =
  (font: string): Maker =>
  (digit, random) => {
    const look = lookOf();
    return png(look, printIn([font])(digit, look, random));
  };

/** A generator of its own for each kind, so that a new kind does not change the pictures of the others. */
const seedOf = (kind: string, seed: number): number =>
  [...kind].reduce((sum, letter) => (Math.imul(sum, 31) + (letter.codePointAt(0) ?? 0)) | 0, seed);

const chosen = <T>(kinds: Readonly<Record<string, T>>, part = ''): [string, T][] =>
  Object.entries(kinds).filter(([kind]) => kind.includes(part));

/** Pictures of one digit each. */
export async function* singleDigits({
  perDigit,
  seed,
  kind,
  fonts = [],
}: SetOptions): AsyncGenerator<SetPicture> {
  const kinds = { ...SINGLE, ...Object.fromEntries(fonts.map((font) => [font, inFont(font)])) };
  for (const [name, make] of chosen(kinds, kind)) {
    const random = createRandom(seedOf(name, seed));
    for (let digit = 0; digit < 10; digit++) {
      for (let i = 0; i < perDigit; i++)
        yield { kind: name, digits: [digit], file: await make(digit, random) };
    }
  }
}

/** Pictures without a digit. */
export async function* withoutDigit({ perDigit, seed, kind }: SetOptions): AsyncGenerator<SetPicture> {
  for (const [name, make] of chosen(EMPTY, kind)) {
    const random = createRandom(seedOf(name, seed));
    for (let i = 0; i < 10 * perDigit; i++) yield { kind: name, digits: [], file: await make(random) };
  }
}

/** Pictures of several digits. */
export async function* severalDigits({ perDigit, seed, kind }: SetOptions): AsyncGenerator<SetPicture> {
  for (const [name, make] of chosen(SEQUENCES, kind)) {
    const random = createRandom(seedOf(name, seed));
    for (let i = 0; i < 10 * perDigit; i++) yield { kind: name, ...(await make(random)) };
  }
}
