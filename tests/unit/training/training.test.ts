import { describe, expect, it } from 'vitest';
import { createMlp } from '@/lib/training/create-network';
import { fillBatch, shuffledOrder } from '@/lib/training/data/batches';
import { parseIdx } from '@/lib/training/data/idx';
import { slice } from '@/lib/training/data/labelled-images';
import { createSimdKernels } from '@/lib/training/kernels/simd-kernels';
import { exportOnnx } from '@/lib/training/onnx/export';
import { Adam } from '@/lib/training/optimisers/adam';
import { createRandom, normal } from '@/lib/training/random';
import { constant } from '@/lib/training/schedules/schedule';
import { trainNetwork } from '@/lib/training/train';
import { mnistSample } from '../../support/mnist-sample';

function trainSmall(seed: number) {
  const random = createRandom(seed);
  const network = createMlp(createSimdKernels(), [784, 32, 10], 20, random);
  const images = mnistSample();
  const reports = trainNetwork(network, new Adam(network.kernels, network.parameters, { fused: true }), {
    epochs: 3,
    schedule: constant(0.003),
    random,
    train: slice(images, 0, 800),
    test: slice(images, 800, 1000),
  });
  return { network, reports };
}

describe('training', () => {
  it('learns: the loss falls from epoch to epoch and most unseen digits are read right', () => {
    const { reports } = trainSmall(1);
    const losses = reports.map(({ trainLoss }) => trainLoss);
    expect(losses).toEqual([...losses].sort((a, b) => b - a));
    expect(reports.at(-1)?.test.accuracy).toBeGreaterThan(0.75);
    expect(
      reports
        .at(-1)
        ?.test.confusion.flat()
        .reduce((sum, count) => sum + count),
    ).toBe(200);
  });

  it('gives the same network for the same seed, to the last bit, and another for another seed', () => {
    const [first, again, other] = [trainSmall(1), trainSmall(1), trainSmall(2)].map(({ network }) =>
      Buffer.from(exportOnnx(network, 'small')).toString('base64'),
    );
    expect(again).toBe(first);
    expect(other).not.toBe(first);
  });
});

describe('a batch', () => {
  it('holds the pictures that were asked for, as numbers from 0 to 1, and nothing of those before', () => {
    const images = {
      count: 3,
      size: 2,
      pixels: Uint8Array.of(255, 51, 0, 102, 204, 0),
      labels: Uint8Array.of(7, 8, 9),
    };
    const batch = { x: new Float32Array(4), labels: new Uint8Array(2), rows: 0 };
    const order = Uint32Array.of(2, 0, 1);
    fillBatch(batch, images, order, 0);
    expect([...batch.x]).toEqual([204 / 255, 0, 1, 51 / 255].map(Math.fround));
    expect([...batch.labels]).toEqual([9, 7]);
    fillBatch(batch, images, order, 2);
    expect(batch.rows).toBe(1);
    expect([...batch.x.subarray(0, 2)]).toEqual([0, 102 / 255].map(Math.fround));
    expect(batch.labels[0]).toBe(8);
  });
});

describe('the random numbers', () => {
  it('shuffle every picture into each epoch exactly once', () => {
    const order = shuffledOrder(1000, createRandom(4));
    expect([...order].sort((a, b) => a - b)).toEqual(Array.from({ length: 1000 }, (_, i) => i));
    expect([...order.subarray(0, 5)]).not.toEqual([0, 1, 2, 3, 4]);
  });

  it('are even: mean 1/2 and variance 1/12, normal ones 0 and 1', () => {
    const random = createRandom(9);
    const moments = (next: () => number) => {
      const values = Array.from({ length: 20_000 }, next);
      const mean = values.reduce((sum, value) => sum + value) / values.length;
      return { mean, variance: values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length };
    };
    const even = moments(random);
    expect(even.mean).toBeCloseTo(0.5, 1);
    expect(even.variance).toBeCloseTo(1 / 12, 2);
    const bell = moments(() => normal(random));
    expect(bell.mean).toBeCloseTo(0, 1);
    expect(bell.variance).toBeCloseTo(1, 1);
  });
});

describe('an IDX file', () => {
  const file = Uint8Array.of(0, 0, 8, 1, 0, 0, 0, 2, 7, 9);
  it('is read with its sizes', () => {
    expect(parseIdx(file)).toEqual({ sizes: [2], values: Uint8Array.of(7, 9) });
  });
  it('is refused when it is cut short or something else', () => {
    expect(() => parseIdx(file.subarray(0, 9))).toThrow(/promises 2/);
    expect(() => parseIdx(file.subarray(0, 6))).toThrow(/cut short/);
    expect(() => parseIdx(Uint8Array.of(1, 2, 3, 4))).toThrow(/Not an IDX/);
  });
});
