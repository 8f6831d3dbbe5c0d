import type { RunFilter } from '@/lib/runs/views';

/** The query of a page, as Next gives it. */
export type PageQuery = Record<string, string | string[] | undefined>;

const single = (value: string | string[] | undefined): string => (typeof value === 'string' ? value : '');

/** `page` of a personal list, 1 where it is absent; NaN (which no list has) where it is no page. */
export function pageOfQuery(query: PageQuery): number {
  const text = single(query.page) || '1';
  return /^[1-9]\d{0,5}$/.test(text) ? Number(text) : Number.NaN;
}

/** `digit`, `version` and `shared` of a list of runs. What is not a value of theirs narrows nothing. */
export function runFilterOfQuery(query: PageQuery, model: string): RunFilter {
  const digit = single(query.digit);
  const version = single(query.version);
  const shared = single(query.shared);
  return {
    digit: /^\d$/.test(digit) ? Number(digit) : undefined,
    ...(/^[1-9]\d{0,5}$/.test(version) ? { model, version: Number(version) } : {}),
    shared: shared === 'true' ? true : shared === 'false' ? false : undefined,
  };
}
