import { describe, expect, it } from 'vitest';
import { pageNumbers } from '@/components/ui/page-numbers';

const row = (current: number, pages: number) =>
  pageNumbers(current, pages)
    .map(({ page }) => page ?? '…')
    .join(' ');

describe('the row of page numbers', () => {
  it.each([
    [1, 1, '1'],
    [1, 2, '1 2'],
    [2, 3, '1 2 3'],
    [1, 9, '1 2 … 9'],
    [9, 9, '1 … 8 9'],
    [5, 9, '1 … 4 5 6 … 9'],
    [3, 9, '1 2 3 4 … 9'],
    [4, 7, '1 2 3 4 5 6 7'],
    [4, 9, '1 2 3 4 5 … 9'],
    [500, 1000, '1 … 499 500 501 … 1000'],
  ])('on page %d of %d is %s', (current, pages, expected) => {
    expect(row(current, pages)).toBe(expected);
  });

  it('never has more than seven places, nor two of one key', () => {
    for (let pages = 1; pages <= 30; pages++)
      for (let current = 1; current <= pages; current++) {
        const entries = pageNumbers(current, pages);
        expect(entries.length).toBeLessThanOrEqual(7);
        expect(new Set(entries.map(({ key }) => key)).size).toBe(entries.length);
      }
  });
});
