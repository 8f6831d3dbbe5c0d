import { thumbnailOf } from './thumbnail';
import type { Shown } from './use-desk';

/** Answers that a visit remembers. They are in memory alone: a reload forgets them. */
const REMEMBERED_MAX = 12;

export interface VisitEntry {
  shown: Shown;
  /** An address of data; null until it is drawn, or where it cannot be. */
  thumbnail: string | null;
}

type Entries = readonly VisitEntry[];

let entries: Entries = [];
const listeners = new Set<() => void>();

function set(next: Entries): void {
  entries = next;
  for (const listener of listeners) listener();
}

const isOf = (shown: Shown) => (entry: VisitEntry) => entry.shown.subject.id === shown.subject.id;

/** The answers of this visit, newest first; kept when the reader looks at another page of the site and comes back. */
export const visitHistory = {
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  entries: (): Entries => entries,
  /** Puts an answer in front; a drawing that goes on replaces its own earlier state. Failures are not kept. */
  remember(shown: Shown): void {
    const { picture } = shown.subject;
    if (!shown.answer.outcome.ok || !picture) return;
    const rest = entries.filter((entry) => !isOf(shown)(entry));
    set([{ shown, thumbnail: null }, ...rest].slice(0, REMEMBERED_MAX));
    void thumbnailOf(picture).then((thumbnail) => {
      set(entries.map((entry) => (entry.shown === shown ? { shown, thumbnail } : entry)));
    });
  },
  clear: (): void => set([]),
};
