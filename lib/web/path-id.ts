/** An id in a path; NaN where it is not a plain positive number. */
export const pathId = (segment: string): number =>
  /^[1-9]\d{0,9}$/.test(segment) ? Number(segment) : Number.NaN;
