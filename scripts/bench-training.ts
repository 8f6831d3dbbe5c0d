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
 * many times faster the SIMD kernels are than their plain twin on the same batches. Of `--epochs <n>` (4) epochs, and
 * of as many rounds of steps, the quickest counts: what a neighbour on the same processor adds is not ours.
 */
const WIDTHS = [784, 512, 256, 10];
const BATCH = 64;
/** The twin takes half a second for a step. */
const TWIN_STEPS = 5;
const SIMD_STEPS = 200;

let counted = process.cpuUsage();

/** Processor seconds since the last call. */
function cpuSeconds(): number {
  const now = process.cpuUsage();
  const seconds = (now.user - counted.user + now.system - counted.system) / 1e6;
  counted = now;
  return seconds;
}

/** Processor seconds of each epoch of the recipe; the test pictures are few, so that their share is nothing. */
function epochSeconds(train: LabelledImages, test: LabelledImages, epochs: number, augmented: boolean) {
  const random = createRandom(1);
  const network = createMlp(createSimdKernels(), WIDTHS, BATCH, random);
  const optimiser = new Adam(network.kernels, network.parameters, { fused: true });
  const augment = augmented ? createAugment(LIGHT_AUGMENTATION, random) : undefined;
  const seconds: number[] = [];
  const onEpoch = () => seconds.push(cpuSeconds());
  cpuSeconds();
  trainNetwork(network, optimiser, {
    epochs,
    schedule: constant(0.001),
    random,
    train,
    test,
    augment,
    onEpoch,
  });
  return seconds;
}

/** Processor seconds for a step (forward, backward, Adam) with these kernels: the quickest of `rounds` times `steps`. */
function stepSeconds(kernels: Kernels, train: LabelledImages, rounds: number, steps: number): number {
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
  cpuSeconds();
  const seconds = Array.from({ length: rounds }, (_, round) => {
    for (let number = 0; number < steps; number++) step(round * steps + number);
    return cpuSeconds();
  });
  return Math.min(...seconds) / steps;
}

function print(name: string, seconds: readonly number[]): void {
  const all = seconds.map((each) => each.toFixed(2)).join(' ');
  console.log(`${name} ${Math.min(...seconds).toFixed(2)} processor seconds (of ${all})`);
}

const { values } = parseArgs({ options: { epochs: { type: 'string', default: '4' } } });
const epochs = Math.max(1, Number(values.epochs));
const train = loadMnistTrain();
const test = slice(loadMnistTest(), 0, BATCH);
const simd = stepSeconds(createSimdKernels(), train, epochs, SIMD_STEPS);
const plain = stepSeconds(createPlainKernels(), train, epochs, TWIN_STEPS);
print('one epoch, plain recipe:    ', epochSeconds(train, test, epochs, false));
print('one epoch, augmented:       ', epochSeconds(train, test, epochs, true));
console.log(`one step, SIMD kernels:      ${(simd * 1000).toFixed(2)} ms`);
console.log(`one step, plain twin:        ${(plain * 1000).toFixed(2)} ms`);
console.log(`the SIMD kernels are faster: ${(plain / simd).toFixed(1)} times`);
