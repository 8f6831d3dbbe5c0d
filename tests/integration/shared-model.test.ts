import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { prepare } from '@/lib/inference/prepare/prepare';
import { openSession, run } from '@/lib/inference/session';
import { largestAt, softmax } from '@/lib/inference/softmax';
import { getCard, getModelFile } from '@/lib/models/get-card';
import { evaluateOnnx } from '@/lib/training/onnx/evaluate';
import { mnistSample } from '../support/mnist-sample';
import { digitRaster, STROKES } from '../support/pictures';

async function sharedSession() {
  const file = await getModelFile('mnist-mlp', 1);
  if (!file.ok) throw new Error('the shared model is missing');
  return { bytes: file.value, session: await openSession(file.value) };
}

describe('the shared model', () => {
  it('loads in ONNX Runtime and reads at least 97.5 % of the committed sample of test pictures', async () => {
    const { session } = await sharedSession();
    const { accuracy, correct } = await evaluateOnnx(session, mnistSample());
    expect(correct).toBe(Math.round(accuracy * 1000));
    expect(accuracy).toBeGreaterThanOrEqual(0.975);
  });

  it('is the file that its card describes', async () => {
    const { bytes } = await sharedSession();
    const card = await getCard('mnist-mlp', 1);
    if (!card.ok) throw new Error('the card is missing');
    expect(card.value.file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(card.value.file.bytes).toBe(bytes.length);
    expect(card.value.accuracy).toBe(card.value.epochs.at(-1)?.testAccuracy);
    expect(card.value.accuracy).toBeGreaterThanOrEqual(0.9799);
  });

  it('reads digits drawn with a pen, none of which it has seen', async () => {
    const { session } = await sharedSession();
    const answers: number[] = [];
    for (const digit of Object.keys(STROKES).map(Number)) {
      const prepared = prepare(await digitRaster(digit));
      answers.push(prepared.found ? largestAt(softmax(await run(session, prepared.input))) : Number.NaN);
    }
    expect(answers).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it('has no other name and no other version', async () => {
    expect(await getCard('mnist', 1)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await getCard('constructor', 1)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await getModelFile('mnist-mlp', 99)).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});
