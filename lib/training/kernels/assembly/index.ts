/**
 * The hot loops of training, in AssemblyScript with 128-bit SIMD. `../plain-kernels.ts` is the same in plain
 * TypeScript, and tests hold the two together.
 *
 * Weights are packed in tiles of 32 columns: [tile][input][32]. A tile's row is eight SIMD registers, and a tile
 * is contiguous, so that it stays in the second-level cache while the whole batch passes over it. (Row-major
 * rows of 2 KiB would all fall on the same few cache sets.) 81 % of MNIST's pixels and more than half of ReLU's
 * activations are zero: `index` lists the others once per batch, and the loops below touch only those.
 *
 * Compiled without a runtime: all memory comes from the importing side, pointers are byte offsets.
 */

const TILE: i32 = 32;
const TILE_BYTES: i32 = 128;

/**
 * Lists the non-zero entries of x twice: by row (for the gradient by the inputs) and by column (for the other two products).
 * An entry is 8 bytes: the other coordinate as i32, the value as f32. Each list starts with its counts, one i32
 * for each row or column. Row b's entries start at byte 8·b·columns of `rowEntries`, column i's at 8·i·rows.
 */
export function index(
  x: usize, rows: i32, columns: i32,
  rowCounts: usize, rowEntries: usize, columnCounts: usize, columnEntries: usize,
): void {
  memory.fill(columnCounts, 0, usize(columns) << 2);
  for (let b = 0; b < rows; b++) {
    const row = x + (usize(b * columns) << 2);
    let entry = rowEntries + (usize(b * columns) << 3);
    const first = entry;
    for (let i = 0; i < columns; i++) {
      const value = load<f32>(row + (usize(i) << 2));
      if (value == 0) continue;
      store<i32>(entry, i);
      store<f32>(entry, value, 4);
      entry += 8;
      const counter = columnCounts + (usize(i) << 2);
      const count = load<i32>(counter);
      const cell = columnEntries + (usize(i * rows + count) << 3);
      store<i32>(cell, b);
      store<f32>(cell, value, 4);
      store<i32>(counter, count + 1);
    }
    store<i32>(rowCounts + (usize(b) << 2), i32((entry - first) >> 3));
  }
}

/**
 * y = x·W + b, from the list of x's non-zero entries by column: a row of the tile is loaded into registers once
 * and added to every sample that uses it, while the sums of the batch (8 KiB at 64 rows) stay in the first-level
 * cache. The other order, a sample at a time, reads the whole tile from the second level for each sample.
 */
export function linear(
  columnCounts: usize, columnEntries: usize, weights: usize, bias: usize, y: usize,
  rows: i32, inputs: i32, outputs: i32, scratch: usize,
): void {
  for (let column = 0; column < outputs; column += TILE) {
    const tile = weights + usize(column * inputs) * 4;
    const width = min(TILE, outputs - column);
    memory.fill(scratch, 0, usize(rows) * TILE_BYTES);
    for (let i = 0; i < inputs; i++) {
      let entry = columnEntries + (usize(i * rows) << 3);
      const end = entry + (usize(load<i32>(columnCounts + (usize(i) << 2))) << 3);
      if (entry == end) continue;
      const w = tile + usize(i) * TILE_BYTES;
      const w0 = v128.load(w, 0), w1 = v128.load(w, 16), w2 = v128.load(w, 32), w3 = v128.load(w, 48);
      const w4 = v128.load(w, 64), w5 = v128.load(w, 80), w6 = v128.load(w, 96), w7 = v128.load(w, 112);
      while (entry < end) {
        const sum = scratch + usize(load<i32>(entry)) * TILE_BYTES;
        const value = v128.load32_splat(entry, 4);
        v128.store(sum, f32x4.add(v128.load(sum, 0), f32x4.mul(value, w0)), 0);
        v128.store(sum, f32x4.add(v128.load(sum, 16), f32x4.mul(value, w1)), 16);
        v128.store(sum, f32x4.add(v128.load(sum, 32), f32x4.mul(value, w2)), 32);
        v128.store(sum, f32x4.add(v128.load(sum, 48), f32x4.mul(value, w3)), 48);
        v128.store(sum, f32x4.add(v128.load(sum, 64), f32x4.mul(value, w4)), 64);
        v128.store(sum, f32x4.add(v128.load(sum, 80), f32x4.mul(value, w5)), 80);
        v128.store(sum, f32x4.add(v128.load(sum, 96), f32x4.mul(value, w6)), 96);
        v128.store(sum, f32x4.add(v128.load(sum, 112), f32x4.mul(value, w7)), 112);
        entry += 8;
      }
    }
    scatter(scratch, bias + (usize(column) << 2), y, rows, outputs, column, width);
  }
}

/** dW = xᵀ·dy and db = Σ dy, from the list of x's non-zero entries by column. */
export function linearGradients(
  columnCounts: usize, columnEntries: usize, dy: usize, dWeights: usize, dBias: usize,
  rows: i32, inputs: i32, outputs: i32, scratch: usize,
): void {
  for (let column = 0; column < outputs; column += TILE) {
    const tile = dWeights + usize(column * inputs) * 4;
    gather(dy, rows, outputs, column, scratch);
    sumRows(scratch, rows, dBias + (usize(column) << 2), min(TILE, outputs - column));
    for (let i = 0; i < inputs; i++) {
      let a0 = f32x4.splat(0), a1 = a0, a2 = a0, a3 = a0, a4 = a0, a5 = a0, a6 = a0, a7 = a0;
      let entry = columnEntries + (usize(i * rows) << 3);
      const end = entry + (usize(load<i32>(columnCounts + (usize(i) << 2))) << 3);
      while (entry < end) {
        const d = scratch + usize(load<i32>(entry)) * TILE_BYTES;
        const value = v128.load32_splat(entry, 4);
        a0 = f32x4.add(a0, f32x4.mul(value, v128.load(d, 0)));
        a1 = f32x4.add(a1, f32x4.mul(value, v128.load(d, 16)));
        a2 = f32x4.add(a2, f32x4.mul(value, v128.load(d, 32)));
        a3 = f32x4.add(a3, f32x4.mul(value, v128.load(d, 48)));
        a4 = f32x4.add(a4, f32x4.mul(value, v128.load(d, 64)));
        a5 = f32x4.add(a5, f32x4.mul(value, v128.load(d, 80)));
        a6 = f32x4.add(a6, f32x4.mul(value, v128.load(d, 96)));
        a7 = f32x4.add(a7, f32x4.mul(value, v128.load(d, 112)));
        entry += 8;
      }
      storeTile(tile + usize(i) * TILE_BYTES, a0, a1, a2, a3, a4, a5, a6, a7);
    }
  }
}

/**
 * dx = dy·Wᵀ. With `sparse`, only where x is not zero: right behind ReLU, whose derivative is zero at the
 * others, and whose own backward pass would throw the rest away.
 */
export function linearInputGradient(
  rowCounts: usize, rowEntries: usize, dy: usize, weights: usize, dx: usize,
  rows: i32, inputs: i32, outputs: i32, sparse: bool, scratch: usize,
): void {
  memory.fill(dx, 0, usize(rows * inputs) << 2);
  for (let column = 0; column < outputs; column += TILE) {
    const tile = weights + usize(column * inputs) * 4;
    gather(dy, rows, outputs, column, scratch);
    for (let b = 0; b < rows; b++) {
      const d = scratch + usize(b) * TILE_BYTES;
      const d0 = v128.load(d, 0), d1 = v128.load(d, 16), d2 = v128.load(d, 32), d3 = v128.load(d, 48);
      const d4 = v128.load(d, 64), d5 = v128.load(d, 80), d6 = v128.load(d, 96), d7 = v128.load(d, 112);
      const entries = rowEntries + (usize(b * inputs) << 3);
      const count = sparse ? load<i32>(rowCounts + (usize(b) << 2)) : inputs;
      for (let k = 0; k < count; k++) {
        const i = sparse ? load<i32>(entries + (usize(k) << 3)) : k;
        const w = tile + usize(i) * TILE_BYTES;
        let even = f32x4.mul(d0, v128.load(w, 0));
        let odd = f32x4.mul(d1, v128.load(w, 16));
        even = f32x4.add(even, f32x4.mul(d2, v128.load(w, 32)));
        odd = f32x4.add(odd, f32x4.mul(d3, v128.load(w, 48)));
        even = f32x4.add(even, f32x4.mul(d4, v128.load(w, 64)));
        odd = f32x4.add(odd, f32x4.mul(d5, v128.load(w, 80)));
        even = f32x4.add(even, f32x4.mul(d6, v128.load(w, 96)));
        odd = f32x4.add(odd, f32x4.mul(d7, v128.load(w, 112)));
        const cell = dx + (usize(b * inputs + i) << 2);
        store<f32>(cell, load<f32>(cell) + horizontalSum(f32x4.add(even, odd)));
      }
    }
  }
}

/**
 * One step of Adam (Kingma and Ba, 2015, algorithm 1) on `count` parameters. The two bias corrections arrive as
 * factors: m̂ = m·mCorrection, v̂ = v·vCorrection; `gain1` and `gain2` are 1 - beta1 and 1 - beta2, which in 32 bits
 * would lose four digits if they were made here. `count` is padded by the caller to a multiple of four.
 */
export function adam(
  parameters: usize, gradients: usize, m: usize, v: usize, count: i32,
  rate: f32, beta1: f32, gain1: f32, beta2: f32, gain2: f32, epsilon: f32, mCorrection: f32, vCorrection: f32,
): void {
  const b1 = f32x4.splat(beta1), c1 = f32x4.splat(gain1);
  const b2 = f32x4.splat(beta2), c2 = f32x4.splat(gain2);
  const step = f32x4.splat(rate * mCorrection), eps = f32x4.splat(epsilon), vFactor = f32x4.splat(vCorrection);
  const bytes = usize(count) << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    const g = v128.load(gradients + at);
    const nextM = f32x4.add(f32x4.mul(b1, v128.load(m + at)), f32x4.mul(c1, g));
    const nextV = f32x4.add(f32x4.mul(b2, v128.load(v + at)), f32x4.mul(c2, f32x4.mul(g, g)));
    const scale = f32x4.add(f32x4.sqrt(f32x4.mul(nextV, vFactor)), eps);
    v128.store(m + at, nextM);
    v128.store(v + at, nextV);
    v128.store(parameters + at, f32x4.sub(v128.load(parameters + at), f32x4.div(f32x4.mul(step, nextM), scale)));
  }
}

/** y = max(0, x) on `count` numbers, padded by the caller to a multiple of four. */
export function relu(x: usize, y: usize, count: i32): void {
  const zero = f32x4.splat(0);
  const bytes = usize(count) << 2;
  for (let at: usize = 0; at < bytes; at += 16) v128.store(y + at, f32x4.max(zero, v128.load(x + at)));
}

/** dx = dy where ReLU's output y is above zero, else 0. */
export function reluGradient(y: usize, dy: usize, dx: usize, count: i32): void {
  const zero = f32x4.splat(0);
  const bytes = usize(count) << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(dx + at, v128.and(v128.load(dy + at), f32x4.gt(v128.load(y + at), zero)));
  }
}

// @ts-ignore: decorator of AssemblyScript
@inline
function storeTile(
  to: usize, a0: v128, a1: v128, a2: v128, a3: v128, a4: v128, a5: v128, a6: v128, a7: v128,
): void {
  v128.store(to, a0, 0);
  v128.store(to, a1, 16);
  v128.store(to, a2, 32);
  v128.store(to, a3, 48);
  v128.store(to, a4, 64);
  v128.store(to, a5, 80);
  v128.store(to, a6, 96);
  v128.store(to, a7, 112);
}

// @ts-ignore: decorator of AssemblyScript
@inline
function horizontalSum(a: v128): f32 {
  return (
    (f32x4.extract_lane(a, 0) + f32x4.extract_lane(a, 1)) + (f32x4.extract_lane(a, 2) + f32x4.extract_lane(a, 3))
  );
}

/** Copies 32 columns of dy side by side into the scratch, zeros where the matrix ends. */
function gather(dy: usize, rows: i32, outputs: i32, column: i32, scratch: usize): void {
  const width = min(TILE, outputs - column);
  if (width < TILE) memory.fill(scratch, 0, usize(rows) * TILE_BYTES);
  for (let b = 0; b < rows; b++) {
    memory.copy(scratch + usize(b) * TILE_BYTES, dy + (usize(b * outputs + column) << 2), usize(width) << 2);
  }
}

/** Adds the bias to the batch's sums of 32 columns and puts them where they belong in y. */
function scatter(
  scratch: usize, bias: usize, y: usize, rows: i32, outputs: i32, column: i32, width: i32,
): void {
  for (let b = 0; b < rows; b++) {
    const sum = scratch + usize(b) * TILE_BYTES;
    const out = y + (usize(b * outputs + column) << 2);
    for (let j = 0; j < width; j++) {
      const at = usize(j) << 2;
      store<f32>(out + at, load<f32>(sum + at) + load<f32>(bias + at));
    }
  }
}

function sumRows(scratch: usize, rows: i32, sums: usize, width: i32): void {
  for (let j = 0; j < width; j++) {
    let sum: f32 = 0;
    for (let b = 0; b < rows; b++) sum += load<f32>(scratch + usize(b) * TILE_BYTES + (usize(j) << 2));
    store<f32>(sums + (usize(j) << 2), sum);
  }
}
