import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { answer } from '@/lib/inference/answer';
import { type DigitNetwork, openNetwork } from '@/lib/inference/network';
import { openSession, type Session } from '@/lib/inference/session';
import { MODELS, modelFolder } from '@/lib/models/catalogue';
import { readRaster } from '@/lib/models/read-raster';
import { digitPng, digitRaster, type Hand } from '../../support/pictures';

/** What the two may differ by: sums are made in another order. */
const AGREEMENT = 1e-4;
const HANDS: Hand[] = [
  {},
  { ink: '#ffe08a', paper: '#203050' },
  { width: 0.03, size: 0.8 },
  { paper: 'none' },
];

describe.each(MODELS['mnist-mlp'].versions.map((version) => [version]))('mnist-mlp@%i', (version) => {
  let session: Session;
  let network: DigitNetwork;
  beforeAll(async () => {
    const bytes = new Uint8Array(readFileSync(`${modelFolder('mnist-mlp', version)}/model.onnx`));
    session = await openSession(bytes);
    network = openNetwork(bytes);
  });

  it.each(HANDS)('reads pixels in the browser as the server reads their file: %o', async (hand) => {
    for (let digit = 0; digit < 10; digit++) {
      const there = await answer(session, await digitPng(digit, hand));
      const here = readRaster(network, version, await digitRaster(digit, hand));
      if (!there.ok || !here.found) throw new Error(`${digit} was not found`);
      expect(here.prediction.digits.map((each) => each.box)).toEqual(
        there.value.digits.map((each) => each.box),
      );
      const expected = there.value.digits[there.value.main];
      expect(here.prediction.digit).toBe(expected?.digit);
      expect(here.prediction.input).toEqual(Array.from(expected?.input ?? []));
      for (const [k, probability] of here.prediction.probabilities.entries()) {
        expect(Math.abs(probability - (expected?.probabilities[k] ?? Number.NaN))).toBeLessThan(AGREEMENT);
      }
    }
  });

  it('finds no digit on blank paper, as the server does', async () => {
    const hand: Hand = { ink: 'white' };
    const there = await answer(session, await digitPng(3, hand));
    expect(there).toMatchObject({ ok: false, error: { code: 'no_digit' } });
    expect(readRaster(network, version, await digitRaster(3, hand)).found).toBe(false);
  });
});
