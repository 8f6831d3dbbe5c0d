import { describe, expect, it } from 'vitest';
import { labelComponents } from '@/lib/inference/prepare/components';
import { DIGITS_MAX, findDigits } from '@/lib/inference/prepare/digits';
import { findGaps } from '@/lib/inference/prepare/gaps';
import { countHoles } from '@/lib/inference/prepare/holes';
import { type Box, createPlane } from '@/lib/inference/prepare/plane';
import { prepare } from '@/lib/inference/prepare/prepare';
import { readingOrder } from '@/lib/inference/prepare/reading-order';
import { removeRuledLines } from '@/lib/inference/prepare/ruled-lines';
import { findSurroundings } from '@/lib/inference/prepare/surroundings';
import { separateTouching } from '@/lib/inference/prepare/touching';
import { type Placed, pagePng, rasterOf } from '../../support/pictures';

type Ink = (x: number, y: number) => boolean;

/** A mask drawn by a rule, with its plane of equally strong ink. */
function draw(width: number, height: number, ink: Ink) {
  const plane = createPlane(width, height);
  const mask = new Uint8Array(width * height);
  for (let i = 0; i < mask.length; i++) {
    if (!ink(i % width, Math.floor(i / width))) continue;
    mask[i] = 1;
    plane.values[i] = 100;
  }
  return { mask, plane };
}

function label(width: number, height: number, ink: Ink) {
  const { mask, plane } = draw(width, height, ink);
  return labelComponents(mask, plane);
}

const within = (x: number, y: number, left: number, top: number, right: number, bottom: number): boolean =>
  x >= left && x < right && y >= top && y < bottom;

/** The outline of a box, `pen` pixels wide. */
const outline = (
  x: number,
  y: number,
  left: number,
  top: number,
  right: number,
  bottom: number,
  pen: number,
) =>
  within(x, y, left, top, right, bottom) && !within(x, y, left + pen, top + pen, right - pen, bottom - pen);

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});

const boxesOf = (width: number, height: number, ink: Ink): Box[] =>
  findDigits(label(width, height, ink)).map((digit) => digit.box);

describe('ruled paper', () => {
  it('loses its lines also where it lies askew, and keeps the stroke that crosses them', () => {
    const leaning: Ink = (x, y) => (y + 0.05 * x) % 40 < 2 || within(x, y, 90, 50, 100, 150);
    const { mask, plane } = draw(200, 200, leaning);
    const cleaned = removeRuledLines(mask, plane);
    const left = labelComponents(cleaned, plane).components.filter(({ pixels }) => pixels > 30);
    expect(left).toHaveLength(1);
    expect(left[0]?.box).toEqual(box(90, 50, 10, 100));
  });

  it('keeps a stroke that does not go from border to border', () => {
    const { mask, plane } = draw(200, 200, (x, y) => within(x, y, 30, 100, 170, 103));
    expect(removeRuledLines(mask, plane)).toEqual(mask);
  });
});

describe('gaps', () => {
  it('are measured in pixels between neighbours only, narrowest first', () => {
    const labelled = label(60, 20, (x, y) => y > 5 && y < 15 && (x < 10 || (x >= 14 && x < 24) || x >= 44));
    const gaps = findGaps(labelled, Uint8Array.of(0, 1, 1, 1), box(0, 0, 60, 20), 30);
    expect(gaps.map(({ a, b }) => [a, b])).toEqual([
      [1, 2],
      [2, 3],
    ]);
    expect(gaps[0]?.pixels).toBe(4);
    expect(gaps[1]?.pixels).toBe(20);
  });

  it('beyond the reach are none', () => {
    const labelled = label(60, 20, (x) => x < 10 || x >= 50);
    expect(findGaps(labelled, Uint8Array.of(0, 1, 1), box(0, 0, 60, 20), 5)).toEqual([]);
  });
});

describe('holes', () => {
  it('of a ring, of two rings in one, and of a bar are counted', () => {
    const own = new Set([1]);
    const whole = box(0, 0, 40, 60);
    const ring: Ink = (x, y) => outline(x, y, 5, 5, 35, 30, 4);
    expect(countHoles(label(40, 60, ring), own, whole)).toBe(1);
    const eight: Ink = (x, y) => ring(x, y) || outline(x, y, 5, 26, 35, 55, 4);
    expect(countHoles(label(40, 60, eight), own, whole)).toBe(2);
    expect(
      countHoles(
        label(40, 60, (x, y) => within(x, y, 10, 5, 20, 55)),
        own,
        whole,
      ),
    ).toBe(0);
  });
});

describe('what surrounds the writing', () => {
  const surroundings = (width: number, height: number, ink: Ink): Box[] => {
    const labelled = label(width, height, ink);
    return [...findSurroundings(labelled, labelled.components)].map((each) => each.box);
  };
  const bar: Ink = (x, y) => within(x, y, 90, 60, 110, 140);

  it('is a frame, even with nothing in it, and not the bar inside', () => {
    const frame: Ink = (x, y) => outline(x, y, 20, 20, 180, 180, 4);
    expect(surroundings(200, 200, frame)).toEqual([box(20, 20, 160, 160)]);
    expect(surroundings(200, 200, (x, y) => frame(x, y) || bar(x, y))).toEqual([box(20, 20, 160, 160)]);
  });

  it('is a ring drawn around a digit, but not a zero with a dot in it', () => {
    const ring =
      (rx: number, ry: number): Ink =>
      (x, y) => {
        const way = ((x - 100) / rx) ** 2 + ((y - 100) / ry) ** 2;
        return way < 1 && way > 0.72;
      };
    expect(surroundings(200, 200, (x, y) => ring(80, 80)(x, y) || bar(x, y))).toEqual([
      box(21, 21, 159, 159),
    ]);
    const dot: Ink = (x, y) => within(x, y, 94, 90, 106, 110);
    expect(surroundings(200, 200, (x, y) => ring(45, 70)(x, y) || dot(x, y))).toEqual([]);
  });

  it('is a toolbar, and the table around a sheet of paper', () => {
    expect(surroundings(200, 200, (x, y) => y < 25 || bar(x, y))).toEqual([box(0, 0, 200, 25)]);
    const table: Ink = (x, y) => !within(x, y, 30, 25, 170, 180);
    expect(surroundings(200, 200, (x, y) => table(x, y) || bar(x, y))).toEqual([box(0, 0, 200, 200)]);
  });

  it('is three stripes or more, and not the one that fills a tight crop', () => {
    expect(surroundings(200, 100, (x) => x % 50 > 10 && x % 50 < 30)).toHaveLength(4);
    expect(surroundings(40, 100, (x) => x > 10 && x < 30)).toEqual([]);
  });
});

describe('one digit in pieces', () => {
  it('is whole where dots make its line', () => {
    const dots: Ink = (x, y) =>
      Math.hypot((x % 14) - 7, (y % 14) - 7) < 5 &&
      (within(x, y, 42, 14, 56, 140) || within(x, y, 42, 14, 112, 28));
    expect(boxesOf(160, 160, dots)).toHaveLength(1);
  });

  it('is whole where its halves stand apart a little, and its bar', () => {
    const halves: Ink = (x, y) => outline(x, y, 50, 20, 110, 76, 9) || outline(x, y, 46, 82, 114, 145, 9);
    expect(boxesOf(160, 160, halves)).toEqual([box(46, 20, 68, 125)]);
    const bar: Ink = (x, y) => outline(x, y, 50, 60, 100, 140, 9) || within(x, y, 70, 40, 115, 49);
    expect(boxesOf(160, 160, bar)).toEqual([box(50, 40, 65, 100)]);
  });

  it('is whole where a clock shows it in seven segments', () => {
    const segments: Ink = (x, y) =>
      within(x, y, 52, 20, 98, 30) ||
      within(x, y, 40, 32, 50, 75) ||
      within(x, y, 100, 32, 110, 75) ||
      within(x, y, 52, 77, 98, 87) ||
      within(x, y, 40, 89, 50, 132) ||
      within(x, y, 100, 89, 110, 132) ||
      within(x, y, 52, 134, 98, 144);
    expect(boxesOf(160, 160, segments)).toEqual([box(40, 20, 70, 124)]);
  });
});

describe('what is no digit', () => {
  it('is a point, a dash, and a line of small letters', () => {
    const one: Ink = (x, y) => within(x, y, 60, 20, 72, 120);
    const point: Ink = (x, y) => within(x, y, 90, 108, 102, 120);
    const dash: Ink = (x, y) => within(x, y, 110, 66, 140, 74);
    const letters: Ink = (x, y) => within(x, y, 40, 135, 100, 147) && x % 12 < 6;
    expect(boxesOf(160, 160, (x, y) => one(x, y) || point(x, y) || dash(x, y) || letters(x, y))).toEqual([
      box(60, 20, 12, 100),
    ]);
  });

  it('is a blot, a chess board, and specks', () => {
    expect(boxesOf(100, 100, (x, y) => Math.hypot(x - 50, y - 50) < 25)).toEqual([]);
    expect(boxesOf(100, 100, (x, y) => (Math.floor(x / 10) + Math.floor(y / 10)) % 2 === 0)).toEqual([]);
    expect(boxesOf(100, 100, (x, y) => (x * 7 + y * 13) % 97 === 0)).toEqual([]);
  });
});

describe('digits that touch', () => {
  const pair: Ink = (x, y) =>
    outline(x, y, 20, 20, 70, 100, 9) || outline(x, y, 90, 20, 140, 100, 9) || within(x, y, 65, 56, 95, 63);

  it('are cut at the neck between them', () => {
    const labelled = label(160, 120, pair);
    const [whole] = labelled.components;
    if (whole === undefined) throw new Error('nothing labelled');
    const parts = separateTouching(labelled, whole);
    expect(parts).toHaveLength(2);
    expect(parts[0]?.pixels).toBeGreaterThan(1500);
    expect((parts[0]?.pixels ?? 0) + (parts[1]?.pixels ?? 0)).toBe(whole.pixels);
    expect(findDigits(label(160, 120, pair))).toHaveLength(2);
  });

  it('stay whole where they are one: a wide zero, a bar', () => {
    expect(boxesOf(160, 120, (x, y) => outline(x, y, 20, 20, 140, 100, 9))).toHaveLength(1);
    const labelled = label(160, 60, (x, y) => within(x, y, 10, 20, 150, 30));
    expect(labelled.components.flatMap((each) => separateTouching(labelled, each))).toHaveLength(1);
  });
});

describe('the reading order', () => {
  it('goes line by line, from left to right', () => {
    expect(
      readingOrder([box(60, 70, 20, 30), box(60, 10, 20, 30), box(10, 70, 20, 30), box(10, 12, 20, 30)]),
    ).toEqual([3, 1, 2, 0]);
  });

  it('follows lines that lean, either way', () => {
    for (const slope of [0.2, -0.2]) {
      const at = (line: number, i: number) => box(40 * i, 100 + 45 * line + slope * 40 * i, 22, 30);
      const boxes = [at(1, 4), at(0, 0), at(0, 4), at(1, 0), at(0, 2), at(1, 2)];
      expect(readingOrder(boxes)).toEqual([1, 4, 2, 3, 5, 0]);
    }
  });

  it('keeps digits of different heights on one line, and one alone', () => {
    expect(readingOrder([box(60, 20, 20, 24), box(10, 10, 24, 40)])).toEqual([1, 0]);
    expect(readingOrder([box(1, 2, 3, 4)])).toEqual([0]);
  });
});

describe('several digits in one picture', () => {
  const line = (digits: readonly number[], y: number, size = 60): Placed[] =>
    digits.map((digit, i) => ({ digit, x: 50 + 65 * i, y, size }));

  it('come in reading order, each in its box, the largest as the main one', async () => {
    const placed = [...line([3, 1], 50), { digit: 8, x: 190, y: 60, size: 90 }, ...line([4, 2, 7], 160)];
    const prepared = prepare(await rasterOf(await pagePng(placed, 260, 220)));
    if (!prepared.found) throw new Error('no digit found');
    expect(prepared.main).toBe(2);
    expect(prepared.digits).toHaveLength(6);
    for (const [i, { x, y }] of placed.entries()) {
      const found = prepared.digits[i]?.box ?? box(0, 0, 0, 0);
      expect(Math.abs((found.left + found.right) / 2 - x)).toBeLessThan(12);
      expect(Math.abs((found.top + found.bottom) / 2 - y)).toBeLessThan(8);
    }
  });

  it('are as many as the limit allows, the largest of them', () => {
    const many: Ink = (x, y) => x % 20 > 8 && x % 20 < 12 && y % 30 > 5 && y % 30 < 25;
    expect(boxesOf(300, 300, many).length).toBe(DIGITS_MAX);
  });
});
