import { describe, expect, it } from 'vitest';
import { createMlp, createNetwork, type LayerSpec } from '@/lib/training/create-network';
import type { Kernels } from '@/lib/training/kernels/kernels';
import { createPlainKernels } from '@/lib/training/kernels/plain-kernels';
import { createSimdKernels } from '@/lib/training/kernels/simd-kernels';
import { crossEntropy } from '@/lib/training/losses/cross-entropy';
import type { Loss } from '@/lib/training/losses/loss';
import { classSquaredError, meanSquaredError } from '@/lib/training/losses/mean-squared-error';
import type { Network } from '@/lib/training/network';
import { createRandom, normal, type Random } from '@/lib/training/random';

const INPUTS = 6;
const CLASSES = 4;
const ROWS = 5;
const LABELS = [2, 0, 3, 1, 2];
/** Wide enough for 32-bit rounding (about 1e-4 of the slope), narrow enough that no ReLU switches between the two. */
const STEP = 1e-3;

/** A network whose random numbers begin anew before each forward pass: dropout then always drops the same. */
interface Repeatable {
  network: Network;
  loss: () => number;
}

function repeatable(create: (random: Random) => Network, lossOf: Loss): Repeatable {
  let source = createRandom(11);
  const network = create(() => source());
  for (let i = 0; i < network.batchInput.length; i++) network.batchInput[i] = normal(source);
  const loss = () => {
    source = createRandom(12);
    const outputs = network.forward(network.batchInput, ROWS);
    return lossOf(outputs, LABELS, network.outputGradient, ROWS, network.outputs);
  };
  return { network, loss };
}

/** The slope of the loss that nudging one number shows. */
function slope(values: Float32Array, i: number, loss: () => number): number {
  const kept = values[i] ?? 0;
  values[i] = kept + STEP;
  const above = loss();
  values[i] = kept - STEP;
  const below = loss();
  values[i] = kept;
  return (above - below) / (2 * STEP);
}

/** Holds the gradient of every parameter against the slope. */
function expectSlopes({ network, loss }: Repeatable): void {
  loss();
  network.backward(network.outputGradient, ROWS);
  const analytic = network.parameters.map(({ gradient }) => Float32Array.from(gradient));
  expect(analytic.some((gradient) => gradient.some((value) => Math.abs(value) > 0.01))).toBe(true);
  for (const [p, { name, value }] of network.parameters.entries()) {
    const differences = value.map((_, i) =>
      Math.abs((analytic[p]?.[i] ?? Number.NaN) - slope(value, i, loss)),
    );
    expect(Math.max(...differences), `of the ${name} in parameter ${p}`).toBeLessThan(5e-4);
  }
}

const linear = (outputs: number): LayerSpec => ({ kind: 'linear', outputs });

/** Each layer between two linear ones: the first one's gradient is right only if the layer's own is. */
const BODIES: Record<string, LayerSpec[]> = {
  linear: [],
  ReLU: [{ kind: 'relu' }],
  sigmoid: [{ kind: 'sigmoid' }],
  tanh: [{ kind: 'tanh' }],
  'batch normalisation': [{ kind: 'batch-norm' }],
  dropout: [{ kind: 'dropout', rate: 0.4 }],
  'dropout behind ReLU': [{ kind: 'relu' }, { kind: 'dropout', rate: 0.4 }],
  'residual block': [{ kind: 'residual', layers: [linear(5), { kind: 'tanh' }, linear(9)] }],
  'residual block behind ReLU': [
    { kind: 'relu' },
    { kind: 'residual', layers: [linear(7), { kind: 'batch-norm' }, { kind: 'tanh' }, linear(9)] },
  ],
};

for (const createKernels of [createPlainKernels, createSimdKernels]) {
  const create =
    (kernels: Kernels, body: LayerSpec[]) =>
    (random: Random): Network =>
      createNetwork(kernels, INPUTS, [linear(9), ...body, linear(CLASSES)], ROWS, random);

  describe(`back-propagation with the ${createKernels().name} kernels gives the slope that nudging shows`, () => {
    for (const [name, body] of Object.entries(BODIES)) {
      it(`through ${name}`, () => {
        expectSlopes(repeatable(create(createKernels(), body), crossEntropy));
      });
    }

    it('through a perceptron with two hidden layers', () => {
      const widths = [INPUTS, 9, 5, CLASSES];
      expectSlopes(repeatable((random) => createMlp(createKernels(), widths, ROWS, random), crossEntropy));
    });

    it('from the squared error', () => {
      expectSlopes(repeatable(create(createKernels(), [{ kind: 'tanh' }]), classSquaredError));
    });

    it('through batch normalisation with running statistics', () => {
      const made = repeatable(create(createKernels(), [{ kind: 'batch-norm' }]), crossEntropy);
      made.loss();
      made.network.setMode('evaluation');
      expectSlopes(made);
    });
  });
}

describe('cross-entropy', () => {
  it('is the logarithm of ten for ten equal logits, with the gradient (p - y)/rows', () => {
    const gradient = new Float32Array(10);
    expect(crossEntropy(new Float32Array(10), [3], gradient, 1, 10)).toBeCloseTo(Math.log(10), 6);
    expect(gradient[3]).toBeCloseTo(-0.9, 6);
    expect(gradient[0]).toBeCloseTo(0.1, 6);
  });

  it('stays finite where a logit is huge', () => {
    const gradient = new Float32Array(2);
    const loss = crossEntropy(Float32Array.of(1000, -1000), [1], gradient, 1, 2);
    expect(Number.isFinite(loss)).toBe(true);
    expect(gradient[1]).toBeCloseTo(-1, 6);
  });

  it('has the slope that nudging a logit shows', () => {
    const logits = Float32Array.of(0.3, -1.2, 2, 0.1, 0.9, -0.4);
    const gradient = new Float32Array(6);
    const scratch = new Float32Array(6);
    crossEntropy(logits, [2, 0], gradient, 2, 3);
    for (const [i, value] of gradient.entries()) {
      expect(value).toBeCloseTo(
        slope(logits, i, () => crossEntropy(logits, [2, 0], scratch, 2, 3)),
        3,
      );
    }
  });
});

describe('the mean squared error', () => {
  // (1 + 0 + 4)/3; gradient 2·difference/3.
  it('is the mean over all numbers, worked by hand', () => {
    const gradient = new Float32Array(3);
    expect(meanSquaredError(Float32Array.of(1, 2, 3), [0, 2, 5], gradient, 3)).toBeCloseTo(5 / 3, 6);
    for (const [i, value] of [2 / 3, 0, -4 / 3].entries()) expect(gradient[i]).toBeCloseTo(value, 6);
  });

  it('has the slope that nudging an output shows', () => {
    const outputs = Float32Array.of(0.3, -1.2, 2, 0.1);
    const gradient = new Float32Array(4);
    const scratch = new Float32Array(4);
    meanSquaredError(outputs, [1, 0, 0.5, -2], gradient, 4);
    for (const [i, value] of gradient.entries()) {
      expect(value).toBeCloseTo(
        slope(outputs, i, () => meanSquaredError(outputs, [1, 0, 0.5, -2], scratch, 4)),
        3,
      );
    }
  });
});
