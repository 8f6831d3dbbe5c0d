/*
 * Elementwise loops, four numbers at a time. Every `count` is padded by the caller to a multiple of four.
 */

/**
 * One step of Adam (Kingma and Ba, 2015) on `count` parameters, in the order that the end of the paper's section 2
 * gives: `rate` is α·√(1 - β2^t)/(1 - β1^t) and `epsilon` is ε·√(1 - β2^t), so that no moment has to be corrected.
 * `gain1` and `gain2` are 1 - β1 and 1 - β2.
 */
export function adam(
  parameters: usize, gradients: usize, m: usize, v: usize, count: i32,
  gain1: f32, gain2: f32, rate: f32, epsilon: f32,
): void {
  const c1 = f32x4.splat(gain1), c2 = f32x4.splat(gain2), step = f32x4.splat(rate), eps = f32x4.splat(epsilon);
  const bytes = usize(count) << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    adamFour(parameters + at, m + at, v + at, v128.load(gradients + at), c1, c2, step, eps);
  }
}

/** Adam's step on the four parameters at `w`, whose gradient is g. */
// @ts-ignore: decorator of AssemblyScript
@inline
export function adamFour(w: usize, m: usize, v: usize, g: v128, c1: v128, c2: v128, step: v128, eps: v128): void {
  const oldM = v128.load(m), oldV = v128.load(v);
  const nextM = f32x4.add(oldM, f32x4.mul(c1, f32x4.sub(g, oldM)));
  const nextV = f32x4.add(oldV, f32x4.mul(c2, f32x4.sub(f32x4.mul(g, g), oldV)));
  v128.store(m, nextM);
  v128.store(v, nextV);
  v128.store(w, f32x4.sub(v128.load(w), f32x4.div(f32x4.mul(step, nextM), f32x4.add(f32x4.sqrt(nextV), eps))));
}

/** y = max(0, x). */
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

/** One step of RMSProp: the mean square moves by `gain` (1 - its decay) towards g², and divides the gradient. */
export function rmsProp(
  parameters: usize, gradients: usize, squares: usize, count: i32, rate: f32, gain: f32, epsilon: f32,
): void {
  const c = f32x4.splat(gain), step = f32x4.splat(rate), eps = f32x4.splat(epsilon);
  const bytes = usize(count) << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    const g = v128.load(gradients + at), old = v128.load(squares + at);
    const next = f32x4.add(old, f32x4.mul(c, f32x4.sub(f32x4.mul(g, g), old)));
    v128.store(squares + at, next);
    const move = f32x4.div(f32x4.mul(step, g), f32x4.add(f32x4.sqrt(next), eps));
    v128.store(parameters + at, f32x4.sub(v128.load(parameters + at), move));
  }
}

/** y += factor·x. */
export function addScaled(y: usize, x: usize, factor: f32, count: i32): void {
  const f = f32x4.splat(factor);
  const bytes = usize(count) << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(y + at, f32x4.add(v128.load(y + at), f32x4.mul(f, v128.load(x + at))));
  }
}

/** y += factor·sign(x), with sign(0) = 0. */
export function addSigns(y: usize, x: usize, factor: f32, count: i32): void {
  const zero = f32x4.splat(0), f = f32x4.splat(factor);
  const bytes = usize(count) << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    const four = v128.load(x + at);
    const up = v128.and(f, f32x4.gt(four, zero)), down = v128.and(f, f32x4.lt(four, zero));
    v128.store(y + at, f32x4.add(v128.load(y + at), f32x4.sub(up, down)));
  }
}

/** y = decay·y + x. */
export function decayAdd(y: usize, x: usize, decay: f32, count: i32): void {
  const d = f32x4.splat(decay);
  const bytes = usize(count) << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(y + at, f32x4.add(f32x4.mul(d, v128.load(y + at)), v128.load(x + at)));
  }
}

/** y = a·b, number by number. */
export function multiply(a: usize, b: usize, y: usize, count: i32): void {
  const bytes = usize(count) << 2;
  for (let at: usize = 0; at < bytes; at += 16) {
    v128.store(y + at, f32x4.mul(v128.load(a + at), v128.load(b + at)));
  }
}
