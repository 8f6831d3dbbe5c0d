import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { openSession } from '@/lib/inference/session';
import { failuresSchema, type ModelFailures } from '@/lib/models/failures';
import type { LabelledImages } from '@/lib/training/data/labelled-images';
import { evaluateOnnx, type OnnxEvaluation } from '@/lib/training/onnx/evaluate';

const SIDE = 28;
const COLUMNS = 16;

/** What the committed file of a version answers to these pictures, in ONNX Runtime. */
export async function evaluateFile(folder: string, images: LabelledImages): Promise<OnnxEvaluation> {
  return evaluateOnnx(await openSession(await readFile(join(folder, 'model.onnx'))), images);
}

/** The misread pictures side by side, 16 in a row, grey as in the file: 0 paper, 255 ink. */
function sprite(images: LabelledImages, numbers: readonly number[]): Promise<Buffer> {
  const width = COLUMNS * SIDE;
  const height = Math.max(1, Math.ceil(numbers.length / COLUMNS)) * SIDE;
  const grey = new Uint8Array(width * height);
  for (const [i, number] of numbers.entries()) {
    const left = (i % COLUMNS) * SIDE;
    const top = Math.floor(i / COLUMNS) * SIDE;
    for (let y = 0; y < SIDE; y++) {
      const from = number * images.size + y * SIDE;
      grey.set(images.pixels.subarray(from, from + SIDE), (top + y) * width + left);
    }
  }
  return sharp(grey, { raw: { width, height, channels: 1 } })
    .toColourspace('b-w')
    .png({ compressionLevel: 9 })
    .toBuffer();
}

/** Writes `failures.json` and `failures.png` beside the ONNX file: see lib/models/failures.ts. */
export async function writeFailures(
  folder: string,
  images: LabelledImages,
  { misread }: OnnxEvaluation,
): Promise<void> {
  const model = createHash('sha256')
    .update(await readFile(join(folder, 'model.onnx')))
    .digest('hex');
  const rows = Math.max(1, Math.ceil(misread.length / COLUMNS));
  const list: ModelFailures = failuresSchema.parse({
    model,
    of: images.count,
    sprite: {
      name: 'failures.png',
      tile: SIDE,
      columns: COLUMNS,
      width: COLUMNS * SIDE,
      height: rows * SIDE,
    },
    failures: misread,
  });
  const picture = await sprite(
    images,
    misread.map(({ index }) => index),
  );
  await writeFile(join(folder, list.sprite.name), picture);
  await writeFile(join(folder, 'failures.json'), `${JSON.stringify(list, null, 1)}\n`);
}
