import { describe, expect, it } from 'vitest';
import { contrast, readTokens } from './tokens';

const tokens = readTokens();
const SURFACES = ['paper', 'surface', 'sunken', 'code'];
const HUES = Array.from({ length: 12 }, (_, index) => `hue-${index}`);

/** Pairs of text and ground that the site uses, with the least contrast that look.md asks for. */
const PAIRS: [text: string, ground: string, least: number][] = [
  ...SURFACES.map((ground): [string, string, number] => ['ink', ground, 7]),
  ...['muted', 'accent', 'accent-strong', 'good', 'warn', 'bad', 'bad-strong', 'info', ...HUES].flatMap(
    (text) => ['paper', 'surface', 'sunken'].map((ground): [string, string, number] => [text, ground, 4.5]),
  ),
  ...['good', 'warn', 'bad', 'info', 'accent'].flatMap((tone): [string, string, number][] => [
    [tone, `${tone}-soft`, 4.5],
    ['ink', `${tone}-soft`, 7],
  ]),
  ['muted', 'code', 4.5],
  ['ink', 'highlight', 7],
  ['bad-strong', 'bad-soft', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  // WCAG 1.4.11: the edge of a field and the focus ring.
  ['line-strong', 'paper', 3],
  ['line-strong', 'surface', 3],
  ['accent', 'paper', 3],
];

describe('a reader can tell text from its ground', () => {
  for (const theme of ['light', 'dark'] as const) {
    it.each(PAIRS)(`${theme}: %s on %s is at least %d to 1`, (text, ground, least) => {
      const [front, back] = [tokens.get(text)?.[theme], tokens.get(ground)?.[theme]];
      expect(front && back && contrast(front, back)).toBeGreaterThanOrEqual(least);
    });
  }
});

describe('the twelve board colours', () => {
  it.each(['light', 'dark'] as const)('share one lightness and chroma in the %s theme', (theme) => {
    const colours = HUES.map((name) => tokens.get(name)?.[theme]);
    expect(new Set(colours.map((colour) => `${colour?.lightness} ${colour?.chroma}`)).size).toBe(1);
    expect(new Set(colours.map((colour) => colour?.hue)).size).toBe(12);
  });
});

describe('the measure of contrast', () => {
  const grey = (lightness: number) => ({ lightness, chroma: 0, hue: 0 });
  it('is 21 between black and white and 1 between equals', () => {
    expect(contrast(grey(0), grey(1))).toBeCloseTo(21, 3);
    expect(contrast(grey(0.4), grey(0.4))).toBe(1);
  });
});
