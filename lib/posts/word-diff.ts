import { diffWordsWithSpace } from 'diff';
import type { DiffPart } from './views';

/** A diff of two long, wholly different texts is quadratic; it is not worth more than this, and says nothing. */
const DIFF_DEADLINE_MS = 150;

/** Cuts Latin words and Chinese words alike (深度|学习), so that one changed word is one change. */
const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** What changed between two texts, word by word. Joined, `same` and `added` give `after`; `same` and `removed` `before`. */
export function wordDiff(before: string, after: string): DiffPart[] {
  if (before === after) return after === '' ? [] : [{ kind: 'same', text: after }];
  const options = { intlSegmenter: words, timeout: DIFF_DEADLINE_MS };
  const changes = diffWordsWithSpace(before, after, options) ?? [
    { value: before, removed: true, added: false },
    { value: after, removed: false, added: true },
  ];
  return changes
    .filter(({ value }) => value !== '')
    .map(({ value, added, removed }) => ({
      kind: added ? 'added' : removed ? 'removed' : 'same',
      text: value,
    }));
}
