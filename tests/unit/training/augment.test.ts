import { describe, expect, it } from 'vitest';
import { createAugment, LIGHT_AUGMENTATION } from '@/lib/training/data/augment';
import { createRandom } from '@/lib/training/random';
import { constant, cosineWithWarmUp } from '@/lib/training/schedules/schedule';
import { mnistSample } from '../../support/mnist-sample';

const NONE = { rotation: 0, scale: 0, shear: 0, shift: 0, elastic: 0, thickness: 0, gamma: 0 };

/** One picture of the sample as the network sees it. */
function picture(number: number): Float32Array {
  const { pixels } = mnistSample();
  return Float32Array.from(pixels.subarray(number * 784, (number + 1) * 784), (byte) => byte / 255);
}

const meanColumn = (values: Float32Array): number => {
  let sum = 0;
  let total = 0;
  for (const [i, value] of values.entries()) {
    sum += value * (i % 28);
    total += value;
  }
  return sum / total;
};

describe('augmentation', () => {
  it('changes nothing when it is told to change nothing', () => {
    const changed = picture(0);
    createAugment(NONE, createRandom(1))(changed);
    const peak = Math.max(...picture(0));
    for (const [i, value] of picture(0).entries()) expect(changed[i]).toBeCloseTo(value / peak, 2);
  });

  it('gives another picture each time, with its peak at 1, and the same ones for the same seed', () => {
    const run = (seed: number) => {
      const augment = createAugment(LIGHT_AUGMENTATION, createRandom(seed));
      return Array.from({ length: 3 }, () => {
        const values = picture(5);
        augment(values);
        return values;
      });
    };
    const [first, second] = run(1);
    expect(first).not.toEqual(second);
    expect(run(1)).toEqual(run(1));
    for (const values of run(2)) {
      expect(Math.max(...values)).toBeCloseTo(1, 6);
      expect(Math.min(...values)).toBe(0);
    }
  });

  it('shifts by as much as it is allowed and no more', () => {
    const augment = createAugment({ ...NONE, shift: 2 }, createRandom(3));
    const before = meanColumn(picture(8));
    const moves = Array.from({ length: 40 }, () => {
      const values = picture(8);
      augment(values);
      return Math.abs(meanColumn(values) - before);
    });
    expect(Math.max(...moves)).toBeGreaterThan(1);
    expect(Math.max(...moves)).toBeLessThan(2.1);
  });
});

describe('the learning rate', () => {
  it('stays where it is, or rises linearly and falls by a cosine to zero', () => {
    expect([0, 10, 999].map(constant(0.1))).toEqual([0.1, 0.1, 0.1]);
    const cosine = cosineWithWarmUp(1, 10, 110);
    expect(cosine(0)).toBeCloseTo(0.1, 9);
    expect(cosine(9)).toBeCloseTo(1, 9);
    expect(cosine(10)).toBeCloseTo(1, 9);
    expect(cosine(60)).toBeCloseTo(0.5, 9);
    expect(cosine(110)).toBeCloseTo(0, 9);
  });
});
