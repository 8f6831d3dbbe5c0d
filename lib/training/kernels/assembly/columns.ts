/*
 * Loops over a matrix of rows x columns, one number for each column: what batch normalisation and a bias's gradient
 * are made of. Rows are walked in the order of memory, four columns at a time.
 */

/** sums[c] = Σ over the rows of x[·][c]. */
export function columnSums(x: usize, sums: usize, rows: i32, columns: i32): void {
  memory.fill(sums, 0, usize(columns) << 2);
  for (let row = 0; row < rows; row++) {
    const at = x + (usize(row * columns) << 2);
    let c = 0;
    for (; c + 4 <= columns; c += 4) {
      const sum = sums + (usize(c) << 2);
      v128.store(sum, f32x4.add(v128.load(sum), v128.load(at + (usize(c) << 2))));
    }
    for (; c < columns; c++) {
      const sum = sums + (usize(c) << 2);
      store<f32>(sum, load<f32>(sum) + load<f32>(at + (usize(c) << 2)));
    }
  }
}

/** sums[c] = Σ over the rows of a[·][c]·b[·][c]. */
export function columnDots(a: usize, b: usize, sums: usize, rows: i32, columns: i32): void {
  memory.fill(sums, 0, usize(columns) << 2);
  for (let row = 0; row < rows; row++) {
    const at = usize(row * columns) << 2;
    let c = 0;
    for (; c + 4 <= columns; c += 4) {
      const offset = usize(c) << 2;
      const product = f32x4.mul(v128.load(a + at + offset), v128.load(b + at + offset));
      v128.store(sums + offset, f32x4.add(v128.load(sums + offset), product));
    }
    for (; c < columns; c++) {
      const offset = usize(c) << 2;
      const product = load<f32>(a + at + offset) * load<f32>(b + at + offset);
      store<f32>(sums + offset, load<f32>(sums + offset) + product);
    }
  }
}

/** y[r][c] = x[r][c]·scale[c] + shift[c]. */
export function scaleColumns(x: usize, scale: usize, shift: usize, y: usize, rows: i32, columns: i32): void {
  for (let row = 0; row < rows; row++) {
    const at = usize(row * columns) << 2;
    let c = 0;
    for (; c + 4 <= columns; c += 4) {
      const offset = usize(c) << 2;
      const scaled = f32x4.mul(v128.load(x + at + offset), v128.load(scale + offset));
      v128.store(y + at + offset, f32x4.add(scaled, v128.load(shift + offset)));
    }
    for (; c < columns; c++) {
      const offset = usize(c) << 2;
      store<f32>(y + at + offset, load<f32>(x + at + offset) * load<f32>(scale + offset) + load<f32>(shift + offset));
    }
  }
}

/** y[r][c] += x[r][c]·scale[c]. */
export function addScaledColumns(x: usize, scale: usize, y: usize, rows: i32, columns: i32): void {
  for (let row = 0; row < rows; row++) {
    const at = usize(row * columns) << 2;
    let c = 0;
    for (; c + 4 <= columns; c += 4) {
      const offset = usize(c) << 2;
      const scaled = f32x4.mul(v128.load(x + at + offset), v128.load(scale + offset));
      v128.store(y + at + offset, f32x4.add(v128.load(y + at + offset), scaled));
    }
    for (; c < columns; c++) {
      const offset = usize(c) << 2;
      const scaled = load<f32>(x + at + offset) * load<f32>(scale + offset);
      store<f32>(y + at + offset, load<f32>(y + at + offset) + scaled);
    }
  }
}
