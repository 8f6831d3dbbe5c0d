/** Side of what the network sees. */
export const SIDE = 28;

/** Row and column of a pixel, both from 0. */
export const placeOf = (pixel: number): { row: number; column: number } => ({
  row: Math.floor(pixel / SIDE),
  column: pixel % SIDE,
});

const DOWN = ['top', 'middle', 'bottom'] as const;
const ACROSS = ['Left', 'Centre', 'Right'] as const;

/** One of nine parts of the picture. */
export type Region = `${(typeof DOWN)[number]}${(typeof ACROSS)[number]}`;

const third = (at: number): 0 | 1 | 2 => (at < SIDE / 3 ? 0 : at < (2 * SIDE) / 3 ? 1 : 2);

/** The part of the picture that holds most of the values of this sign. */
export function mainRegion(values: ArrayLike<number>, sign: 1 | -1): Region {
  const sums = new Map<Region, number>();
  for (let pixel = 0; pixel < values.length; pixel++) {
    const { row, column } = placeOf(pixel);
    const region: Region = `${DOWN[third(row)]}${ACROSS[third(column)]}`;
    sums.set(region, (sums.get(region) ?? 0) + Math.max(0, sign * (values[pixel] as number)));
  }
  return [...sums].reduce((best, each) => (each[1] > best[1] ? each : best))[0];
}
