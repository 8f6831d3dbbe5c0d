import { diffWordsWithSpace } from 'diff';
import type { DiffPart } from '@/lib/posts/views';

/** Milliseconds after which two texts count as wholly different: a diff is not worth a frozen page. */
const DEADLINE_MS = 400;

/** Words between two texts; Chinese, which has no blanks, is cut by the browser's own word list. */
export function diffWords(before: string, after: string): DiffPart[] {
  const changes = diffWordsWithSpace(before, after, {
    intlSegmenter: new Intl.Segmenter('zh', { granularity: 'word' }),
    timeout: DEADLINE_MS,
  });
  if (!changes) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ];
  }
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }));
}
