import { type BatchItem, readingOf } from './batch-item';

export type SortKey = 'order' | 'name' | 'digit' | 'probability' | 'state';
export type Filter = 'all' | 'failed' | 'unsure';

export interface View {
  text: string;
  filter: Filter;
  sort: SortKey;
  descending: boolean;
}

/** Answers below this are worth a second look: on the test pictures, most misread ones are there. */
export const UNSURE_BELOW = 0.9;

const isUnsure = (item: BatchItem): boolean => (readingOf(item)?.probability ?? 1) < UNSURE_BELOW;

const PASSES: Record<Filter, (item: BatchItem) => boolean> = {
  all: () => true,
  failed: ({ state }) => state.kind === 'failed',
  unsure: isUnsure,
};

const ORDER = { reading: 0, waiting: 1, failed: 2, read: 3 };

/** Pictures without an answer stand last, whichever way the others are sorted. */
function byNumber(first: number | undefined, second: number | undefined, sign: number): number {
  if (first === undefined || second === undefined)
    return Number(first === undefined) - Number(second === undefined);
  return sign * (first - second);
}

function compare(first: BatchItem, second: BatchItem, { sort, descending }: View): number {
  const sign = descending ? -1 : 1;
  const [one, two] = [readingOf(first), readingOf(second)];
  switch (sort) {
    case 'name':
      return sign * first.name.localeCompare(second.name, undefined, { numeric: true });
    case 'digit':
      return byNumber(one?.digit, two?.digit, sign);
    case 'probability':
      return byNumber(one?.probability, two?.probability, sign);
    case 'state':
      return sign * (ORDER[first.state.kind] - ORDER[second.state.kind]);
    default:
      return sign * (first.id - second.id);
  }
}

/** The rows that the table shows: filtered, then sorted; equal ones stay in the order in which they came. */
export function rowsOf(items: readonly BatchItem[], view: View): BatchItem[] {
  const text = view.text.trim().toLowerCase();
  return items
    .filter((item) => PASSES[view.filter](item) && item.name.toLowerCase().includes(text))
    .sort((first, second) => compare(first, second, view) || first.id - second.id);
}
