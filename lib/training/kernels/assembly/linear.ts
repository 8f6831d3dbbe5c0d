import { TILE, TILE_BYTES, copyRow, gather, scatter } from './tile';
import { adamFour } from './updates';

/**
 * y = x·W + b, from the list of x's non-zero entries by column: a row of the tile is loaded into registers once
 * and added to every sample that uses it, while the sums of the batch (8 KiB at 64 rows) stay in the first-level
 * cache. The other order, a sample at a time, reads the whole tile from the second level for each sample.
 */
export function linear(
  columnCounts: usize, columnEntries: usize, weights: usize, bias: usize, y: usize,
  rows: i32, inputs: i32, outputs: i32, scratch: usize,
): void {
  const columnBytes = usize(rows + 2) << 3;
  for (let column = 0; column < outputs; column += TILE) {
    gather(bias, 1, outputs, column, scratch);
    for (let b = 1; b < rows; b++) copyRow(scratch, scratch + usize(b) * TILE_BYTES);
    const tile = weights + usize(column * inputs) * 4;
    for (let i = 0; i < inputs; i++) {
      const first = columnEntries + usize(i) * columnBytes;
      const end = first + (usize(load<i32>(columnCounts + (usize(i) << 2))) << 3);
      if (first < end) addRow(tile + usize(i) * TILE_BYTES, first, end, scratch);
    }
    scatter(scratch, y, rows, outputs, column);
  }
}

/** Adds value·w, 32 numbers, to the sums of every sample in the list: two at a time, a null entry fills up an odd list. */
// @ts-ignore: decorator of AssemblyScript
@inline
function addRow(w: usize, first: usize, end: usize, sums: usize): void {
  const w0 = v128.load(w, 0), w1 = v128.load(w, 16), w2 = v128.load(w, 32), w3 = v128.load(w, 48);
  const w4 = v128.load(w, 64), w5 = v128.load(w, 80), w6 = v128.load(w, 96), w7 = v128.load(w, 112);
  for (let entry = first; entry < end; entry += 16) {
    addTo(sums + usize(load<i32>(entry)), v128.load32_splat(entry, 4), w0, w1, w2, w3, w4, w5, w6, w7);
    addTo(sums + usize(load<i32>(entry, 8)), v128.load32_splat(entry, 12), w0, w1, w2, w3, w4, w5, w6, w7);
  }
}

// @ts-ignore: decorator of AssemblyScript
@inline
function addTo(
  sum: usize, value: v128, w0: v128, w1: v128, w2: v128, w3: v128, w4: v128, w5: v128, w6: v128, w7: v128,
): void {
  v128.store(sum, f32x4.add(v128.load(sum, 0), f32x4.mul(value, w0)), 0);
  v128.store(sum, f32x4.add(v128.load(sum, 16), f32x4.mul(value, w1)), 16);
  v128.store(sum, f32x4.add(v128.load(sum, 32), f32x4.mul(value, w2)), 32);
  v128.store(sum, f32x4.add(v128.load(sum, 48), f32x4.mul(value, w3)), 48);
  v128.store(sum, f32x4.add(v128.load(sum, 64), f32x4.mul(value, w4)), 64);
  v128.store(sum, f32x4.add(v128.load(sum, 80), f32x4.mul(value, w5)), 80);
  v128.store(sum, f32x4.add(v128.load(sum, 96), f32x4.mul(value, w6)), 96);
  v128.store(sum, f32x4.add(v128.load(sum, 112), f32x4.mul(value, w7)), 112);
}

/** dW = xᵀ·dy, from the list of x's non-zero entries by column. */
export function weightGradient(
  columnCounts: usize, columnEntries: usize, dy: usize, dWeights: usize,
  rows: i32, inputs: i32, outputs: i32, scratch: usize,
): void {
  const columnBytes = usize(rows + 2) << 3;
  for (let column = 0; column < outputs; column += TILE) {
    const tile = dWeights + usize(column * inputs) * 4;
    gather(dy, rows, outputs, column, scratch);
    for (let i = 0; i < inputs; i++) {
      const first = columnEntries + usize(i) * columnBytes;
      const end = first + (usize(load<i32>(columnCounts + (usize(i) << 2))) << 3);
      sumRows(first, end, scratch, tile + usize(i) * TILE_BYTES);
    }
  }
}

/**
 * The weights' gradient and Adam's step in one: the gradient of a tile's row is used while it is still in the
 * first-level cache. That saves writing and reading again 2 MB in every step, more than the second level holds.
 * The last four numbers are those of `adam`.
 */
export function linearAdam(
  columnCounts: usize, columnEntries: usize, dy: usize, weights: usize, m: usize, v: usize,
  rows: i32, inputs: i32, outputs: i32, scratch: usize,
  gain1: f32, gain2: f32, rate: f32, epsilon: f32,
): void {
  const c1 = f32x4.splat(gain1), c2 = f32x4.splat(gain2), step = f32x4.splat(rate), eps = f32x4.splat(epsilon);
  const columnBytes = usize(rows + 2) << 3;
  const gradient = scratch + usize(rows + 1) * TILE_BYTES;
  for (let column = 0; column < outputs; column += TILE) {
    gather(dy, rows, outputs, column, scratch);
    for (let i = 0; i < inputs; i++) {
      const first = columnEntries + usize(i) * columnBytes;
      const end = first + (usize(load<i32>(columnCounts + (usize(i) << 2))) << 3);
      const at = usize(column * inputs) * 4 + usize(i) * TILE_BYTES;
      // A pixel that no picture has used yet: Adam would move its weights by 0/(0 + ε). 67 of MNIST's 784 never are.
      if (first == end && isZero(m + at) && isZero(v + at)) continue;
      sumRows(first, end, scratch, gradient);
      for (let k: usize = 0; k < usize(TILE_BYTES); k += 16) {
        adamFour(weights + at + k, m + at + k, v + at + k, v128.load(gradient + k), c1, c2, step, eps);
      }
    }
  }
}

/** Whether 32 numbers are all zero. */
// @ts-ignore: decorator of AssemblyScript
@inline
function isZero(row: usize): bool {
  let any = v128.load(row);
  for (let k: usize = 16; k < usize(TILE_BYTES); k += 16) any = v128.or(any, v128.load(row + k));
  return !v128.any_true(any);
}

/**
 * The sum of value·row, 32 numbers, over a list. The two stores inside the loop keep V8 from loading all eight parts
 * of a row before it uses the first: that takes two registers more than there are, and a sum that waits in memory
 * from entry to entry makes the loop twice as slow.
 */
// @ts-ignore: decorator of AssemblyScript
@inline
function sumRows(first: usize, end: usize, matrix: usize, to: usize): void {
  let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
  for (let entry = first; entry < end; entry += 8) {
    const row = matrix + usize(load<i32>(entry));
    const value = v128.load32_splat(entry, 4);
    a0 = f32x4.add(a0, f32x4.mul(value, v128.load(row, 0)));
    a1 = f32x4.add(a1, f32x4.mul(value, v128.load(row, 16)));
    a2 = f32x4.add(a2, f32x4.mul(value, v128.load(row, 32)));
    a3 = f32x4.add(a3, f32x4.mul(value, v128.load(row, 48)));
    v128.store(to, a2, 32);
    v128.store(to, a3, 48);
    a4 = f32x4.add(a4, f32x4.mul(value, v128.load(row, 64)));
    a5 = f32x4.add(a5, f32x4.mul(value, v128.load(row, 80)));
    a6 = f32x4.add(a6, f32x4.mul(value, v128.load(row, 96)));
    a7 = f32x4.add(a7, f32x4.mul(value, v128.load(row, 112)));
  }
  v128.store(to, a0, 0);
  v128.store(to, a1, 16);
  v128.store(to, a2, 32);
  v128.store(to, a3, 48);
  v128.store(to, a4, 64);
  v128.store(to, a5, 80);
  v128.store(to, a6, 96);
  v128.store(to, a7, 112);
}

/**
 * dx = dy·Wᵀ where the lists say: at x's non-zero entries right behind ReLU (its derivative is zero at the others,
 * and its own backward pass would throw the rest away), else at all inputs, whose one list serves every row: then
 * `countsStep` and `entriesStep`, the bytes from one row's list to the next, are zero.
 *
 * The sums stand in `sums` in the order of the list, four at a time, and go to their places in dx at the end.
 */
export function linearInputGradient(
  counts: usize, countsStep: usize, entries: usize, entriesStep: usize, dy: usize, weights: usize, dx: usize,
  rows: i32, inputs: i32, outputs: i32, sums: usize, scratch: usize,
): void {
  const sumBytes = usize(inputs + 4) << 2;
  const four = scratch + usize(rows) * TILE_BYTES;
  memory.fill(sums, 0, usize(rows) * sumBytes);
  for (let column = 0; column < outputs; column += TILE) {
    const tile = weights + usize(column * inputs) * 4;
    gather(dy, rows, outputs, column, scratch);
    for (let b = 0; b < rows; b++) {
      const first = entries + usize(b) * entriesStep;
      const end = first + (usize(load<i32>(counts + usize(b) * countsStep)) << 3);
      addDots(first, end, tile, scratch + usize(b) * TILE_BYTES, sums + usize(b) * sumBytes, four);
    }
  }
  memory.fill(dx, 0, usize(rows * inputs) << 2);
  for (let b = 0; b < rows; b++) {
    const first = entries + usize(b) * entriesStep;
    const count = load<i32>(counts + usize(b) * countsStep);
    spread(first, count, sums + usize(b) * sumBytes, dx + (usize(b * inputs) << 2));
  }
}

/** Adds d·W[i], 32 products, to the sum of each entry of a row's list: four at a time, null entries fill it up. */
function addDots(first: usize, end: usize, tile: usize, d: usize, sums: usize, four: usize): void {
  const d0 = v128.load(d, 0), d1 = v128.load(d, 16), d2 = v128.load(d, 32), d3 = v128.load(d, 48);
  const d4 = v128.load(d, 64), d5 = v128.load(d, 80), d6 = v128.load(d, 96), d7 = v128.load(d, 112);
  for (let entry = first; entry < end; entry += 32) {
    v128.store(four, dot(tile + usize(load<i32>(entry, 0)), d0, d1, d2, d3, d4, d5, d6, d7), 0);
    v128.store(four, dot(tile + usize(load<i32>(entry, 8)), d0, d1, d2, d3, d4, d5, d6, d7), 16);
    v128.store(four, dot(tile + usize(load<i32>(entry, 16)), d0, d1, d2, d3, d4, d5, d6, d7), 32);
    v128.store(four, dot(tile + usize(load<i32>(entry, 24)), d0, d1, d2, d3, d4, d5, d6, d7), 48);
    const s0 = v128.load(four, 0), s1 = v128.load(four, 16), s2 = v128.load(four, 32), s3 = v128.load(four, 48);
    // Four sums of four lanes, side by side: a transposition in six shuffles.
    const low = f32x4.add(v128.shuffle<f32>(s0, s1, 0, 4, 1, 5), v128.shuffle<f32>(s0, s1, 2, 6, 3, 7));
    const high = f32x4.add(v128.shuffle<f32>(s2, s3, 0, 4, 1, 5), v128.shuffle<f32>(s2, s3, 2, 6, 3, 7));
    const sum = f32x4.add(v128.shuffle<f32>(low, high, 0, 1, 4, 5), v128.shuffle<f32>(low, high, 2, 3, 6, 7));
    v128.store(sums, f32x4.add(v128.load(sums), sum));
    sums += 16;
  }
}

/** Eight products of four lanes, added up to one register. */
// @ts-ignore: decorator of AssemblyScript
@inline
function dot(w: usize, d0: v128, d1: v128, d2: v128, d3: v128, d4: v128, d5: v128, d6: v128, d7: v128): v128 {
  return f32x4.add(
    f32x4.add(
      f32x4.add(f32x4.mul(d0, v128.load(w, 0)), f32x4.mul(d1, v128.load(w, 16))),
      f32x4.add(f32x4.mul(d2, v128.load(w, 32)), f32x4.mul(d3, v128.load(w, 48))),
    ),
    f32x4.add(
      f32x4.add(f32x4.mul(d4, v128.load(w, 64)), f32x4.mul(d5, v128.load(w, 80))),
      f32x4.add(f32x4.mul(d6, v128.load(w, 96)), f32x4.mul(d7, v128.load(w, 112))),
    ),
  );
}

/** Puts a row's sums where its list says: an entry's first number is i·128, dx[i] is at byte i·4. */
// @ts-ignore: decorator of AssemblyScript
@inline
function spread(first: usize, count: i32, sums: usize, dx: usize): void {
  for (let k = 0; k < count; k++) {
    store<f32>(dx + usize(load<i32>(first + (usize(k) << 3)) >> 5), load<f32>(sums + (usize(k) << 2)));
  }
}
