import { describe, expect, it } from 'vitest';
import { createNetwork } from '@/lib/training/create-network';
import {
  heNormal,
  heUniform,
  type Initialise,
  torchDefault,
  xavierNormal,
  xavierUniform,
  zeros,
} from '@/lib/training/initialise';
import { createSimdKernels } from '@/lib/training/kernels/simd-kernels';
import { BatchNorm } from '@/lib/training/layers/batch-norm';
import { Dropout } from '@/lib/training/layers/dropout';
import { createRandom, normal } from '@/lib/training/random';

function moments(values: ArrayLike<number>): { mean: number; variance: number } {
  const all = Array.from(values);
  const mean = all.reduce((sum, value) => sum + value, 0) / all.length;
  return { mean, variance: all.reduce((sum, value) => sum + (value - mean) ** 2, 0) / all.length };
}

const ROWS = 200;

/** 200 rows of two columns: one around 5 with deviation 3, one around -1 with deviation 0.1. */
function twoColumns(kernels = createSimdKernels()): Float32Array {
  const random = createRandom(2);
  const x = kernels.allocate(ROWS * 2);
  for (let i = 0; i < x.length; i++) x[i] = i % 2 === 0 ? 5 + 3 * normal(random) : -1 + 0.1 * normal(random);
  return x;
}

const column = (values: Float32Array, c: number): Float32Array => values.filter((_, i) => i % 2 === c);

describe('batch normalisation', () => {
  it('brings every column to mean 0 and variance 1 while training', () => {
    const kernels = createSimdKernels();
    const layer = new BatchNorm(kernels, 2, ROWS);
    const y = layer.forward(twoColumns(kernels), ROWS);
    for (const c of [0, 1]) {
      const { mean, variance } = moments(column(y, c));
      expect(mean).toBeCloseTo(0, 4);
      expect(variance).toBeCloseTo(1, 2);
    }
  });

  it('scales and shifts by what it has learnt', () => {
    const kernels = createSimdKernels();
    const layer = new BatchNorm(kernels, 2, ROWS);
    layer.scale.value.set([2, 1]);
    layer.shift.value.set([7, 0]);
    const { mean, variance } = moments(column(layer.forward(twoColumns(kernels), ROWS), 0));
    expect(mean).toBeCloseTo(7, 4);
    expect(variance).toBeCloseTo(4, 2);
  });

  it('follows the mean and the unbiased variance of the batches', () => {
    const kernels = createSimdKernels();
    const layer = new BatchNorm(kernels, 2, ROWS);
    const x = twoColumns(kernels);
    for (let batch = 0; batch < 200; batch++) layer.forward(x, ROWS);
    for (const c of [0, 1]) {
      const { mean, variance } = moments(column(x, c));
      expect(layer.mean[c]).toBeCloseTo(mean, 4);
      expect(layer.variance[c]).toBeCloseTo((variance * ROWS) / (ROWS - 1), 3);
    }
  });

  it('answers a row the same whoever else is in the batch, once it is in evaluation mode', () => {
    const kernels = createSimdKernels();
    const layer = new BatchNorm(kernels, 2, ROWS);
    const x = twoColumns(kernels);
    layer.forward(x, ROWS);
    layer.setMode('evaluation');
    const together = layer.forward(x, ROWS).slice(0, 2);
    expect(layer.forward(x, 1).slice(0, 2)).toEqual(together);
  });
});

describe('dropout', () => {
  const kernels = createSimdKernels();
  const ones = kernels.allocate(10_000).fill(1);

  it('drops the share it is told and keeps the expectation while training', () => {
    const layer = new Dropout(kernels, 100, 100, 0.3, createRandom(1));
    const y = layer.forward(ones, 100);
    expect(y.filter((value) => value === 0).length / y.length).toBeCloseTo(0.3, 1);
    expect(moments(y).mean).toBeCloseTo(1, 1);
    expect(new Set(y)).toEqual(new Set([0, Math.fround(1 / 0.7)]));
  });

  it('is not there in evaluation mode', () => {
    const layer = new Dropout(kernels, 100, 100, 0.3, createRandom(1));
    layer.setMode('evaluation');
    expect(layer.forward(ones, 100)).toEqual(ones);
    expect(layer.backward(ones, 100)).toEqual(ones);
  });

  it('refuses to drop everything', () => {
    expect(() => new Dropout(kernels, 1, 1, 1, createRandom(1))).toThrow(RangeError);
  });
});

describe('a residual block', () => {
  it('passes its input through while its layers say nothing', () => {
    const random = createRandom(1);
    const silent = { kind: 'linear', outputs: 3, initialise: zeros } as const;
    const specs = [{ kind: 'residual', layers: [silent] }] as const;
    const network = createNetwork(createSimdKernels(), 3, specs, 1, random);
    network.batchInput.set([1, -2, 3]);
    expect([...network.forward(network.batchInput, 1)]).toEqual([1, -2, 3]);
  });

  it('refuses layers that end wider than they begin', () => {
    const specs = [{ kind: 'residual', layers: [{ kind: 'linear', outputs: 4 }] }] as const;
    expect(() => createNetwork(createSimdKernels(), 3, specs, 1, createRandom(1))).toThrow(/3 inputs.*4/);
  });
});

describe('initial weights', () => {
  const draw = (method: Initialise) => method(20_000, 50, 30, createRandom(6));

  it('have the variance that each paper asks for', () => {
    const wanted: [Initialise, number][] = [
      [heNormal, 2 / 50],
      [heUniform, 2 / 50],
      [xavierNormal, 2 / 80],
      [xavierUniform, 2 / 80],
      [torchDefault, 1 / (3 * 50)],
    ];
    for (const [method, variance] of wanted) {
      const actual = moments(draw(method));
      expect(actual.mean).toBeCloseTo(0, 2);
      expect(actual.variance / variance).toBeCloseTo(1, 1);
    }
  });

  it('stay within their bounds where they are drawn evenly', () => {
    expect(Math.max(...draw(heUniform))).toBeLessThanOrEqual(Math.fround(Math.sqrt(6 / 50)));
    expect(Math.max(...draw(xavierUniform))).toBeLessThanOrEqual(Math.fround(Math.sqrt(6 / 80)));
    expect(Math.max(...draw(torchDefault))).toBeLessThanOrEqual(Math.fround(1 / Math.sqrt(50)));
  });

  it('are zero when asked to be', () => {
    expect(draw(zeros).every((value) => value === 0)).toBe(true);
  });
});
