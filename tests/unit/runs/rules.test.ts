import { describe, expect, test } from 'vitest';
import { INPUT_LENGTH, packInputs, unpackInputs } from '@/lib/inference/input-bytes';
import { defaultRunName, normaliseRunName } from '@/lib/runs/rules';

const read = (digit: number, share: number) => ({
  digit,
  probabilities: Array.from({ length: 10 }, (_, i) => (i === digit ? share : (1 - share) / 9)),
});

describe('the name of a run', () => {
  test('is made from the answer where the member gives none', () => {
    expect(defaultRunName([read(7, 0.9981)])).toBe('7 · 99.8 %');
    expect(defaultRunName([read(4, 0.5)])).toBe('4 · 50.0 %');
  });

  test('never claims to be certain', () => {
    expect(defaultRunName([read(7, 1)])).toBe('7 · 99.9 %');
  });

  test('of several digits is the number that they make', () => {
    expect(defaultRunName([read(4, 1), read(2, 0.9), read(7, 0.8)])).toBe('427');
  });

  test('is kept with single spaces', () => {
    expect(normaliseRunName(' my\n seven\t')).toBe('my seven');
  });
});

describe('what the network saw', () => {
  test('comes back from storage as it was put in, to seven digits', () => {
    const inputs = [0, 1].map((row) =>
      Array.from({ length: INPUT_LENGTH }, (_, i) => Math.fround(((i * 7 + row) % 101) / 101)),
    );
    const bytes = packInputs(inputs);
    expect(bytes).toHaveLength(2 * INPUT_LENGTH * 4);
    expect(unpackInputs(packInputs(unpackInputs(bytes)))).toEqual(unpackInputs(bytes));
    expect(unpackInputs(bytes)[1]?.[5]).toBeCloseTo(inputs[1]?.[5] ?? 0, 6);
  });

  test('is read right where the bytes lie inside a larger buffer, as the database gives them', () => {
    const bytes = packInputs([Array.from({ length: INPUT_LENGTH }, (_, i) => i / INPUT_LENGTH)]);
    const inside = new Uint8Array(bytes.length + 3);
    inside.set(bytes, 3);
    expect(unpackInputs(inside.subarray(3))).toEqual(unpackInputs(bytes));
  });
});
