import { createNetwork } from '@/lib/training/create-network';
import { createAugment, LIGHT_AUGMENTATION } from '@/lib/training/data/augment';
import { type LabelledImages, slice } from '@/lib/training/data/labelled-images';
import { createSimdKernels } from '@/lib/training/kernels/simd-kernels';
import { Adam } from '@/lib/training/optimisers/adam';
import { createRandom } from '@/lib/training/random';
import { cosineWithWarmUp } from '@/lib/training/schedules/schedule';
import { trainNetwork } from '@/lib/training/train';

/**
 * A short training with a bit of everything, for a test that runs it in two places: the losses on the training
 * pictures and on the others, epoch by epoch. The first four fifths of the pictures train.
 */
export function shortTraining(images: LabelledImages): number[] {
  const random = createRandom(7);
  const specs = [
    { kind: 'linear', outputs: 48 },
    { kind: 'batch-norm' },
    { kind: 'relu' },
    { kind: 'dropout', rate: 0.1 },
    { kind: 'residual', layers: [{ kind: 'linear', outputs: 48 }, { kind: 'sigmoid' }] },
    { kind: 'linear', outputs: 10 },
  ] as const;
  const network = createNetwork(createSimdKernels(), images.size, specs, 20, random);
  const trained = Math.floor(images.count * 0.8);
  const reports = trainNetwork(network, new Adam(network.kernels, network.parameters, { fused: true }), {
    epochs: 5,
    schedule: cosineWithWarmUp(0.003, 10, 5 * Math.ceil(trained / 20)),
    augment: createAugment(LIGHT_AUGMENTATION, random),
    random,
    train: slice(images, 0, trained),
    test: slice(images, trained, images.count),
  });
  return reports.flatMap(({ trainLoss, test }) => [trainLoss, test.loss]);
}
