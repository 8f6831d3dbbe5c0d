import { describe, expect, it } from 'vitest';
import { createPlainKernels } from '@/lib/training/kernels/plain-kernels';
import { createSimdKernels } from '@/lib/training/kernels/simd-kernels';
import { Adam } from '@/lib/training/optimisers/adam';

for (const create of [createPlainKernels, createSimdKernels]) {
  describe(`Adam with the ${create().name} kernels`, () => {
    /*
     * By hand, from algorithm 1 of the paper, with rate 0.1 and the defaults, from 1 with gradients 2, then -1:
     * t = 1: m = 0.2, v = 0.004; corrected 2 and 4; step 0.1 * 2 / 2 = 0.1 -> 0.9
     * t = 2: m = 0.18 - 0.1 = 0.08, v = 0.003996 + 0.001 = 0.004996;
     *        corrected 0.08 / 0.19 = 0.4210526 and 0.004996 / 0.001999 = 2.4992496;
     *        step 0.1 * 0.4210526 / 1.5808984 = 0.0266337 -> 0.8733663
     */
    it('makes the two steps that the paper gives by hand', () => {
      const kernels = create();
      const parameter = {
        name: 'weight' as const,
        value: kernels.allocate(1),
        gradient: kernels.allocate(1),
      };
      const adam = new Adam(kernels, [parameter]);
      parameter.value[0] = 1;
      parameter.gradient[0] = 2;
      adam.step(0.1);
      expect(parameter.value[0]).toBeCloseTo(0.9, 6);
      parameter.gradient[0] = -1;
      adam.step(0.1);
      expect(parameter.value[0]).toBeCloseTo(0.8733663, 5);
    });
  });
}
