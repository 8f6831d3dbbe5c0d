import { describe, expect, it } from 'vitest';
import { fitBackground, inkDistance } from '@/lib/inference/prepare/background';
import { labelComponents } from '@/lib/inference/prepare/components';
import { findDigits } from '@/lib/inference/prepare/digits';
import { distanceToZero } from '@/lib/inference/prepare/distance-transform';
import { flatten } from '@/lib/inference/prepare/flatten';
import { findInk } from '@/lib/inference/prepare/ink';
import { areaAverage, centreOfMass, place } from '@/lib/inference/prepare/place';
import { createPlane, type Plane, type Raster } from '@/lib/inference/prepare/plane';
import { prepare } from '@/lib/inference/prepare/prepare';
import { histogram, otsu, quantileOf } from '@/lib/inference/prepare/quantile';
import { removeRuledLines } from '@/lib/inference/prepare/ruled-lines';
import { createRandom, normal } from '@/lib/training/random';
import { digitRaster } from '../../support/pictures';

type Colour = readonly [number, number, number, number?];

function raster(width: number, height: number, colour: (x: number, y: number) => Colour): Raster {
  const data = new Uint8Array(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [r, g, b, a = 255] = colour(x, y);
      data.set([r, g, b, a], (y * width + x) * 4);
    }
  }
  return { width, height, data };
}

function plane(width: number, height: number, value: (x: number, y: number) => number): Plane {
  const made = createPlane(width, height);
  for (let i = 0; i < made.values.length; i++) made.values[i] = value(i % width, Math.floor(i / width));
  return made;
}

const overlap = (a: Float32Array, b: Float32Array): number => {
  let dot = 0;
  let aa = 0;
  let bb = 0;
  for (const [i, value] of a.entries()) {
    dot += value * (b[i] ?? 0);
    aa += value * value;
    bb += (b[i] ?? 0) ** 2;
  }
  return dot / Math.sqrt(aa * bb);
};

async function inputOf(digit: number, hand = {}) {
  const prepared = prepare(await digitRaster(digit, hand));
  if (!prepared.found) throw new Error('no digit found');
  return prepared.digits[prepared.main]?.input ?? new Float32Array();
}

describe('transparency', () => {
  it('is ink where all paint is of one colour, black as well as white', () => {
    for (const paint of [0, 255]) {
      const flat = flatten(raster(10, 10, (x) => [paint, paint, paint, x === 5 ? 255 : 0]));
      expect(flat.data[5 * 4]).toBe(0);
      expect(flat.data[0]).toBe(255);
    }
  });

  it('is laid on what contrasts where the paint has several colours', () => {
    const flat = flatten(
      raster(10, 10, (x) => (x === 5 ? [250, 200, 0] : x === 6 ? [0, 250, 250] : [0, 0, 0, 0])),
    );
    expect([...flat.data.subarray(0, 4)]).toEqual([0, 0, 0, 255]);
  });

  it('is filled with the card where only the corners are cut away', () => {
    const flat = flatten(
      raster(20, 20, (x, y) => (x + y < 4 ? [0, 0, 0, 0] : [240, 230, x === 10 ? 30 : 220])),
    );
    expect(flat.data[0]).toBeGreaterThan(230);
  });

  it('leaves an opaque picture alone', () => {
    const opaque = raster(5, 5, () => [1, 2, 3]);
    expect(flatten(opaque)).toBe(opaque);
  });
});

describe('the paper', () => {
  it('is found under uneven light, so that only ink is far from it', () => {
    const picture = raster(100, 80, (x, y) => {
      const light = 120 + x + 0.3 * y - 0.004 * x * x;
      return x > 45 && x < 55 && y > 20 && y < 60 ? [20, 20, 30] : [light, light, light * 0.9];
    });
    const { values } = inkDistance(picture, fitBackground(picture));
    expect(values[5 * 100 + 5]).toBeLessThan(4);
    expect(values[75 * 100 + 95]).toBeLessThan(4);
    expect(values[40 * 100 + 50]).toBeGreaterThan(80);
  });
});

describe('noise and threshold', () => {
  it('Otsu separates two heaps', () => {
    const counts = histogram(Float32Array.of(10, 11, 12, 11, 10, 200, 201, 199), 255);
    const threshold = otsu(counts, 255);
    expect(threshold).toBeGreaterThan(12);
    expect(threshold).toBeLessThan(199);
    expect(quantileOf(counts, 0.5, 255)).toBeCloseTo(12, 0);
  });

  it('a blank page and noise alone have no ink', () => {
    expect(findInk(plane(80, 80, () => 1))).toBeNull();
    const random = createRandom(1);
    expect(findInk(plane(80, 80, () => Math.abs(normal(random)) * 25))).toBeNull();
  });

  it('faint pencil on clean paper is ink', () => {
    expect(findInk(plane(80, 80, (x) => (x === 40 ? 30 : 1)))).not.toBeNull();
  });
});

describe('components', () => {
  const mask = (width: number, height: number, ink: (x: number, y: number) => boolean) => {
    const values = plane(width, height, (x, y) => (ink(x, y) ? 1 : 0));
    return { mask: Uint8Array.from(values.values), values };
  };

  it('hang together over corners', () => {
    const { mask: ink, values } = mask(6, 6, (x, y) => x === y);
    expect(labelComponents(ink, values).components).toHaveLength(1);
  });

  it('the digit is the strongest that is not a frame, with the bar above it', () => {
    const { mask: ink, values } = mask(100, 100, (x, y) => {
      const frame = x < 2 || y < 2 || x > 97 || y > 97;
      const body = x > 40 && x < 48 && y > 35 && y < 75;
      const bar = x > 40 && x < 65 && y > 25 && y < 31;
      return frame || body || bar;
    });
    const labelled = labelComponents(ink, values);
    expect(findDigits(labelled).map(({ box }) => box)).toEqual([
      { left: 41, top: 26, right: 65, bottom: 75 },
    ]);
  });

  it('a second digit beside the first is not a part of it', () => {
    const { mask: ink, values } = mask(
      100,
      60,
      (x, y) => y > 10 && y < 50 && ((x > 20 && x < 30) || (x > 35 && x < 43)),
    );
    expect(findDigits(labelComponents(ink, values)).map(({ box }) => box.left)).toEqual([21, 36]);
  });

  it('specks are no digit', () => {
    const { mask: ink, values } = mask(100, 100, (x, y) => x % 20 === 10 && y % 20 === 10);
    expect(findDigits(labelComponents(ink, values))).toEqual([]);
  });

  it('ruled lines are taken away, the stroke that crosses them stays whole', () => {
    const { mask: ink, values } = mask(
      120,
      120,
      (x, y) => y % 30 === 15 || (x > 50 && x < 60 && y > 30 && y < 90),
    );
    const cleaned = removeRuledLines(ink, values);
    expect(cleaned[15 * 120 + 5]).toBe(0);
    expect(cleaned[45 * 120 + 55]).toBe(1);
  });
});

describe('the way to the edge', () => {
  it('is far where only the outside of the picture is near, if that is asked', () => {
    const inside = new Uint8Array(25).fill(1);
    inside[24] = 0;
    expect(distanceToZero(inside, 5, 5, Number.POSITIVE_INFINITY).values[0]).toBeCloseTo(4 * Math.SQRT2, 5);
  });

  it('is counted in pixels, from outside the picture as well', () => {
    const { values } = distanceToZero(new Uint8Array(25).fill(1), 5, 5);
    expect(values[0]).toBe(1);
    expect(values[12]).toBe(3);
  });
});

describe('placing', () => {
  it('averages areas: the sum of the ink stays the same', () => {
    const source = plane(30, 30, (x, y) => (x * 7 + y * 3) % 5);
    const small = areaAverage(source, { left: 0, top: 0, right: 30, bottom: 30 }, 7, 7);
    const mean = (values: Float32Array) => values.reduce((sum, value) => sum + value) / values.length;
    expect(mean(small.values)).toBeCloseTo(mean(source.values), 4);
  });

  it('fills 20 pixels on the long side, peak 1, centre of mass in pixel (14, 14)', () => {
    const input = place(plane(90, 90, (x, y) => (x >= 30 && x < 50 && y >= 10 && y < 70 ? 0.5 : 0)));
    if (input === null) throw new Error('nothing placed');
    const rows = new Set<number>();
    for (const [i, value] of input.entries()) if (value > 0) rows.add(Math.floor(i / 28));
    expect(rows.size).toBe(20);
    expect(Math.max(...input)).toBe(1);
    const centre = centreOfMass({ width: 28, height: 28, values: input });
    expect(Math.abs(centre.x - 14)).toBeLessThanOrEqual(0.5);
    expect(Math.abs(centre.y - 14)).toBeLessThanOrEqual(0.5);
  });

  it('has nothing to place on an empty plane', () => {
    expect(place(createPlane(10, 10))).toBeNull();
  });
});

describe('the same digit, however it is given,', () => {
  const HANDS = {
    'white on black': { ink: 'white', paper: 'black' },
    'blue on yellow': { ink: '#2040a0', paper: '#f6e6a0' },
    'on glass': { paper: 'none' },
    'white on glass': { paper: 'none', ink: 'white' },
    'in a corner': { size: 0.35, middle: [0.25, 0.75] as [number, number], width: 0.04 },
    large: { side: 320, size: 0.85, width: 0.1 },
    'in faint pencil': { ink: '#b0b0b0' },
  };
  for (const [name, hand] of Object.entries(HANDS)) {
    it(`ends as the same 28 x 28 numbers: ${name}`, async () => {
      for (const digit of [2, 5, 8])
        expect(overlap(await inputOf(digit, hand), await inputOf(digit))).toBeGreaterThan(0.93);
    });
  }

  it('keeps its loops when it is fat, and does not vanish when it is thin', async () => {
    expect(overlap(await inputOf(8, { width: 0.13 }), await inputOf(8))).toBeGreaterThan(0.8);
    for (const digit of [1, 7, 8])
      expect(overlap(await inputOf(digit, { width: 0.006 }), await inputOf(digit))).toBeGreaterThan(0.7);
  });
});

describe('pictures without a digit', () => {
  it('are said to have none: white, black, a gradient, noise, one pixel', () => {
    const random = createRandom(2);
    const grain = () => 128 + 40 * normal(random);
    const pictures = [
      raster(100, 100, () => [255, 255, 255]),
      raster(100, 100, () => [0, 0, 0]),
      raster(100, 100, (x, y) => [x * 2, x + y, 100]),
      raster(
        100,
        100,
        () => [grain(), grain(), grain()].map((v) => Math.min(255, Math.max(0, v))) as unknown as Colour,
      ),
      raster(1, 1, () => [0, 0, 0]),
      raster(200, 2, () => [9, 9, 9]),
      raster(50, 50, () => [0, 0, 0, 0]),
    ];
    for (const picture of pictures) expect(prepare(picture).found).toBe(false);
  });
});

describe('the steps', () => {
  it('come as pictures when they are asked for', async () => {
    const prepared = prepare(await digitRaster(6), { trace: true });
    expect(prepared.steps.map(({ name }) => name)).toEqual(['distance', 'mask', 'digit', 'input']);
    expect(prepare(await digitRaster(6)).steps).toEqual([]);
  });
});
