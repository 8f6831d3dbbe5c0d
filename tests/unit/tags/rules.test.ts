import { describe, expect, it } from 'vitest';
import { distinctTags, isTagSlug, normaliseTagLabel, tagProblem, tagSlug } from '@/lib/tags/rules';

describe('a tag', () => {
  it.each([
    ['Batch Norm', 'batch-norm'],
    ['batch_norm', 'batch-norm'],
    ['ＣＮＮ', 'cnn'],
    ['C++', 'c++'],
    ['归一化', '归一化'],
    ['-residual-', 'residual'],
    ['.NET', '.net'],
  ])('%j has the slug %j', (label, slug) => expect(tagSlug(normaliseTagLabel(label))).toBe(slug));

  it.each([
    ['梯度', null],
    ['F1-score', null],
    ['', 'required'],
    ['...', 'bad_characters'],
    ['a/b', 'bad_characters'],
    ['<b>', 'bad_characters'],
    ['字'.repeat(30), null],
    ['字'.repeat(31), 'too_long'],
  ])('%j: %s', (label, problem) => expect(tagProblem(label)).toBe(problem));

  it('is one where two labels have one slug; the first spelling counts', () => {
    expect(distinctTags(['Adam', 'adam', 'SGD'])).toEqual([
      { slug: 'adam', label: 'Adam' },
      { slug: 'sgd', label: 'SGD' },
    ]);
  });

  it.each([
    ['batch-norm', true],
    ['Batch-Norm', false],
    ['a b', false],
    ['\0', false],
    ['..', false],
    ['', false],
  ])('an address may hold %j: %s', (slug, good) => expect(isTagSlug(slug)).toBe(good));
});
