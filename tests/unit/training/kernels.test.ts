import { describe, expect, it } from 'vitest';
import { compileKernels } from '@/lib/training/kernels/compile';
import type { Kernels, LinearShape } from '@/lib/training/kernels/kernels';
import { packedLength, packWeights, unpackWeights } from '@/lib/training/kernels/packed-weights';
import { createPlainKernels } from '@/lib/training/kernels/plain-kernels';
import { createSimdKernels } from '@/lib/training/kernels/simd-kernels';
import { SIMD_MODULE_BASE64 } from '@/lib/training/kernels/simd-module';
import { createRandom, normal } from '@/lib/training/random';

/** Widths below, at and above one tile, and rows that fill no register. */
const SHAPES: LinearShape[] = [
  { rows: 1, inputs: 1, outputs: 1 },
  { rows: 3, inputs: 7, outputs: 10 },
  { rows: 5, inputs: 33, outputs: 32 },
  { rows: 4, inputs: 16, outputs: 70 },
];

interface Case {
  x: Float32Array;
  dy: Float32Array;
  weights: Float32Array;
  bias: Float32Array;
}

/** Half of x is zero, as behind ReLU: the SIMD kernels skip those. */
function randomCase({ rows, inputs, outputs }: LinearShape, seed: number): Case {
  const random = createRandom(seed);
  const numbers = (count: number) => Float32Array.from({ length: count }, () => normal(random));
  return {
    x: numbers(rows * inputs).map((value) => Math.max(0, value)),
    dy: numbers(rows * outputs),
    weights: numbers(inputs * outputs),
    bias: numbers(outputs),
  };
}

function runAll(kernels: Kernels, shape: LinearShape, given: Case, sparse: boolean) {
  const { rows, inputs, outputs } = shape;
  const copy = (values: Float32Array) => {
    const array = kernels.allocate(values.length);
    array.set(values);
    return array;
  };
  const [x, dy, bias] = [copy(given.x), copy(given.dy), copy(given.bias)];
  const weights = kernels.allocate(packedLength(inputs, outputs));
  packWeights(given.weights, weights, inputs, outputs);
  const index = kernels.createIndex(rows, inputs);
  const y = kernels.allocate(rows * outputs);
  const dx = kernels.allocate(rows * inputs);
  const dWeights = kernels.allocate(packedLength(inputs, outputs));
  const dBias = kernels.allocate(outputs);
  kernels.fillIndex(index, x, rows);
  kernels.linear(index, weights, bias, y, shape);
  kernels.weightGradient(index, dy, dWeights, shape);
  kernels.columnSums(dy, dBias, { rows, columns: outputs });
  kernels.linearInputGradient(index, dy, weights, dx, shape, sparse);
  return { y, dx, dBias, dWeights: unpackWeights(dWeights, inputs, outputs) };
}

function expectClose(actual: Float32Array, wanted: Float32Array): void {
  expect(actual.length).toBe(wanted.length);
  for (const [i, value] of wanted.entries()) expect(actual[i]).toBeCloseTo(value, 4);
}

describe('the SIMD kernels', () => {
  it('are the compiled form of the source beside them', () => {
    expect(compileKernels(process.cwd()).toString('base64')).toBe(SIMD_MODULE_BASE64);
  }, 60_000);

  for (const shape of SHAPES) {
    for (const sparse of [false, true]) {
      const name = `${shape.rows} x ${shape.inputs} to ${shape.outputs}${sparse ? ', behind ReLU' : ''}`;
      it(`multiply like their plain twin: ${name}`, () => {
        const given = randomCase(shape, shape.inputs * 100 + shape.outputs);
        const simd = runAll(createSimdKernels(), shape, given, sparse);
        const plain = runAll(createPlainKernels(), shape, given, sparse);
        expectClose(simd.y, plain.y);
        expectClose(simd.dx, plain.dx);
        expectClose(simd.dWeights, plain.dWeights);
        expectClose(simd.dBias, plain.dBias);
      });
    }
  }

  it('step like their plain twin in Adam, also on a length that fills no register', () => {
    const random = createRandom(5);
    const start = Float32Array.from({ length: 7 }, () => normal(random));
    const slope = Float32Array.from({ length: 7 }, () => normal(random));
    const [simd, plain] = [createSimdKernels(), createPlainKernels()].map((kernels) => {
      const [value, gradient, m, v] = [0, 1, 2, 3].map(() => kernels.allocate(7)) as [
        Float32Array,
        Float32Array,
        Float32Array,
        Float32Array,
      ];
      value.set(start);
      gradient.set(slope);
      const numbers = { rate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
      kernels.adam(value, gradient, m, v, { ...numbers, mCorrection: 10, vCorrection: 1000 });
      return { value, m, v };
    });
    for (const key of ['value', 'm', 'v'] as const) {
      expectClose(simd?.[key] ?? new Float32Array(), plain?.[key] ?? new Float32Array(1));
    }
  });

  it('cut what is negative like their plain twin', () => {
    const results = [createSimdKernels(), createPlainKernels()].map((kernels) => {
      const [x, y, dx] = [kernels.allocate(5), kernels.allocate(5), kernels.allocate(5)];
      x.set([-1, 0, 2, -0.5, 3]);
      kernels.relu(x, y, 5);
      kernels.reluGradient(y, x, dx, 5);
      return { y: [...y], dx: [...dx] };
    });
    expect(results[0]).toEqual({ y: [0, 0, 2, 0, 3], dx: [0, 0, 2, 0, 3] });
    expect(results[1]).toEqual(results[0]);
  });

  it('say that their memory is full instead of writing over it', () => {
    const kernels = createSimdKernels(65_536);
    expect(() => kernels.allocate(1_000_000)).toThrow(RangeError);
  });
});

describe('packed weights', () => {
  it('come back as they went in', () => {
    const rows = Float32Array.from({ length: 5 * 40 }, (_, i) => i + 1);
    const packed = new Float32Array(packedLength(5, 40));
    packWeights(rows, packed, 5, 40);
    expect([...unpackWeights(packed, 5, 40)]).toEqual([...rows]);
  });
});
