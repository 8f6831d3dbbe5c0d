import { parseRowId } from '@/lib/parse';

/** A row's id from a path segment, or null where it cannot be one. */
export const idParam: (segment: string) => number | null = parseRowId;

/** The number of a later page of a list, from its path segment: 2 and up, null otherwise (page 1 has no segment). */
export const pageParam = (segment: string): number | null =>
  /^[1-9]\d{0,5}$/.test(segment) && segment !== '1' ? Number(segment) : null;

/** A path segment as its writer meant it; null where its percent signs are not valid UTF-8. */
export function textParam(segment: string): string | null {
  try {
    return decodeURIComponent(segment);
  } catch {
    return null;
  }
}
