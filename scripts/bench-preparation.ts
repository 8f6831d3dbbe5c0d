import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import sharp from 'sharp';
import { decode } from '@/lib/inference/decode';
import { prepare } from '@/lib/inference/prepare/prepare';
import { openSession, run, type Session } from '@/lib/inference/session';
import { largestAt } from '@/lib/inference/softmax';
import { MODELS, modelFolder } from '@/lib/models/catalogue';
import { type SetPicture, severalDigits, singleDigits, withoutDigit } from './preparation-set';

/**
 * npm run bench:preparation: how many pictures of each kind a model reads right, how many without a digit are refused,
 * how many sequences are read exactly, and what preparing a picture costs.
 * `--version <n>` of the model, `--per-digit <n>`, `--seed <n>`, `--kind <part of a name>`, `--fonts <names, with commas>`,
 * `--misread <folder>` writes what went wrong there: the picture, and the 28 x 28 numbers that the network saw.
 */
interface Reading {
  /** In reading order; empty where no digit was found. */
  digits: number[];
  /** Position of the largest. */
  main: number;
  inputs: Float32Array[];
  milliseconds: number;
}

const NOTHING: Reading = { digits: [], main: 0, inputs: [], milliseconds: 0 };

async function readPicture(session: Session, file: Buffer): Promise<Reading> {
  const decoded = await decode(file);
  if (!decoded.ok) return NOTHING;
  const before = process.cpuUsage();
  const prepared = prepare(decoded.value);
  const milliseconds = process.cpuUsage(before).user / 1000;
  if (!prepared.found) return { ...NOTHING, milliseconds };
  const inputs = prepared.digits.map(({ input }) => input);
  const digits: number[] = [];
  for (const input of inputs) digits.push(largestAt(Array.from(await run(session, input))));
  return { digits, main: prepared.main, inputs, milliseconds };
}

/** The inputs side by side, ink black, four times their size. */
async function inputsPicture(inputs: Float32Array[]): Promise<Buffer> {
  const width = 28 * inputs.length;
  const grey = new Uint8Array(width * 28);
  for (const [at, input] of inputs.entries()) {
    for (const [i, value] of input.entries())
      grey[Math.floor(i / 28) * width + at * 28 + (i % 28)] = Math.round(255 - 255 * value);
  }
  const small = sharp(grey, { raw: { width, height: 28, channels: 1 } });
  return small
    .resize(4 * width, 112, { kernel: 'nearest' })
    .png()
    .toBuffer();
}

async function keep(
  folder: string,
  number: number,
  { kind, digits, file }: SetPicture,
  read: Reading,
): Promise<void> {
  mkdirSync(folder, { recursive: true });
  const name = `${kind.replaceAll(' ', '-')}-${digits.join('') || 'none'}-read-${read.digits.join('') || 'none'}-${number}`;
  writeFileSync(join(folder, `${name}.png`), await sharp(file).autoOrient().png().toBuffer());
  if (read.inputs.length > 0)
    writeFileSync(join(folder, `${name}-input.png`), await inputsPicture(read.inputs));
}

/** Whether a picture was read right. */
type Judge = (picture: SetPicture, reading: Reading) => boolean;

/** One digit: the main one counts, whatever else was seen. */
const mainIsRight: Judge = ({ digits }, reading) => reading.digits[reading.main] === digits[0];
const exactlyRight: Judge = ({ digits }, reading) => reading.digits.join() === digits.join();

interface Score {
  right: number;
  count: number;
  milliseconds: number;
}

async function measure(
  title: string,
  session: Session,
  pictures: AsyncGenerator<SetPicture>,
  isRight: Judge,
  folder?: string,
): Promise<void> {
  const scores = new Map<string, Score>();
  const all: Score = { right: 0, count: 0, milliseconds: 0 };
  for await (const picture of pictures) {
    const reading = await readPicture(session, picture.file);
    const right = isRight(picture, reading);
    const score = scores.get(picture.kind) ?? { right: 0, count: 0, milliseconds: 0 };
    scores.set(picture.kind, score);
    for (const each of [score, all]) {
      each.right += Number(right);
      each.count += 1;
      each.milliseconds += reading.milliseconds;
    }
    if (!right && folder) await keep(folder, all.count, picture, reading);
  }
  if (all.count === 0) return;
  console.log(title);
  for (const [kind, { right, count }] of scores) console.log(`  ${kind.padEnd(28)} ${right}/${count}`);
  console.log(
    `  ${'all'.padEnd(28)} ${all.right}/${all.count} = ${((100 * all.right) / all.count).toFixed(2)} %`,
  );
  console.log(`  preparing one picture: ${(all.milliseconds / all.count).toFixed(1)} ms of processor`);
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      version: { type: 'string', default: String(MODELS['mnist-mlp'].defaultVersion) },
      'per-digit': { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      kind: { type: 'string' },
      fonts: { type: 'string' },
      misread: { type: 'string' },
    },
  });
  const file = join(modelFolder('mnist-mlp', Number(values.version)), 'model.onnx');
  const session = await openSession(await readFile(file));
  const options = {
    perDigit: Number(values['per-digit']),
    seed: Number(values.seed),
    kind: values.kind,
    fonts: values.fonts?.split(','),
  };
  const { misread } = values;
  await measure('one digit', session, singleDigits(options), mainIsRight, misread);
  await measure('no digit', session, withoutDigit(options), exactlyRight, misread);
  await measure('several digits', session, severalDigits(options), exactlyRight, misread);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
