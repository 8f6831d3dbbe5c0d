import { describe, expect, it } from 'vitest';
import { createMlp, createNetwork } from '@/lib/training/create-network';
import { slice } from '@/lib/training/data/labelled-images';
import { EarlyStopping } from '@/lib/training/early-stopping';
import { evaluate } from '@/lib/training/evaluate';
import { createPlainKernels } from '@/lib/training/kernels/plain-kernels';
import { createSimdKernels } from '@/lib/training/kernels/simd-kernels';
import { Adam } from '@/lib/training/optimisers/adam';
import { Momentum } from '@/lib/training/optimisers/momentum';
import { RmsProp } from '@/lib/training/optimisers/rms-prop';
import { Sgd } from '@/lib/training/optimisers/sgd';
import { penalise, penaltyOf } from '@/lib/training/penalise';
import { createRandom } from '@/lib/training/random';
import { constant } from '@/lib/training/schedules/schedule';
import { trainNetwork } from '@/lib/training/train';
import { mnistSample } from '../../support/mnist-sample';

const images = mnistSample();
const train = slice(images, 0, 600);
const validation = slice(images, 600, 800);
const test = slice(images, 800, 1000);

describe('a penalty on large weights', () => {
  for (const createKernels of [createPlainKernels, createSimdKernels]) {
    it(`has the gradient that nudging a weight shows, with the ${createKernels().name} kernels`, () => {
      const network = createMlp(createKernels(), [5, 7, 3], 1, createRandom(8));
      const penalty = { l1: 0.3, l2: 0.7 };
      penalise(network.kernels, network.parameters, penalty);
      for (const { name, value, gradient } of network.parameters) {
        for (let i = 0; i < value.length; i++) {
          if (name !== 'weight') expect(gradient[i]).toBe(0);
          // At exactly zero (the filling of the last tile) |w| has no slope: sign(0) = 0 leaves it there.
          if (name !== 'weight' || value[i] === 0) continue;
          const kept = value[i] ?? 0;
          value[i] = kept + 1e-3;
          const above = penaltyOf(network.parameters, penalty);
          value[i] = kept - 1e-3;
          const below = penaltyOf(network.parameters, penalty);
          value[i] = kept;
          if (Math.abs(kept) > 1e-3) expect(gradient[i]).toBeCloseTo((above - below) / 2e-3, 4);
        }
      }
    });
  }

  it('makes the weights smaller than they become without it', () => {
    const weights = (l2: number) => {
      const random = createRandom(1);
      const network = createMlp(createSimdKernels(), [784, 16, 10], 20, random);
      const optimiser = new Sgd(network.kernels, network.parameters);
      const schedule = constant(0.1);
      trainNetwork(network, optimiser, { epochs: 2, schedule, penalty: { l2 }, random, train, test });
      return penaltyOf(network.parameters, { l2: 1 });
    };
    expect(weights(0.1)).toBeLessThan(weights(0) * 0.5);
  });

  it('is refused beside an optimiser that leaves no gradient', () => {
    const network = createMlp(createSimdKernels(), [4, 3], 1, createRandom(1));
    new Adam(network.kernels, network.parameters, { fused: true });
    expect(() => penalise(network.kernels, network.parameters, { l2: 1 })).toThrow(/fused/);
  });
});

describe('early stopping', () => {
  it('waits as long as it was told to, and brings back the best weights', () => {
    const network = createMlp(createPlainKernels(), [1, 1], 1, createRandom(1));
    const [weight] = network.state;
    const stopping = new EarlyStopping(network, 2);
    const losses = [3, 2, 2.5, 1, 1.5, 1.2];
    const stopped = losses.map((loss, i) => {
      weight?.fill(i + 1);
      return stopping.shouldStop(i + 1, loss);
    });
    expect(stopped).toEqual([false, false, false, false, false, true]);
    expect(stopping.bestEpoch).toBe(4);
    stopping.restore();
    expect(weight?.[0]).toBe(4);
  });

  it('ends training where the held-back pictures are read best', () => {
    const random = createRandom(3);
    const specs = [
      { kind: 'linear', outputs: 64 },
      { kind: 'batch-norm' },
      { kind: 'relu' },
      { kind: 'linear', outputs: 10 },
    ] as const;
    const network = createNetwork(createSimdKernels(), 784, specs, 20, random);
    const reports = trainNetwork(network, new Adam(network.kernels, network.parameters), {
      epochs: 40,
      schedule: constant(0.01),
      earlyStopping: { validation, patience: 3 },
      random,
      train,
      test,
    });
    expect(reports.length).toBeLessThan(40);
    const best = Math.min(...reports.map((report) => report.validation?.loss ?? Number.POSITIVE_INFINITY));
    expect(reports.at(-4)?.validation?.loss).toBe(best);
    expect(evaluate(network, validation).loss).toBe(best);
  });
});

describe('gradient descent by the full batch', () => {
  it('steps once an epoch, as it would with all pictures in one batch', () => {
    const run = (maxRows: number) => {
      const random = createRandom(5);
      const network = createMlp(createSimdKernels(), [784, 12, 10], maxRows, random);
      const optimiser = new Sgd(network.kernels, network.parameters);
      const options = { epochs: 3, schedule: constant(0.5), fullBatch: true, random, train, test };
      const losses = trainNetwork(network, optimiser, options).map(({ trainLoss }) => trainLoss);
      return { losses, state: network.state };
    };
    const [parts, whole] = [run(50), run(600)];
    for (const [i, loss] of whole.losses.entries()) expect(parts.losses[i]).toBeCloseTo(loss, 5);
    for (const [i, values] of whole.state.entries()) {
      const differences = values.map((value, k) => Math.abs(value - (parts.state[i]?.[k] ?? Number.NaN)));
      expect(Math.max(...differences)).toBeLessThan(1e-5);
    }
  });
});

describe('each optimiser', () => {
  const OPTIMISERS = {
    'gradient descent': { create: Sgd, rate: 0.1 },
    momentum: { create: Momentum, rate: 0.02 },
    RMSProp: { create: RmsProp, rate: 0.001 },
    Adam: { create: Adam, rate: 0.003 },
  };
  for (const [name, { create, rate }] of Object.entries(OPTIMISERS)) {
    it(`learns to read most digits: ${name}, with dropout and a residual block`, () => {
      const random = createRandom(4);
      const specs = [
        { kind: 'linear', outputs: 32 },
        { kind: 'relu' },
        { kind: 'dropout', rate: 0.1 },
        { kind: 'residual', layers: [{ kind: 'linear', outputs: 32 }, { kind: 'tanh' }] },
        { kind: 'linear', outputs: 10 },
      ] as const;
      const network = createNetwork(createSimdKernels(), 784, specs, 20, random);
      const optimiser = new create(network.kernels, network.parameters);
      const options = { epochs: 6, schedule: constant(rate), random, train, test };
      const last = trainNetwork(network, optimiser, options).at(-1);
      expect(last?.test.accuracy).toBeGreaterThan(0.7);
    });
  }
});
