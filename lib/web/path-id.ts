import { parseRowId } from '@/lib/parse';

/** An id in a path, for verbs that find no row by NaN; NaN where the segment is no id. */
export const pathId = (segment: string): number => parseRowId(segment) ?? Number.NaN;
