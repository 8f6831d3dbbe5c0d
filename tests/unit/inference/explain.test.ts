import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { contribution } from '@/lib/inference/explain/contribution';
import { explain } from '@/lib/inference/explain/explain';
import { look, marginOf } from '@/lib/inference/explain/look';
import { occlusion, PATCH } from '@/lib/inference/explain/occlusion';
import { distanceBetween, smallestChange } from '@/lib/inference/explain/smallest-change';
import { type DigitNetwork, openNetwork } from '@/lib/inference/network';
import { openSession, run, type Session } from '@/lib/inference/session';
import { largestAt, softmax } from '@/lib/inference/softmax';
import { mnistSample } from '../../support/mnist-sample';

const file = readFileSync('models/mnist-mlp/2/model.onnx');
const sample = mnistSample();
const picture = (i: number): Float32Array =>
  Float32Array.from(sample.pixels.subarray(i * 784, (i + 1) * 784), (pixel) => pixel / 255);
const PICTURES = Array.from({ length: 15 }, (_, i) => picture(i));

let network: DigitNetwork;
let session: Session;
beforeAll(async () => {
  network = openNetwork(file);
  session = await openSession(file);
});

/** What ONNX Runtime, which knows nothing of our kernels, reads. */
const readAs = async (input: Float32Array): Promise<number> => largestAt(softmax(await run(session, input)));

const sum = (values: Float32Array): number => values.reduce((total, value) => total + value, 0);

/** The picture without the ink of one patch. */
function without(input: Float32Array, left: number, top: number): Float32Array {
  return input.map((ink, pixel) => {
    const [x, y] = [pixel % 28, Math.floor(pixel / 28)];
    return x >= left && x < left + PATCH && y >= top && y < top + PATCH ? 0 : ink;
  });
}

describe('looking at a picture', () => {
  it('names the answer, the runner-up and the neurons that are on', () => {
    for (const input of PICTURES) {
      const { digit, runnerUp, probabilities, hidden } = look(network, input);
      const sorted = [...probabilities].sort((a, b) => b - a);
      expect([probabilities[digit], probabilities[runnerUp]]).toEqual(sorted.slice(0, 2));
      expect(hidden.map(({ length }) => length)).toEqual([512, 256]);
    }
  });
});

describe('the occlusion map', () => {
  it('is exactly zero where there is no ink within reach of a patch', () => {
    for (const input of PICTURES.slice(0, 5)) {
      const { margin, probability } = occlusion(network, input, look(network, input).digit);
      for (let pixel = 0; pixel < 784; pixel++) {
        const [x, y] = [pixel % 28, Math.floor(pixel / 28)];
        const near = input.some(
          (ink, at) =>
            ink > 0 && Math.abs((at % 28) - x) < PATCH && Math.abs(Math.floor(at / 28) - y) < PATCH,
        );
        if (!near) expect([margin[pixel], probability[pixel]]).toEqual([0, 0]);
      }
    }
  });

  it('is the mean drop over the patches that cover a pixel', () => {
    const input = picture(3);
    const { digit, logits } = look(network, input);
    const { margin } = occlusion(network, input, digit);
    const [x, y] = [14, 12];
    let drops = 0;
    for (let top = y - PATCH + 1; top <= y; top++) {
      for (let left = x - PATCH + 1; left <= x; left++) {
        const papered = network.forward(without(input, left, top), 1).logits;
        drops += marginOf(logits, digit) - marginOf(papered, digit);
      }
    }
    expect(margin[y * 28 + x]).toBeCloseTo(drops / PATCH ** 2, 3);
  });

  it('is all zero for an empty sheet', () => {
    const { margin, probability } = occlusion(network, new Float32Array(784), 1);
    expect([...margin, ...probability].every((value) => value === 0)).toBe(true);
  });
});

describe("each pixel's contribution", () => {
  it('sums with the biases to the difference of the two logits, and is zero on paper', () => {
    for (const input of PICTURES) {
      const { digit, runnerUp, logits } = look(network, input);
      const { pixels, biases, difference } = contribution(network, input, digit, runnerUp);
      expect(sum(pixels) + biases).toBeCloseTo(difference, 4);
      expect(difference).toBeCloseTo((logits[digit] ?? 0) - (logits[runnerUp] ?? 0), 6);
      expect(pixels.every((part, i) => input[i] !== 0 || part === 0)).toBe(true);
    }
  });
});

describe('what another digit would need', () => {
  it('is a picture that ONNX Runtime reads as the runner-up, every pixel from 0 to 1', async () => {
    for (const input of PICTURES) {
      const change = smallestChange(network, input, look(network, input).runnerUp);
      if (!change.found) throw new Error('no change found');
      expect(await readAs(change.picture)).toBe(change.target);
      expect(change.picture.every((value) => value >= 0 && value <= 1)).toBe(true);
    }
  });

  it('counts its ink and its length right, and is only just enough', () => {
    for (const input of PICTURES) {
      const seen = look(network, input);
      const change = smallestChange(network, input, seen.runnerUp);
      if (!change.found) throw new Error('no change found');
      expect(sum(change.picture) - sum(input)).toBeCloseTo(change.added - change.removed, 3);
      expect(distanceBetween(change.picture, input)).toBeCloseTo(change.distance, 6);
      expect(largestAt(change.probabilities)).toBe(seen.runnerUp);
      const half = input.map((ink, i) => ink + (change.difference[i] ?? 0) * 0.9);
      expect(look(network, half).digit).not.toBe(seen.runnerUp);
    }
  });

  it('reaches nearly every digit from nearly every picture, and says so where it does not', async () => {
    let found = 0;
    for (const input of PICTURES.slice(0, 5)) {
      for (let target = 0; target < 10; target++) {
        if (target === look(network, input).digit) continue;
        const change = smallestChange(network, input, target);
        expect(change.target).toBe(target);
        if (!change.found) continue;
        found += 1;
        expect(await readAs(change.picture)).toBe(target);
      }
    }
    expect(found).toBeGreaterThanOrEqual(43);
  });

  it('is a picture without change where the target is read already', () => {
    const input = picture(0);
    const change = smallestChange(network, input, look(network, input).digit);
    expect(change).toMatchObject({ found: true, distance: 0, added: 0, removed: 0 });
  });

  it('gives up after its steps where the network cannot be moved at all', () => {
    const stubborn: DigitNetwork = {
      ...network,
      widths: network.widths,
      forward: () => ({ logits: Float32Array.from([9, 0, 0, 0, 0, 0, 0, 0, 0, 0]), hidden: [] }),
      inputGradient: () => new Float32Array(784),
      weightsInto: () => new Float32Array(784),
    };
    expect(smallestChange(stubborn, picture(0), 4)).toEqual({ found: false, target: 4 });
  });
});

describe('the whole explanation', () => {
  it('aims at the runner-up, or at the digit that was asked for', () => {
    const input = picture(5);
    const seen = look(network, input);
    const wanted = (seen.digit + 4) % 10;
    expect(explain(network, input).change.target).toBe(seen.runnerUp);
    expect(explain(network, input, wanted).change.target).toBe(wanted);
    expect(explain(network, input, seen.digit).change.target).toBe(seen.runnerUp);
  });

  it('is the same each time', () => {
    expect(explain(network, picture(6))).toEqual(explain(network, picture(6)));
  });
});
