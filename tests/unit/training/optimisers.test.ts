import { describe, expect, it } from 'vitest';
import type { Kernels } from '@/lib/training/kernels/kernels';
import { createPlainKernels } from '@/lib/training/kernels/plain-kernels';
import { createSimdKernels } from '@/lib/training/kernels/simd-kernels';
import type { Parameter } from '@/lib/training/layers/layer';
import { Adam } from '@/lib/training/optimisers/adam';
import { Momentum } from '@/lib/training/optimisers/momentum';
import type { Optimiser } from '@/lib/training/optimisers/optimiser';
import { RmsProp } from '@/lib/training/optimisers/rms-prop';
import { Sgd } from '@/lib/training/optimisers/sgd';

/** One parameter at 1, and where each of these gradients leads it. */
function path(
  kernels: Kernels,
  create: (parameters: Parameter[]) => Optimiser,
  rate: number,
  gradients: number[],
): number[] {
  const parameter = {
    name: 'weight' as const,
    value: kernels.allocate(1).fill(1),
    gradient: kernels.allocate(1),
  };
  const optimiser = create([parameter]);
  return gradients.map((gradient) => {
    parameter.gradient[0] = gradient;
    optimiser.step(rate);
    return parameter.value[0] ?? Number.NaN;
  });
}

function expectPath(actual: number[], wanted: number[]): void {
  expect(actual.length).toBe(wanted.length);
  for (const [i, value] of wanted.entries()) expect(actual[i]).toBeCloseTo(value, 6);
}

for (const createKernels of [createPlainKernels, createSimdKernels]) {
  describe(`with the ${createKernels().name} kernels, worked by hand from the paper`, () => {
    const kernels = createKernels();

    // 1 - 0.1·2 = 0.8; 0.8 - 0.1·(-1) = 0.9
    it('gradient descent steps against the gradient', () => {
      expectPath(
        path(kernels, (all) => new Sgd(kernels, all), 0.1, [2, -1]),
        [0.8, 0.9],
      );
    });

    /*
     * u = 2, 1 - 0.1·2 = 0.8; u = 0.9·2 - 1 = 0.8, 0.8 - 0.08 = 0.72; u = 0.9·0.8 + 0 = 0.72, 0.72 - 0.072 = 0.648:
     * the ball rolls on without a gradient.
     */
    it('momentum keeps rolling', () => {
      expectPath(
        path(kernels, (all) => new Momentum(kernels, all), 0.1, [2, -1, 0]),
        [0.8, 0.72, 0.648],
      );
    });

    /*
     * s = 0.1·4 = 0.4, 1 - 0.1·2/√0.4 = 1 - 0.2/0.6324555 = 0.6837722;
     * s = 0.9·0.4 + 0.1·1 = 0.46, 0.6837722 + 0.1/√0.46 = 0.6837722 + 0.1474420 = 0.8312142
     */
    it('RMSProp divides by the root of the mean square', () => {
      expectPath(
        path(kernels, (all) => new RmsProp(kernels, all), 0.1, [2, -1]),
        [0.6837722, 0.8312142],
      );
    });

    /*
     * t = 1: m = 0.2, v = 0.004; corrected 2 and 4; step 0.1·2/2 = 0.1 -> 0.9
     * t = 2: m = 0.18 - 0.1 = 0.08, v = 0.003996 + 0.001 = 0.004996;
     *        corrected 0.08/0.19 = 0.4210526 and 0.004996/0.001999 = 2.4992496;
     *        step 0.1·0.4210526/1.5808984 = 0.0266337 -> 0.8733663
     */
    it('Adam makes the two steps of algorithm 1', () => {
      expectPath(
        path(kernels, (all) => new Adam(kernels, all), 0.1, [2, -1]),
        [0.9, 0.8733663],
      );
    });

    // With ε = 1 its place shows: 1 - 0.1·2/(√4 + 1) = 1 - 0.0666667.
    it("Adam adds epsilon behind the root, to the corrected moment's", () => {
      expectPath(
        path(kernels, (all) => new Adam(kernels, all, { epsilon: 1 }), 0.1, [2]),
        [0.9333333],
      );
    });
  });
}
