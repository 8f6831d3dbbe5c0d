import { describe, expect, it } from 'vitest';
import { openSession, run } from '@/lib/inference/session';
import { createMlp, createNetwork, type LayerSpec } from '@/lib/training/create-network';
import { createSimdKernels } from '@/lib/training/kernels/simd-kernels';
import type { Layer } from '@/lib/training/layers/layer';
import { Network } from '@/lib/training/network';
import { exportOnnx } from '@/lib/training/onnx/export';
import { createRandom, normal } from '@/lib/training/random';

const ROWS = 6;

/** Holds the file's answers in ONNX Runtime against our own forward pass, for one row and for a whole batch. */
async function expectSameAnswers(network: Network): Promise<void> {
  const random = createRandom(3);
  const { batchInput, outputs } = network;
  network.setMode('evaluation');
  const session = await openSession(exportOnnx(network, 'small'));
  for (const rows of [1, ROWS]) {
    for (let i = 0; i < batchInput.length; i++) batchInput[i] = normal(random);
    const ours = network.forward(batchInput, rows).slice(0, rows * outputs);
    const theirs = await run(session, batchInput.slice(0, rows * network.inputs));
    expect(theirs.length).toBe(ours.length);
    for (const [i, value] of ours.entries()) expect(Math.abs((theirs[i] ?? 0) - value)).toBeLessThan(1e-5);
  }
}

/** Puts numbers into scale, shift and running statistics, which begin as ones and zeros and would prove nothing. */
function stir(network: Network): Network {
  const random = createRandom(9);
  for (const { name, value } of network.parameters) {
    if (name === 'scale' || name === 'shift') value.set(value.map(() => normal(random)));
  }
  for (let batch = 0; batch < 20; batch++) {
    for (let i = 0; i < network.batchInput.length; i++) network.batchInput[i] = 1 + 2 * normal(random);
    network.forward(network.batchInput, ROWS);
  }
  return network;
}

const linear = (outputs: number): LayerSpec => ({ kind: 'linear', outputs });
const NETWORKS: Record<string, LayerSpec[]> = {
  sigmoid: [linear(40), { kind: 'sigmoid' }, linear(5)],
  tanh: [linear(7), { kind: 'tanh' }, linear(5)],
  'batch normalisation, first and in the middle': [
    { kind: 'batch-norm' },
    linear(9),
    { kind: 'batch-norm', epsilon: 0.01 },
    { kind: 'relu' },
    linear(5),
  ],
  'dropout, which is left out': [
    { kind: 'dropout', rate: 0.2 },
    linear(9),
    { kind: 'relu' },
    { kind: 'dropout', rate: 0.5 },
    linear(5),
    { kind: 'dropout', rate: 0.5 },
  ],
  'residual blocks, one in the other': [
    linear(8),
    {
      kind: 'residual',
      layers: [
        linear(8),
        { kind: 'batch-norm' },
        { kind: 'residual', layers: [linear(4), { kind: 'relu' }, linear(8)] },
        { kind: 'dropout', rate: 0.5 },
      ],
    },
    { kind: 'residual', layers: [{ kind: 'dropout', rate: 0.5 }] },
    linear(5),
  ],
};

describe('an exported ONNX file answers in ONNX Runtime what our own forward pass answers', () => {
  it('for a perceptron', async () => {
    await expectSameAnswers(createMlp(createSimdKernels(), [12, 40, 7, 5], ROWS, createRandom(3)));
  });

  for (const [name, specs] of Object.entries(NETWORKS)) {
    it(`with ${name}`, async () => {
      await expectSameAnswers(stir(createNetwork(createSimdKernels(), 12, specs, ROWS, createRandom(3))));
    });
  }
});

describe('an export is refused', () => {
  it('for a network that has nothing to say', () => {
    const network = createNetwork(
      createSimdKernels(),
      3,
      [{ kind: 'dropout', rate: 0.5 }],
      1,
      createRandom(1),
    );
    expect(() => exportOnnx(network, 'empty')).toThrow(RangeError);
  });

  it('for a layer that ONNX does not know', () => {
    const strange: Layer = {
      inputs: 1,
      outputs: 1,
      parameters: [],
      forward: (x) => x,
      backward: (dy) => dy,
    };
    expect(() => exportOnnx(new Network(createSimdKernels(), [strange], 1), 'strange')).toThrow(TypeError);
  });
});
