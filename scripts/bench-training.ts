import { parseArgs } from 'node:util';
import { createMlp } from '@/lib/training/create-network';
import { createAugment, LIGHT_AUGMENTATION } from '@/lib/training/data/augment';
import { fillBatch, inOrder } from '@/lib/training/data/batches';
import { type LabelledImages, slice } from '@/lib/training/data/labelled-images';
import { loadMnistTest, loadMnistTrain } from '@/lib/training/data/mnist';
import type { Kernels } from '@/lib/training/kernels/kernels';
import { createPlainKernels } from '@/lib/training/kernels/plain-kernels';
import { createSimdKernels } from '@/lib/training/kernels/simd-kernels';
import { crossEntropy } from '@/lib/training/losses/cross-entropy';
import { Adam } from '@/lib/training/optimisers/adam';
import { createRandom } from '@/lib/training/random';
import { constant } from '@/lib/training/schedules/schedule';
import { trainNetwork } from '@/lib/training/train';

/**
 * npm run bench:training: processor seconds of one epoch of the plain recipe, with and without augmentation, and how
 * many times faster the SIMD kernels are than their plain twin on the same batches. `--epochs <n>` for a mean of n.
 */
const WIDTHS = [784, 512, 256, 10];
const BATCH = 64;
const TWIN_BATCHES = 20;

const cpuSeconds = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1e6;
};

function epochSeconds(
  train: LabelledImages,
  test: LabelledImages,
  epochs: number,
  augmented: boolean,
): number {
  const random = createRandom(1);
  const network = createMlp(createSimdKernels(), WIDTHS, BATCH, random);
  const optimiser = new Adam(network.kernels, network.parameters, { fused: true });
  const augment = augmented ? createAugment(LIGHT_AUGMENTATION, random) : undefined;
  const options = { epochs, schedule: constant(0.001), random, train, test, augment };
  return cpuSeconds(() => trainNetwork(network, optimiser, options)) / epochs;
}

/** Seconds for one step (forward, backward, Adam) with these kernels. */
function stepSeconds(kernels: Kernels, train: LabelledImages, steps: number): number {
  const network = createMlp(kernels, WIDTHS, BATCH, createRandom(1));
  const optimiser = new Adam(kernels, network.parameters, { fused: true });
  const batch = { x: network.batchInput, labels: new Uint8Array(BATCH), rows: 0 };
  const order = inOrder(train.count);
  const step = (number: number) => {
    fillBatch(batch, train, order, number * BATCH);
    const logits = network.forward(batch.x, batch.rows);
    crossEntropy(logits, batch.labels, network.outputGradient, batch.rows, network.outputs);
    network.backward(network.outputGradient, batch.rows);
    optimiser.step(0.001);
  };
  step(0);
  return cpuSeconds(() => Array.from({ length: steps }, (_, i) => i).forEach(step)) / steps;
}

const { values } = parseArgs({ options: { epochs: { type: 'string', default: '2' } } });
const epochs = Math.max(1, Number(values.epochs));
const train = loadMnistTrain();
const test = slice(loadMnistTest(), 0, 64);
const simd = stepSeconds(createSimdKernels(), train, TWIN_BATCHES * 5);
const plain = stepSeconds(createPlainKernels(), train, TWIN_BATCHES);
console.log(
  `one epoch, plain recipe:     ${epochSeconds(train, test, epochs, false).toFixed(2)} processor seconds`,
);
console.log(
  `one epoch, augmented:        ${epochSeconds(train, test, epochs, true).toFixed(2)} processor seconds`,
);
console.log(`one step, SIMD kernels:      ${(simd * 1000).toFixed(2)} ms`);
console.log(`one step, plain twin:        ${(plain * 1000).toFixed(2)} ms`);
console.log(`the SIMD kernels are faster: ${(plain / simd).toFixed(1)} times`);
