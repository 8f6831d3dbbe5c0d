import { describe, expect, it } from 'vitest';
import { cellAfter } from '@/components/sandbox/xray/heat-map';
import { heatPaths, LEVELS, levelOf, strongest } from '@/components/sandbox/xray/heat-paths';
import { toCsv, toNumpy, toPython } from '@/components/sandbox/xray/number-formats';
import { mainRegion, placeOf } from '@/components/sandbox/xray/pixel-place';

/** Adds up what the paths draw, cell by cell: [sign · level] as in the values. */
function drawn(values: number[], columns: number, top: number): number[] {
  const cells = values.map(() => 0);
  for (const { sign, level, d } of heatPaths(values, columns, top)) {
    for (const [, x, y, width] of d.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)) {
      for (let i = 0; i < Number(width); i++) {
        const at = Number(y) * columns + Number(x) + i;
        cells[at] = (cells[at] ?? 0) + sign * level;
      }
    }
  }
  return cells;
}

describe('a map of numbers', () => {
  it('draws every cell once, in its sign and strength', () => {
    const values = Array.from({ length: 7 * 5 }, (_, i) => Math.sin(i * i));
    expect(drawn(values, 7, 1)).toEqual(values.map((value) => levelOf(value, 1) + 0));
  });

  it('does not join the end of one row with the start of the next', () => {
    const [path] = heatPaths([0, 1, 1, 0], 2, 1);
    expect(path?.d).toBe('M1 0h1v1h-1zM0 1h1v1h-1z');
  });

  it('gives the strongest the full colour and nothing to nothing', () => {
    expect(levelOf(2, 2)).toBe(LEVELS);
    expect(levelOf(-5, 2)).toBe(-LEVELS);
    expect(heatPaths([0, 0, 0], 3, 0)).toEqual([]);
    expect(strongest([0.5, -2, 1])).toBe(2);
  });
});

describe('the arrow keys on a map', () => {
  it('begin in the middle and stop at the edges', () => {
    expect(cellAfter('ArrowUp', null, 28, 784)).toBe(14 * 28 + 14);
    expect(cellAfter('ArrowLeft', 28, 28, 784)).toBe(28);
    expect(cellAfter('ArrowRight', 27, 28, 784)).toBe(27);
    expect(cellAfter('ArrowUp', 5, 28, 784)).toBe(5);
    expect(cellAfter('ArrowDown', 783, 28, 784)).toBe(783);
    expect(cellAfter('ArrowDown', 5, 28, 784)).toBe(33);
    expect(cellAfter('End', 30, 28, 784)).toBe(55);
    expect(cellAfter('a', 30, 28, 784)).toBeUndefined();
    expect(cellAfter('Tab', null, 28, 784)).toBeUndefined();
  });
});

describe('the numbers to take away', () => {
  const input = Float32Array.from({ length: 784 }, (_, i) => (i === 29 ? 0.1 : i === 783 ? 1 : 0));

  it('are a list of rows that JSON and Python read', () => {
    const rows = JSON.parse(toPython(input)) as number[][];
    expect(rows).toHaveLength(28);
    expect(rows.every((row) => row.length === 28)).toBe(true);
    expect([rows[1]?.[1], rows[27]?.[27], rows[0]?.[0]]).toEqual([0.1, 1, 0]);
  });

  it('are a NumPy array of 32-bit numbers', () => {
    expect(toNumpy(input)).toMatch(/^import numpy as np\n\nx = np\.array\(\[\n {2}\[0, 0,/);
    expect(toNumpy(input)).toContain('dtype=np.float32');
  });

  it('are a CSV of 28 lines', () => {
    const lines = toCsv(input).trimEnd().split('\r\n');
    expect(lines).toHaveLength(28);
    expect(lines[1]?.split(',')[1]).toBe('0.1');
  });
});

describe('the part of the picture that holds the most', () => {
  it('is found for ink to add and for ink to take away', () => {
    const values = new Float32Array(784);
    values[0] = 0.5;
    values[27] = 0.6;
    values[27 * 28 + 14] = -2;
    expect(mainRegion(values, 1)).toBe('topRight');
    expect(mainRegion(values, -1)).toBe('bottomCentre');
    expect(placeOf(27 * 28 + 14)).toEqual({ row: 27, column: 14 });
  });
});
