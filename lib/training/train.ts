import type { Augment } from './data/augment';
import { type Batch, fillBatch, shuffledOrder } from './data/batches';
import type { LabelledImages } from './data/labelled-images';
import { EarlyStopping } from './early-stopping';
import { type Evaluation, evaluate } from './evaluate';
import { GradientSum } from './gradient-sum';
import { crossEntropy } from './losses/cross-entropy';
import type { Loss } from './losses/loss';
import type { Network } from './network';
import type { Optimiser } from './optimisers/optimiser';
import { type Penalty, penalise } from './penalise';
import type { Random } from './random';
import type { Schedule } from './schedules/schedule';

export interface EpochReport {
  epoch: number;
  /** Mean loss over the epoch's pictures, while the weights were moving; without the penalty. */
  trainLoss: number;
  test: Evaluation;
  /** With early stopping only. */
  validation?: Evaluation;
}

export interface TrainingOptions {
  epochs: number;
  /** The learning rate at each step, counted over all epochs. */
  schedule: Schedule;
  /** Cross-entropy unless said otherwise. */
  loss?: Loss;
  /** L1 and L2: see `penalise.ts`. */
  penalty?: Penalty;
  /** One step an epoch, by the gradient over all training pictures; else one for each batch. */
  fullBatch?: boolean;
  /** Stops after `patience` epochs without a lower loss on these pictures, and keeps the best weights. */
  earlyStopping?: { validation: LabelledImages; patience: number };
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

/** One run of the trainer: what stays the same from batch to batch. */
class Trainer {
  private readonly batch: Batch;
  private readonly sum: GradientSum | null;
  private steps = 0;

  constructor(
    private readonly network: Network,
    private readonly optimiser: Optimiser,
    private readonly options: TrainingOptions,
  ) {
    const { kernels, parameters, maxRows } = network;
    this.batch = { x: network.batchInput, labels: new Uint8Array(maxRows), rows: 0 };
    this.sum = options.fullBatch ? new GradientSum(kernels, parameters) : null;
  }

  /** One pass over all training pictures in a new order; gives their mean loss. */
  epoch(epoch: number): number {
    const { network, batch, options } = this;
    const { train, random, onProgress } = options;
    const order = shuffledOrder(train.count, random);
    const batches = Math.ceil(train.count / network.maxRows);
    let total = 0;
    let recent = 0;
    network.setMode('training');
    for (let number = 1; number <= batches; number++) {
      fillBatch(batch, train, order, (number - 1) * network.maxRows);
      const loss = this.learnBatch();
      total += loss * batch.rows;
      recent += loss;
      if (number % REPORT_EVERY !== 0) continue;
      onProgress?.({ epoch, batch: number, batches, loss: recent / REPORT_EVERY });
      recent = 0;
    }
    this.stepOnSum();
    return total / train.count;
  }

  /** Forward, loss, backward, and the optimiser's step unless it waits for the full batch. Gives the loss. */
  private learnBatch(): number {
    const { network, batch, options, sum } = this;
    const { loss: lossOf = crossEntropy, augment, train } = options;
    if (augment) augmentBatch(batch, network.inputs, augment);
    const outputs = network.forward(batch.x, batch.rows);
    const loss = lossOf(outputs, batch.labels, network.outputGradient, batch.rows, network.outputs);
    network.backward(network.outputGradient, batch.rows);
    if (sum) sum.add(batch.rows / train.count);
    else this.step();
    return loss;
  }

  private stepOnSum(): void {
    if (!this.sum) return;
    this.sum.release();
    this.step();
  }

  private step(): void {
    const { network, optimiser, options } = this;
    if (options.penalty) penalise(network.kernels, network.parameters, options.penalty);
    optimiser.step(options.schedule(this.steps));
    this.steps += 1;
  }
}

function augmentBatch({ x, rows }: Batch, size: number, augment: Augment): void {
  for (let row = 0; row < rows; row++) augment(x.subarray(row * size, (row + 1) * size));
}

/**
 * Trains the network in place for whole epochs, each over all training pictures in a new order, and evaluates it
 * after each. The network's `maxRows` is the size of a batch. With early stopping the network ends as it was after
 * its best epoch, else as it is after the last; in evaluation mode in both cases.
 */
export function trainNetwork(
  network: Network,
  optimiser: Optimiser,
  options: TrainingOptions,
): EpochReport[] {
  const { earlyStopping, loss, test } = options;
  const trainer = new Trainer(network, optimiser, options);
  const stopping = earlyStopping ? new EarlyStopping(network, earlyStopping.patience) : null;
  const reports: EpochReport[] = [];
  for (let epoch = 1; epoch <= options.epochs; epoch++) {
    const trainLoss = trainer.epoch(epoch);
    const validation = earlyStopping && evaluate(network, earlyStopping.validation, loss);
    const report = { epoch, trainLoss, test: evaluate(network, test, loss), validation };
    reports.push(report);
    options.onEpoch?.(report);
    if (stopping && validation && stopping.shouldStop(epoch, validation.loss)) break;
  }
  stopping?.restore();
  return reports;
}
