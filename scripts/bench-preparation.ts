import { mkdirSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { decode } from '@/lib/inference/decode';
import { type PreparedDigit, prepare } from '@/lib/inference/prepare/prepare';
import { openSession, run, type Session } from '@/lib/inference/session';
import { largestAt, softmax } from '@/lib/inference/softmax';
import { modelFolder } from '@/lib/models/catalogue';
import { preparationSet, type SetPicture } from './preparation-set';

/**
 * npm run bench:preparation: how many pictures of each kind a model reads right, and what preparing one costs.
 * `--version <n>`, `--per-digit <n>`, `--seed <n>`, `--misread <folder>` writes the misread pictures there.
 */
interface Score {
  right: number;
  count: number;
}

async function readDigit(
  session: Session,
  file: Buffer,
): Promise<{ digit: number | null; milliseconds: number }> {
  const raster = await decode(file);
  if (!raster.ok) return { digit: null, milliseconds: 0 };
  const before = process.cpuUsage();
  const prepared = prepare(raster.value);
  const milliseconds = process.cpuUsage(before).user / 1000;
  if (!prepared.found) return { digit: null, milliseconds };
  const { input } = prepared.digits[prepared.main] as PreparedDigit;
  return { digit: largestAt(softmax(await run(session, input))), milliseconds };
}

function keep(folder: string, number: number, { kind, digit, file }: SetPicture, read: number | null): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(
    join(folder, `${kind.replaceAll(' ', '-')}-${digit}-read-${read ?? 'none'}-${number}.bin`),
    file,
  );
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      version: { type: 'string', default: '1' },
      'per-digit': { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      misread: { type: 'string' },
    },
  });
  const session = await openSession(
    await readFile(join(modelFolder('mnist-mlp', Number(values.version)), 'model.onnx')),
  );
  const scores = new Map<string, Score>();
  let cost = 0;
  let number = 0;
  for await (const picture of preparationSet(Number(values['per-digit']), Number(values.seed))) {
    const { digit, milliseconds } = await readDigit(session, picture.file);
    const score = scores.get(picture.kind) ?? { right: 0, count: 0 };
    const right = digit === picture.digit;
    scores.set(picture.kind, { right: score.right + Number(right), count: score.count + 1 });
    cost += milliseconds;
    number += 1;
    if (!right && values.misread) keep(values.misread, number, picture, digit);
  }
  for (const [kind, { right, count }] of scores) console.log(`${kind.padEnd(16)} ${right}/${count}`);
  const right = [...scores.values()].reduce((sum, score) => sum + score.right, 0);
  console.log(`all              ${right}/${number} = ${((100 * right) / number).toFixed(1)} %`);
  console.log(`preparing one picture: ${(cost / number).toFixed(1)} ms of processor`);
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
});
