/** One place in the row of page numbers: a page, or a gap (`page` null). */
export interface PageEntry {
  key: string;
  page: number | null;
}

/** First, last, current and its two neighbours; a gap of one page is that page. At most seven places. */
export function pageNumbers(current: number, pages: number): PageEntry[] {
  const near = [1, current - 1, current, current + 1, pages];
  const shown = [...new Set(near)].filter((page) => page >= 1 && page <= pages).sort((a, b) => a - b);
  return shown.flatMap((page, index) => {
    const before = shown[index - 1];
    const entry = { key: String(page), page };
    if (before === undefined || page - before === 1) return [entry];
    const between = page - before === 2 ? page - 1 : null;
    return [{ key: between === null ? `after-${before}` : String(between), page: between }, entry];
  });
}
