/** Steps between nothing and the strongest value: more cannot be told apart by eye, and each is one element. */
export const LEVELS = 20;

/** All cells of one step: `sign` says which of the two hues, `level` how strong from 1 to LEVELS. */
export interface HeatPath {
  sign: 1 | -1;
  level: number;
  /** Path data with each cell as a unit square; neighbours in a row are one rectangle. */
  d: string;
}

/** From -LEVELS to LEVELS; what is below half a step is 0, and so is everything while nothing is strong. */
export function levelOf(value: number, top: number): number {
  if (!(top > 0)) return 0;
  return Math.round(Math.max(-1, Math.min(1, value / top)) * LEVELS);
}

/** The values (row by row, `columns` in a row) as a few paths; `top` is the value that gets the full colour. */
export function heatPaths(values: ArrayLike<number>, columns: number, top: number): HeatPath[] {
  const pieces = new Map<number, string[]>();
  for (let at = 0; at < values.length; ) {
    const level = levelOf(values[at] as number, top);
    const column = at % columns;
    let width = 1;
    while (column + width < columns && at + width < values.length) {
      if (levelOf(values[at + width] as number, top) !== level) break;
      width++;
    }
    if (level !== 0) {
      const list = pieces.get(level) ?? [];
      list.push(`M${column} ${Math.floor(at / columns)}h${width}v1h-${width}z`);
      pieces.set(level, list);
    }
    at += width;
  }
  return [...pieces]
    .sort(([a], [b]) => a - b)
    .map(([level, list]) => ({ sign: level > 0 ? 1 : -1, level: Math.abs(level), d: list.join('') }));
}

/** The largest distance from zero: what the full colour stands for. */
export function strongest(values: ArrayLike<number>): number {
  let most = 0;
  for (let i = 0; i < values.length; i++) most = Math.max(most, Math.abs(values[i] as number));
  return most;
}
