import { readFileSync } from 'node:fs';
import { fromBinary, toBinary } from '@bufbuild/protobuf';
import { ModelProtoSchema } from 'onnx-buf';
import { beforeAll, describe, expect, it } from 'vitest';
import { UnsupportedModel } from '@/lib/inference/dense-model';
import { type DigitNetwork, openNetwork } from '@/lib/inference/network';
import { openSession, run } from '@/lib/inference/session';
import { createPlainKernels } from '@/lib/training/kernels/plain-kernels';
import { mnistSample } from '../../support/mnist-sample';

const modelFile = (version: number): Uint8Array => readFileSync(`models/mnist-mlp/${version}/model.onnx`);

/** The first pictures of the committed sample as a batch. */
function batchOf(rows: number): Float32Array {
  return Float32Array.from(mnistSample().pixels.subarray(0, rows * 784), (pixel) => pixel / 255);
}

function largestDifference(a: Float32Array, b: Float32Array): number {
  expect(a.length).toBe(b.length);
  return a.reduce((most, value, i) => Math.max(most, Math.abs(value - (b[i] ?? Number.NaN))), 0);
}

/** The same file with its model changed by `change`. */
function changed(change: (model: ReturnType<typeof parsed>) => void): Uint8Array {
  const model = parsed();
  change(model);
  return toBinary(ModelProtoSchema, model);
}
const parsed = () => fromBinary(ModelProtoSchema, modelFile(1));

for (const version of [1, 2]) {
  describe(`mnist-mlp@${version}, opened for looking into it`, () => {
    it('answers 1,000 test pictures as ONNX Runtime does', async () => {
      const network = openNetwork(modelFile(version));
      const batch = batchOf(1_000);
      expect(network.kernels).toBe('simd');
      expect(network.widths).toEqual([784, 512, 256, 10]);
      const { logits, hidden } = network.forward(batch, 1_000);
      const reference = await run(await openSession(modelFile(version)), batch);
      expect(largestDifference(logits, reference)).toBeLessThan(5e-5);
      expect(hidden.map(({ length }) => length)).toEqual([512_000, 256_000]);
      expect(hidden.every((layer) => layer.every((value) => value >= 0))).toBe(true);
    });

    it('answers the same without WebAssembly', () => {
      const simd = openNetwork(modelFile(version)).forward(batchOf(3), 3);
      const plain = openNetwork(modelFile(version), createPlainKernels).forward(batchOf(3), 3);
      expect(largestDifference(simd.logits, plain.logits)).toBeLessThan(2e-5);
      for (const [i, layer] of simd.hidden.entries()) {
        expect(largestDifference(layer, plain.hidden[i] ?? new Float32Array())).toBeLessThan(2e-5);
      }
    });
  });
}

describe('the gradient by the input', () => {
  let network: DigitNetwork;
  beforeAll(() => {
    network = openNetwork(modelFile(2));
  });

  it('is what finite differences give', () => {
    const input = batchOf(1);
    const byLogits = Float32Array.from([0.5, -1, 0, 2, 0, 0, -0.25, 1, 0, 0]);
    const score = (x: Float32Array): number =>
      network.forward(x, 1).logits.reduce((sum, logit, i) => sum + logit * (byLogits[i] ?? 0), 0);
    const gradient = network.inputGradient(input, byLogits);
    const step = 1e-3;
    for (let pixel = 150; pixel < 784; pixel += 37) {
      const [up, down] = [input.slice(), input.slice()];
      up[pixel] = (up[pixel] ?? 0) + step;
      down[pixel] = (down[pixel] ?? 0) - step;
      // The score is piecewise linear: only a neuron that switches within the step, and 32 bits, make a difference.
      expect((score(up) - score(down)) / (2 * step)).toBeCloseTo(gradient[pixel] ?? Number.NaN, 1);
    }
  });

  it('knows the weights that come into a neuron', () => {
    const picture = batchOf(1);
    const { hidden } = network.forward(picture, 1);
    const dot = (weights: Float32Array) => weights.reduce((sum, w, i) => sum + w * (picture[i] ?? 0), 0);
    // Without the bias, which is the same for every picture.
    const paper = network.forward(new Float32Array(784), 1).hidden[0] ?? new Float32Array();
    const on = paper.findIndex((value, i) => value > 0 && (hidden[0]?.[i] ?? 0) > 0);
    expect(dot(network.weightsInto(0, on))).toBeCloseTo((hidden[0]?.[on] ?? 0) - (paper[on] ?? 0), 4);
    expect(() => network.weightsInto(0, 512)).toThrow(RangeError);
  });
});

describe('a file that is none of ours', () => {
  const refusals: [string, () => Uint8Array, RegExp][] = [
    ['noise', () => Uint8Array.from({ length: 64 }, (_, i) => 255 - i), /not an ONNX model/],
    ['an empty file', () => new Uint8Array(), /no graph/],
    ['a file cut short', () => modelFile(1).slice(0, 1_000_000), /not an ONNX model/],
    [
      'another kind of layer',
      () =>
        changed(({ graph }) => {
          const node = graph?.node[1];
          if (node) node.opType = 'Sigmoid';
        }),
      /Sigmoid/,
    ],
    ['a Gemm without transB', () => changed(({ graph }) => graph?.node[0]?.attribute.splice(0)), /transB/],
    ['weights that are missing', () => changed(({ graph }) => graph?.initializer.splice(0, 1)), /no weights/],
    [
      'weights of another size than they say',
      () =>
        changed(({ graph }) => {
          const [tensor] = graph?.initializer ?? [];
          if (tensor) tensor.dims = [BigInt(512), BigInt(783)];
        }),
      /raw data/,
    ],
    ['layers in another order', () => changed(({ graph }) => graph?.node.reverse()), /takes/],
  ];
  it.each(refusals)('%s is refused with the reason', (_, file, reason) => {
    expect(() => openNetwork(file())).toThrow(UnsupportedModel);
    expect(() => openNetwork(file())).toThrow(reason);
  });
});
