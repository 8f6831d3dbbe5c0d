import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { prepare } from '@/lib/inference/prepare/prepare';
import { openSession, run } from '@/lib/inference/session';
import { largestAt, softmax } from '@/lib/inference/softmax';
import { MODELS } from '@/lib/models/catalogue';
import { getCard, getModelFile } from '@/lib/models/get-card';
import { evaluateOnnx } from '@/lib/training/onnx/evaluate';
import { mnistSample } from '../support/mnist-sample';
import { digitRaster, STROKES } from '../support/pictures';

/** What each version promises: on the committed sample, and on all test pictures after its last epoch. */
const PROMISES: Record<number, { sample: number; all: number }> = {
  1: { sample: 0.975, all: 0.9799 },
  2: { sample: 0.985, all: 0.992 },
};

async function shared(version: number) {
  const file = await getModelFile('mnist-mlp', version);
  const card = await getCard('mnist-mlp', version);
  if (!file.ok || !card.ok) throw new Error(`mnist-mlp@${version} is missing`);
  return { bytes: file.value, card: card.value, session: await openSession(file.value) };
}

for (const version of MODELS['mnist-mlp'].versions) {
  describe(`the shared model mnist-mlp@${version}`, () => {
    const promise = PROMISES[version] ?? { sample: 1, all: 1 };

    it('loads in ONNX Runtime and reads the committed sample of test pictures as well as promised', async () => {
      const { session } = await shared(version);
      const { accuracy } = await evaluateOnnx(session, mnistSample());
      expect(accuracy).toBeGreaterThanOrEqual(promise.sample);
    });

    it('is the file that its card describes', async () => {
      const { bytes, card } = await shared(version);
      expect(card.version).toBe(version);
      expect(card.file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(card.file.bytes).toBe(bytes.length);
      expect(card.epochs).toHaveLength(card.training.epochs);
      expect(card.accuracy).toBe(card.epochs.at(-1)?.testAccuracy);
      expect(card.accuracy).toBeGreaterThanOrEqual(promise.all);
    });

    it('reads digits drawn with a pen, none of which it has seen', async () => {
      const { session } = await shared(version);
      const answers: number[] = [];
      for (const digit of Object.keys(STROKES).map(Number)) {
        const prepared = prepare(await digitRaster(digit));
        answers.push(
          prepared.found
            ? largestAt(softmax(await run(session, prepared.digits[0]?.input ?? new Float32Array())))
            : Number.NaN,
        );
      }
      expect(answers).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    });
  });
}

describe('a model that is not shipped', () => {
  it('has no card and no file', async () => {
    expect(await getCard('mnist', 1)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await getCard('constructor', 1)).toMatchObject({ ok: false, error: { code: 'not_found' } });
    expect(await getModelFile('mnist-mlp', 99)).toMatchObject({ ok: false, error: { code: 'not_found' } });
  });
});
