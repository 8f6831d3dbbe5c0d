/** One page of a list. `page` counts from 1; `pageCount` is at least 1. */
export interface Paged<T> {
  items: T[];
  page: number;
  pageCount: number;
  total: number;
}

/** Pages that `total` things need; an empty list has one page, which says so. */
export const pageCountOf = (total: number, perPage: number): number =>
  Math.max(1, Math.ceil(total / perPage));

/** Whether a list of `total` things has this page. */
export const hasPage = (page: number, total: number, perPage: number): boolean =>
  Number.isInteger(page) && page >= 1 && page <= pageCountOf(total, perPage);

/** What a database query skips and takes for a page. */
export const windowOf = (page: number, perPage: number): { skip: number; take: number } => ({
  skip: (page - 1) * perPage,
  take: perPage,
});
