import { describe, expect, it } from 'vitest';
import { createMlp } from '@/lib/training/create-network';
import type { Kernels } from '@/lib/training/kernels/kernels';
import { createPlainKernels } from '@/lib/training/kernels/plain-kernels';
import { createSimdKernels } from '@/lib/training/kernels/simd-kernels';
import { crossEntropy } from '@/lib/training/losses/cross-entropy';
import type { Network } from '@/lib/training/network';
import { createRandom, normal } from '@/lib/training/random';

const WIDTHS = [6, 9, 5, 4];
const ROWS = 3;
const LABELS = [2, 0, 3];
/** Wide enough for 32-bit rounding (about 1e-4 of the slope), narrow enough that no ReLU switches between the two. */
const STEP = 1e-3;

function network(kernels: Kernels): Network {
  const random = createRandom(11);
  const made = createMlp(kernels, WIDTHS, ROWS, random);
  for (let i = 0; i < made.batchInput.length; i++) made.batchInput[i] = normal(random);
  return made;
}

function lossOf(made: Network): number {
  const logits = made.forward(made.batchInput, ROWS);
  return crossEntropy(logits, LABELS, made.outputGradient, ROWS, made.outputs);
}

for (const create of [createPlainKernels, createSimdKernels]) {
  describe(`back-propagation with the ${create().name} kernels`, () => {
    it('gives the slope that nudging each parameter shows', () => {
      const made = network(create());
      lossOf(made);
      made.backward(made.outputGradient, ROWS);
      const analytic = made.parameters.map(({ gradient }) => Float32Array.from(gradient));
      for (const [p, { value }] of made.parameters.entries()) {
        for (let i = 0; i < value.length; i++) {
          const kept = value[i] ?? 0;
          value[i] = kept + STEP;
          const above = lossOf(made);
          value[i] = kept - STEP;
          const below = lossOf(made);
          value[i] = kept;
          expect(analytic[p]?.[i]).toBeCloseTo((above - below) / (2 * STEP), 3);
        }
      }
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
});
