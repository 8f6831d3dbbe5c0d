import { describe, expect, it } from 'vitest';
import { hasPage, pageCountOf, windowOf } from '@/lib/paging';
import { pageOfNumber, postAnchorPath, topicPath } from '@/lib/topics/views';

describe('pages', () => {
  it.each([
    [0, 1],
    [1, 1],
    [20, 1],
    [21, 2],
    [40, 2],
  ])('%d things fill %d pages of 20', (total, pages) => expect(pageCountOf(total, 20)).toBe(pages));

  it('of an empty list are one', () => {
    expect([hasPage(1, 0, 20), hasPage(2, 0, 20), hasPage(0, 9, 20)]).toEqual([true, false, false]);
    expect(windowOf(3, 20)).toEqual({ skip: 40, take: 20 });
  });

  it('of a topic are ranges of numbers', () => {
    expect([1, 20, 21, 40, 41].map(pageOfNumber)).toEqual([1, 1, 2, 2, 3]);
    expect(topicPath(7)).toBe('/topics/7');
    expect(topicPath(7, 2)).toBe('/topics/7/2');
    expect(postAnchorPath(7, 41)).toBe('/topics/7/3#post-41');
  });
});
