import { describe, expect, it } from 'vitest';
import { createFinder } from '@/lib/inference/neighbours/finder';
import { createLibrary, nearest } from '@/lib/inference/neighbours/search';
import type { LabelledImages } from '@/lib/training/data/labelled-images';
import { mnistSample } from '../../support/mnist-sample';

const sample = mnistSample();
const pictureOf = ({ pixels, size }: LabelledImages, i: number): Float32Array =>
  Float32Array.from(pixels.subarray(i * size, (i + 1) * size), (pixel) => pixel / 255);

describe('the nearest pictures', () => {
  const library = createLibrary(sample);

  it('are those of a search that looks at every pixel, in the same order', () => {
    const input = pictureOf(sample, 500).map((ink) => Math.max(0, ink * 0.9 - 0.05));
    const distances = Array.from({ length: sample.count }, (_, i) => {
      const other = pictureOf(sample, i);
      return { i, distance: Math.hypot(...input.map((ink, at) => ink - (other[at] ?? 0))) };
    }).sort((a, b) => a.distance - b.distance);
    const found = nearest(library, input, 20);
    expect(found.map(({ index }) => index)).toEqual(distances.slice(0, 20).map(({ i }) => i));
    for (const [rank, { distance, label, index }] of found.entries()) {
      expect(distance).toBeCloseTo(distances[rank]?.distance ?? Number.NaN, 4);
      expect(label).toBe(sample.labels[index]);
    }
  });

  it('begin with the picture itself, at no distance', () => {
    const [first, second] = nearest(library, pictureOf(sample, 7), 2);
    expect(first?.index).toBe(7);
    expect(first?.distance).toBeLessThan(1e-5);
    expect(second?.distance).toBeGreaterThan(1);
  });

  it('carry their own pixels and not a piece of all of them, which would be copied between threads', () => {
    for (const { index, pixels } of nearest(library, pictureOf(sample, 7), 3)) {
      expect(pixels.buffer.byteLength).toBe(784);
      expect(pixels).toEqual(new Uint8Array(sample.pixels.subarray(index * 784, (index + 1) * 784)));
    }
  });

  it('are all there are where more are wanted', () => {
    const few: LabelledImages = {
      count: 2,
      size: 784,
      pixels: sample.pixels.subarray(0, 1568),
      labels: sample.labels,
    };
    expect(nearest(createLibrary(few), new Float32Array(784), 8)).toHaveLength(2);
  });
});

describe('a server without the training pictures', () => {
  it('says so, and answers as soon as they are there', () => {
    let installed = false;
    const find = createFinder(() => {
      if (!installed) throw new Error('Cannot find module');
      return sample;
    });
    const input = pictureOf(sample, 3);
    expect(find(input, 8)).toMatchObject({
      ok: false,
      error: { code: 'unavailable', detail: 'training_pictures_absent' },
    });
    installed = true;
    expect(find(input, 8)).toMatchObject({ ok: true });
  });

  it('loads them once', () => {
    let loads = 0;
    const find = createFinder(() => {
      loads += 1;
      return sample;
    });
    find(pictureOf(sample, 1), 1);
    find(pictureOf(sample, 2), 1);
    expect(loads).toBe(1);
  });
});
