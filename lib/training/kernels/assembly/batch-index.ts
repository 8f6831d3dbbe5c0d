import { TILE_BYTES } from './tile';

/**
 * Lists the non-zero entries of x twice: by row (for dx) and by column (for y and dW). An entry is 8 bytes: where the
 * other coordinate's row begins in a tile (its number times 128 bytes) as i32, and the value as f32.
 *
 * Row b's entries start at byte 8·b·(columns + 4) of `rowEntries`, column i's at 8·i·(rows + 2) of `columnEntries`;
 * how many there are is in `rowCounts` and `columnCounts`. Behind a column's entries stands one more that adds nothing
 * (zero times the row behind the last), behind a row's stand three: so loops may take two, or four, at a time.
 *
 * Every entry is written, and the next one overwrites it if it was zero: half of ReLU's outputs are, in no order that
 * a processor could guess, and a wrong guess costs more than the writing. Only four zeros in a row are jumped over.
 */
export function index(
  x: usize, rows: i32, columns: i32,
  rowCounts: usize, rowEntries: usize, columnCounts: usize, columnEntries: usize,
): void {
  const columnBytes = usize(rows + 2) << 3;
  memory.fill(columnCounts, 0, usize(columns) << 2);
  for (let b = 0; b < rows; b++) {
    const row = x + (usize(b * columns) << 2);
    const first = rowEntries + (usize(b * (columns + 4)) << 3);
    let entry = first;
    let i = 0;
    for (; i + 4 <= columns; i += 4) {
      if (!v128.any_true(f32x4.ne(v128.load(row + (usize(i) << 2)), f32x4.splat(0)))) continue;
      entry = list(row, i, b, entry, columnCounts, columnEntries, columnBytes);
      entry = list(row, i + 1, b, entry, columnCounts, columnEntries, columnBytes);
      entry = list(row, i + 2, b, entry, columnCounts, columnEntries, columnBytes);
      entry = list(row, i + 3, b, entry, columnCounts, columnEntries, columnBytes);
    }
    for (; i < columns; i++) entry = list(row, i, b, entry, columnCounts, columnEntries, columnBytes);
    store<i32>(rowCounts + (usize(b) << 2), i32((entry - first) >> 3));
    v128.store(entry, i32x4.splat(0), 0);
    v128.store(entry, i32x4.splat(0), 16);
  }
  for (let i = 0; i < columns; i++) {
    const count = load<i32>(columnCounts + (usize(i) << 2));
    const cell = columnEntries + usize(i) * columnBytes + (usize(count) << 3);
    store<i32>(cell, rows * TILE_BYTES);
    store<f32>(cell, 0, 4);
  }
}

/** Lists entry (b, i) in both orders; gives the place of the row's next entry. */
// @ts-ignore: decorator of AssemblyScript
@inline
function list(
  row: usize, i: i32, b: i32, entry: usize, columnCounts: usize, columnEntries: usize, columnBytes: usize,
): usize {
  const value = load<f32>(row + (usize(i) << 2));
  const counts = i32(value != 0);
  store<i32>(entry, i * TILE_BYTES);
  store<f32>(entry, value, 4);
  const counter = columnCounts + (usize(i) << 2);
  const count = load<i32>(counter);
  const cell = columnEntries + usize(i) * columnBytes + (usize(count) << 3);
  store<i32>(cell, b * TILE_BYTES);
  store<f32>(cell, value, 4);
  store<i32>(counter, count + counts);
  return entry + (usize(counts) << 3);
}
