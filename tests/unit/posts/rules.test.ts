import { describe, expect, it } from 'vitest';
import { EXCERPT_LENGTH } from '@/lib/limits';
import { excerptOf, isReadableTitle, normaliseSource, orderedCounts, quotedPostIds } from '@/lib/posts/rules';
import { quoteMarkdown } from '@/lib/posts/views';

describe('a source as it is kept', () => {
  it.each([
    ['a\r\nb\rc', 'a\nb\nc'],
    ['\n \n  code', '  code'],
    ['text  \n\n', 'text'],
    ['    four spaces are code', '    four spaces are code'],
    [' \n\t\n', ''],
  ])('%j becomes %j', (raw, kept) => expect(normaliseSource(raw)).toBe(kept));
});

describe('an excerpt', () => {
  it('is one line, cut at a letter and not inside one', () => {
    expect(excerptOf('one\n\ntwo  three')).toBe('one two three');
    const long = excerptOf('𝒙'.repeat(300));
    expect([...long]).toHaveLength(EXCERPT_LENGTH);
    expect(Buffer.from(long).toString()).toBe(long);
    expect(long.endsWith('…')).toBe(true);
    expect(excerptOf('字'.repeat(EXCERPT_LENGTH))).toHaveLength(EXCERPT_LENGTH);
  });
});

describe('quotations', () => {
  it('are found again in what the editor makes of them', () => {
    const quote = quoteMarkdown({ username: '林小满' }, 42, 'first $x$\n\nsecond');
    expect(quote).toBe('> [@林小满](/posts/42):\n>\n> first $x$\n>\n> second\n\n');
    expect(quotedPostIds(`${quote}And I answer.`)).toEqual([42]);
  });

  it('count once each, with or without a language, and only as quotations', () => {
    const source = [
      '> [@a](/posts/1):',
      '> [@b](/en/posts/2):',
      '> [@a](/posts/1)',
      '[c](/posts/3)',
      '> /posts/4',
    ];
    expect(quotedPostIds(source.join('\n'))).toEqual([1, 2]);
    expect(quotedPostIds('> [x](https://elsewhere.example/posts/9)')).toEqual([]);
  });

  it('are bounded', () => {
    const many = Array.from({ length: 100 }, (_, index) => `> [x](/posts/${index + 1}):`).join('\n');
    expect(quotedPostIds(many)).toHaveLength(20);
  });
});

describe('titles', () => {
  it.each([
    ['交叉熵', true],
    ['$\\nabla L$', true],
    ['🎉🎉🎉🎉', true],
    ['....', false],
    ['good\u202Edab', false],
    ['null\u0000byte', false],
  ])('%j: %s', (title, readable) => expect(isReadableTitle(title)).toBe(readable));
});

it('reaction counts stand in the order of display, without kinds that nobody knows', () => {
  const counts = [
    { kind: 'rocket', count: 1 },
    { kind: 'angry', count: 5 },
    { kind: 'like', count: 2 },
  ];
  expect(orderedCounts(counts)).toEqual([
    { kind: 'like', count: 2 },
    { kind: 'rocket', count: 1 },
  ]);
});
