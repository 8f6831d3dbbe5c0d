import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { modelFolder } from '@/lib/models/catalogue';
import { createMlp } from '@/lib/training/create-network';
import { createAugment } from '@/lib/training/data/augment';
import { type LabelledImages, slice } from '@/lib/training/data/labelled-images';
import { loadMnistTest, loadMnistTrain } from '@/lib/training/data/mnist';
import { createSimdKernels } from '@/lib/training/kernels/simd-kernels';
import { exportOnnx } from '@/lib/training/onnx/export';
import { Adam } from '@/lib/training/optimisers/adam';
import { createRandom } from '@/lib/training/random';
import { RECIPES, scheduleOf } from '@/lib/training/recipes';
import { type EpochReport, trainNetwork } from '@/lib/training/train';
import { keptValidation, MODEL, makeCard, type Run, readCard, SEED, writeCard } from './train/card';
import { evaluateFile, writeFailures } from './train/failures';

/**
 * npm run train                  trains mnist-mlp and writes its ONNX file, its card and the pictures it misreads
 * npm run train -- --evaluate    evaluates the committed file on the 10,000 test pictures in ONNX Runtime;
 *                                with --write-failures also writes the misread pictures anew
 * npm run train -- --validate    trains on 55,000 of the training pictures, evaluates on the other 5,000, and writes
 *                                the figure to the card; the test pictures have no part in it
 * Options: --version <n> (1: the plain recipe, 2: with augmentation), --seed <n>, --out <folder>.
 */
const VALIDATION_COUNT = 5_000;

const percent = (share: number): string => `${(share * 100).toFixed(2)} %`;

function train({ recipe, seed }: Run, images: LabelledImages, test: LabelledImages) {
  const random = createRandom(seed);
  const network = createMlp(createSimdKernels(), recipe.widths, recipe.batch, random);
  const reports = trainNetwork(network, new Adam(network.kernels, network.parameters, { fused: true }), {
    epochs: recipe.epochs,
    schedule: scheduleOf(recipe, images.count),
    augment: recipe.augmentation ? createAugment(recipe.augmentation, random) : undefined,
    random,
    train: images,
    test,
    onProgress: ({ epoch, batch, batches, loss }) =>
      console.log(`epoch ${epoch}  batch ${batch}/${batches}  loss ${loss.toFixed(4)}`),
    onEpoch: (report) => console.log(epochLine(report)),
  });
  return { network, reports };
}

const epochLine = ({ epoch, trainLoss, test }: EpochReport): string =>
  `epoch ${epoch}  mean loss ${trainLoss.toFixed(4)}  accuracy ${percent(test.accuracy)} (${test.correct}/${test.count})`;

async function trainAndWrite(run: Run): Promise<void> {
  const before = process.cpuUsage();
  const { network, reports } = train(run, loadMnistTrain(), loadMnistTest());
  const { user, system } = process.cpuUsage(before);
  const file = exportOnnx(network, MODEL, { version: String(run.recipe.version), seed: String(run.seed) });
  const card = makeCard(run, reports, file, (user + system) / 1e6);
  await mkdir(run.folder, { recursive: true });
  await writeFile(join(run.folder, card.file.name), file);
  await writeCard(run.folder, { ...card, validation: await keptValidation(run.folder, card) });
  const test = loadMnistTest();
  await writeFailures(run.folder, test, await evaluateFile(run.folder, test));
  console.log(`${join(run.folder, card.file.name)}: ${file.length} bytes, SHA-256 ${card.file.sha256}`);
  console.log(
    `${card.training.seconds} processor seconds; the last epoch reads ${percent(card.accuracy)} right`,
  );
}

async function validate(run: Run): Promise<void> {
  const all = loadMnistTrain();
  const trainCount = all.count - VALIDATION_COUNT;
  const { reports } = train(run, slice(all, 0, trainCount), slice(all, trainCount, all.count));
  const accuracy = reports.at(-1)?.test.accuracy ?? 0;
  console.log(`${percent(accuracy)} of the ${VALIDATION_COUNT} pictures held back, after the last epoch`);
  const card = await readCard(run.folder);
  await writeCard(run.folder, { ...card, validation: { trainCount, count: VALIDATION_COUNT, accuracy } });
}

async function evaluateCommitted({ folder }: Run, alsoWrite: boolean): Promise<void> {
  const test = loadMnistTest();
  const evaluation = await evaluateFile(folder, test);
  const { correct, accuracy, misread } = evaluation;
  console.log(
    `${join(folder, 'model.onnx')} in ONNX Runtime: ${percent(accuracy)} (${correct}/${test.count})`,
  );
  if (!alsoWrite) return;
  await writeFailures(folder, test, evaluation);
  console.log(`${join(folder, 'failures.json')}: ${misread.length} misread pictures`);
}

function runOf(version: string, seed: string, out: string | undefined): Run {
  const recipe = RECIPES.find((each) => String(each.version) === version);
  if (!recipe) throw new Error(`--version must be one of ${RECIPES.map((each) => each.version).join(', ')}`);
  if (!/^\d{1,9}$/.test(seed)) throw new Error(`--seed must be a whole number, not "${seed}"`);
  return { recipe, seed: Number(seed), folder: out ?? modelFolder(MODEL, recipe.version) };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      evaluate: { type: 'boolean', default: false },
      'write-failures': { type: 'boolean', default: false },
      validate: { type: 'boolean', default: false },
      version: { type: 'string', default: '1' },
      seed: { type: 'string', default: String(SEED) },
      out: { type: 'string' },
    },
  });
  const run = runOf(values.version, values.seed, values.out);
  if (values.evaluate) await evaluateCommitted(run, values['write-failures']);
  else if (values.validate) await validate(run);
  else await trainAndWrite(run);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
