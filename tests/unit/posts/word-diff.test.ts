import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DiffPart } from '@/lib/posts/views';
import { wordDiff } from '@/lib/posts/word-diff';

const joined = (parts: DiffPart[], without: DiffPart['kind']) =>
  parts
    .filter((part) => part.kind !== without)
    .map((part) => part.text)
    .join('');

describe('a word diff', () => {
  it('marks one changed Chinese word, not the sentence', () => {
    expect(wordDiff('深度学习很有趣', '深度学习很困难')).toEqual([
      { kind: 'same', text: '深度学习很' },
      { kind: 'removed', text: '有趣' },
      { kind: 'added', text: '困难' },
    ]);
  });

  it('marks a changed number inside a formula', () => {
    const changed = wordDiff('$\\eta = 0.1$', '$\\eta = 0.01$').filter((part) => part.kind !== 'same');
    expect(changed.map((part) => part.kind).sort()).toEqual(['added', 'removed']);
  });

  it('of equal texts has no change, of an empty one is all added', () => {
    expect(wordDiff('same', 'same')).toEqual([{ kind: 'same', text: 'same' }]);
    expect(wordDiff('', 'new')).toEqual([{ kind: 'added', text: 'new' }]);
    expect(wordDiff('', '')).toEqual([]);
  });

  it('always gives both texts back', () => {
    const text = fc
      .array(fc.constantFrom('损失', '下降', ' ', '\n', 'loss', '$x$', '，', '1'))
      .map((words) => words.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = wordDiff(before, after);
        expect(joined(parts, 'added')).toBe(before);
        expect(joined(parts, 'removed')).toBe(after);
      }),
    );
  });

  it('of two long unlike texts still gives both', () => {
    const before = Array.from({ length: 8_000 }, (_, index) => `a${index * 7919}`).join(' ');
    const after = Array.from({ length: 8_000 }, (_, index) => `b${index * 104_729}`).join(' ');
    const parts = wordDiff(before, after);
    expect(joined(parts, 'added')).toBe(before);
    expect(joined(parts, 'removed')).toBe(after);
  });
});
