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
  { rows: 9, inputs: 40, outputs: 64 },
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

/** Three steps of Adam by the fused kernel: with an empty column, with x, and with the empty column again. */
function adamTwice(kernels: Kernels, shape: LinearShape, given: Case, sparser: Float32Array) {
  const { rows, inputs, outputs } = shape;
  const packed = () => kernels.allocate(packedLength(inputs, outputs));
  const [x, dy, weights, m, v] = [
    kernels.allocate(rows * inputs),
    kernels.allocate(rows * outputs),
    packed(),
    packed(),
    packed(),
  ];
  const index = kernels.createIndex(rows, inputs);
  dy.set(given.dy);
  packWeights(given.weights, weights, inputs, outputs);
  for (const [i, values] of [sparser, given.x, sparser].entries()) {
    x.set(values);
    kernels.fillIndex(index, x, rows);
    const mCorrection = 1 / (1 - 0.9 ** (i + 1));
    const vCorrection = 1 / (1 - 0.999 ** (i + 1));
    const step = { rate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8, mCorrection, vCorrection };
    kernels.linearAdam(index, dy, weights, m, v, shape, step);
  }
  return { weights, m, v };
}

function expectClose(actual: Float32Array, wanted: Float32Array): void {
  expect(actual.length).toBe(wanted.length);
  const differences = wanted.map((value, i) => Math.abs((actual[i] ?? Number.NaN) - value));
  expect(Math.max(...differences)).toBeLessThan(5e-5);
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

  for (const shape of SHAPES) {
    it(`fuse the gradient with Adam like their plain twin: ${shape.rows} x ${shape.inputs} to ${shape.outputs}`, () => {
      const given = randomCase(shape, 7);
      // A column that no row uses, as a pixel at the border: its moments are zero at first, and then fade.
      const border = (x: Float32Array) => x.map((value, i) => (i % shape.inputs === 0 ? 0 : value));
      const run = (kernels: Kernels) => adamTwice(kernels, shape, given, border(given.x));
      const [simd, plain] = [run(createSimdKernels()), run(createPlainKernels())];
      for (const key of ['weights', 'm', 'v'] as const) expectClose(simd[key], plain[key]);
    });
  }

  const RANDOM = createRandom(5);
  const numbers = (length: number) => Float32Array.from({ length }, () => normal(RANDOM));

  /** Runs the same work with both kernels on copies of the same arrays, and expects the same arrays behind it. */
  function expectTwins(arrays: Float32Array[], work: (kernels: Kernels, all: Float32Array[]) => void): void {
    const [simd = [], plain = []] = [createSimdKernels(), createPlainKernels()].map((kernels) => {
      const copies = arrays.map((values) => {
        const copy = kernels.allocate(values.length);
        copy.set(values);
        return copy;
      });
      work(kernels, copies);
      return copies;
    });
    expect(plain.some((values, i) => values.some((value, k) => value !== arrays[i]?.[k]))).toBe(true);
    for (const [i, values] of plain.entries()) expectClose(simd[i] ?? new Float32Array(), values);
  }

  /** A length that fills no register, and a matrix whose columns fill none. */
  const LENGTH = 7;
  const MATRIX = { rows: 3, columns: 7 };
  const vectors = (count: number) => Array.from({ length: count }, () => numbers(LENGTH));
  const SINGLE: Record<string, (kernels: Kernels, all: Float32Array[]) => void> = {
    adam: (kernels, [w, g, m, v] = []) => {
      if (!w || !g || !m || !v) return;
      v.set(v.map(Math.abs));
      const step = { rate: 0.01, beta1: 0.9, beta2: 0.999, epsilon: 1e-8 };
      kernels.adam(w, g, m, v, { ...step, mCorrection: 10, vCorrection: 1000 });
    },
    rmsProp: (kernels, [w, g, squares] = []) => {
      if (!w || !g || !squares) return;
      squares.set(squares.map(Math.abs));
      kernels.rmsProp(w, g, squares, { rate: 0.01, decay: 0.9, epsilon: 1e-8 });
    },
    multiply: (kernels, [a, b, y] = []) => a && b && y && kernels.multiply(a, b, y, LENGTH),
    addScaled: (kernels, [y, x] = []) => y && x && kernels.addScaled(y, x, -0.7, LENGTH),
    decayAdd: (kernels, [y, x] = []) => y && x && kernels.decayAdd(y, x, 0.9, LENGTH),
    addSigns: (kernels, [y, x] = []) => {
      x?.fill(0, 2, 3);
      if (y && x) kernels.addSigns(y, x, 0.3, LENGTH);
    },
  };

  for (const [name, work] of Object.entries(SINGLE)) {
    it(`count ${name} like their plain twin`, () => {
      expectTwins(vectors(4), work);
    });
  }

  const COLUMNS: Record<
    string,
    (kernels: Kernels, a: Float32Array, b: Float32Array, c: Float32Array[]) => void
  > = {
    columnSums: (kernels, a, _b, [sums]) => sums && kernels.columnSums(a, sums, MATRIX),
    columnDots: (kernels, a, b, [sums]) => sums && kernels.columnDots(a, b, sums, MATRIX),
    scaleColumns: (kernels, a, b, [f, g]) => f && g && kernels.scaleColumns(a, f, g, b, MATRIX),
    addScaledColumns: (kernels, a, b, [f]) => f && kernels.addScaledColumns(a, f, b, MATRIX),
  };

  for (const [name, work] of Object.entries(COLUMNS)) {
    it(`count ${name} like their plain twin`, () => {
      expectTwins([numbers(21), numbers(21), ...vectors(2)], (kernels, [a, b, ...columns]) => {
        if (a && b) work(kernels, a, b, columns);
      });
    });
  }

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
