import type { Augment } from './data/augment';
import { fillBatch, shuffledOrder } from './data/batches';
import type { LabelledImages } from './data/labelled-images';
import { type Evaluation, evaluate } from './evaluate';
import { crossEntropy } from './losses/cross-entropy';
import type { Network } from './network';
import type { Optimiser } from './optimisers/optimiser';
import type { Random } from './random';
import type { Schedule } from './schedules/schedule';

export interface EpochReport {
  epoch: number;
  /** Mean loss over the epoch's pictures, while the weights were moving. */
  trainLoss: number;
  test: Evaluation;
}

export interface TrainingOptions {
  epochs: number;
  /** The learning rate at each step, counted over all epochs. */
  schedule: Schedule;
  /** Changes each training picture anew each time it is seen; the test pictures never. */
  augment?: Augment;
  random: Random;
  train: LabelledImages;
  test: LabelledImages;
  /** Called every 100 batches with the mean loss over those. */
  onProgress?: (progress: { epoch: number; batch: number; batches: number; loss: number }) => void;
  onEpoch?: (report: EpochReport) => void;
}

const REPORT_EVERY = 100;

/** One step of training: forward, loss, backward, update. Gives the loss of the batch. */
function trainBatch(
  network: Network,
  optimiser: Optimiser,
  batch: { x: Float32Array; labels: Uint8Array; rows: number },
  gradient: Float32Array,
  rate: number,
): number {
  const logits = network.forward(batch.x, batch.rows);
  const loss = crossEntropy(logits, batch.labels, gradient, batch.rows, network.outputs);
  network.backward(gradient, batch.rows);
  optimiser.step(rate);
  return loss;
}

function augmentBatch(batch: { x: Float32Array; rows: number }, size: number, augment: Augment): void {
  for (let row = 0; row < batch.rows; row++) augment(batch.x.subarray(row * size, (row + 1) * size));
}

function trainEpoch(network: Network, optimiser: Optimiser, options: TrainingOptions, epoch: number): number {
  const { train, random, schedule, augment, onProgress } = options;
  const { maxRows } = network;
  const batch = { x: network.batchInput, labels: new Uint8Array(maxRows), rows: 0 };
  const gradient = network.outputGradient;
  const order = shuffledOrder(train.count, random);
  const batches = Math.ceil(train.count / maxRows);
  let total = 0;
  let recent = 0;
  for (let number = 1; number <= batches; number++) {
    fillBatch(batch, train, order, (number - 1) * maxRows);
    if (augment) augmentBatch(batch, train.size, augment);
    const step = (epoch - 1) * batches + number - 1;
    const loss = trainBatch(network, optimiser, batch, gradient, schedule(step));
    total += loss * batch.rows;
    recent += loss;
    if (number % REPORT_EVERY !== 0) continue;
    onProgress?.({ epoch, batch: number, batches, loss: recent / REPORT_EVERY });
    recent = 0;
  }
  return total / train.count;
}

/**
 * Trains the network in place for whole epochs, each over all training pictures in a new order, and evaluates it
 * after each. The network's `maxRows` is the size of a batch.
 */
export function trainNetwork(
  network: Network,
  optimiser: Optimiser,
  options: TrainingOptions,
): EpochReport[] {
  const reports: EpochReport[] = [];
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    const trainLoss = trainEpoch(network, optimiser, options, epoch);
    const report = { epoch, trainLoss, test: evaluate(network, options.test) };
    reports.push(report);
    options.onEpoch?.(report);
  }
  return reports;
}
