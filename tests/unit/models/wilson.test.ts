import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wilsonInterval } from '@/lib/models/wilson';

describe("Wilson's interval", () => {
  test.each([
    // Brown, Cai and DasGupta (2001) and R's prop.test(correct = FALSE).
    [0, 10, 0, 0.2775],
    [5, 10, 0.2366, 0.7634],
    [10, 10, 0.7225, 1],
    [9926, 10_000, 0.9907, 0.9941],
  ])('of %i in %i', (right, of, low, high) => {
    const interval = wilsonInterval(right, of);
    expect(interval.low).toBeCloseTo(low, 4);
    expect(interval.high).toBeCloseTo(high, 4);
  });

  test('says nothing where nothing was counted', () => {
    expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
  });

  test('holds the share, stays inside 0 and 1, and narrows with the count', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1000 }), fc.nat(1000), (of, counted) => {
        const right = Math.min(counted, of);
        const { low, high } = wilsonInterval(right, of);
        const wider = wilsonInterval(right, of);
        const narrower = wilsonInterval(right * 4, of * 4);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(right / of + 1e-12);
        expect(high).toBeGreaterThanOrEqual(right / of - 1e-12);
        expect(narrower.high - narrower.low).toBeLessThan(wider.high - wider.low);
      }),
    );
  });
});
