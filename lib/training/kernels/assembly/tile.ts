/** Columns of one tile of packed weights, and the bytes of one of its rows: eight SIMD registers of four numbers. */
export const TILE: i32 = 32;
export const TILE_BYTES: i32 = 128;

/**
 * Copies 32 columns of a matrix side by side into `to`, zeros where the matrix ends. (Not by memory.copy: for 128 bytes
 * the call out of WebAssembly costs more than the copying.)
 */
export function gather(matrix: usize, rows: i32, columns: i32, first: i32, to: usize): void {
  if (columns - first < TILE) return gatherLast(matrix, rows, columns, first, to);
  let from = matrix + (usize(first) << 2);
  for (let row = 0; row < rows; row++, from += usize(columns) << 2, to += TILE_BYTES) copyRow(from, to);
}

/** The inverse of `gather`: puts 32 columns back where they belong in the matrix. */
export function scatter(from: usize, matrix: usize, rows: i32, columns: i32, first: i32): void {
  if (columns - first < TILE) return scatterLast(from, matrix, rows, columns, first);
  let to = matrix + (usize(first) << 2);
  for (let row = 0; row < rows; row++, to += usize(columns) << 2, from += TILE_BYTES) copyRow(from, to);
}

/** Copies 32 numbers. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function copyRow(from: usize, to: usize): void {
  for (let at: usize = 0; at < usize(TILE_BYTES); at += 32) {
    v128.store(to + at, v128.load(from + at, 0), 0);
    v128.store(to + at, v128.load(from + at, 16), 16);
  }
}

function gatherLast(matrix: usize, rows: i32, columns: i32, first: i32, to: usize): void {
  for (let row = 0; row < rows; row++) {
    for (let k = 0; k < TILE; k++) {
      const value: f32 = first + k < columns ? load<f32>(matrix + (usize(row * columns + first + k) << 2)) : 0;
      store<f32>(to + (usize(row * TILE + k) << 2), value);
    }
  }
}

function scatterLast(from: usize, matrix: usize, rows: i32, columns: i32, first: i32): void {
  for (let row = 0; row < rows; row++) {
    for (let k = 0; first + k < columns; k++) {
      store<f32>(matrix + (usize(row * columns + first + k) << 2), load<f32>(from + (usize(row * TILE + k) << 2)));
    }
  }
}
