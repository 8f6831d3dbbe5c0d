/** Columns of one tile of packed weights: eight SIMD registers of four numbers. */
export const TILE = 32;

/** Which entries of one batch are not zero. Made once for each batch, used by the three products of a layer. */
export interface BatchIndex {
  readonly maxRows: number;
  readonly columns: number;
}

/** Rows of a batch and the layer's two widths. */
export interface LinearShape {
  rows: number;
  inputs: number;
  outputs: number;
}

/** Adam's numbers for one step; the corrections are 1/(1 - beta^t). */
export interface AdamStep {
  rate: number;
  beta1: number;
  beta2: number;
  epsilon: number;
  mCorrection: number;
  vCorrection: number;
}

/**
 * The arithmetic in which training spends its time. There are two of it: `simd-kernels.ts` (AssemblyScript) and
 * its twin `plain-kernels.ts`. All arrays that are passed in must come from `allocate` of the same kernels.
 * Weights are packed in tiles: see `packed-weights.ts`.
 */
export interface Kernels {
  readonly name: 'simd' | 'plain';
  /** `length` zeros that the kernels can work on. */
  allocate(length: number): Float32Array<ArrayBuffer>;
  createIndex(maxRows: number, columns: number): BatchIndex;
  /** Reads the first `rows` rows of x into the index. */
  fillIndex(index: BatchIndex, x: Float32Array, rows: number): void;
  /** y = x·W + b. */
  linear(
    index: BatchIndex,
    weights: Float32Array,
    bias: Float32Array,
    y: Float32Array,
    shape: LinearShape,
  ): void;
  /** dW = xᵀ·dy, db = Σ dy: sums over the batch. */
  linearGradients(
    index: BatchIndex,
    dy: Float32Array,
    dWeights: Float32Array,
    dBias: Float32Array,
    shape: LinearShape,
  ): void;
  /** dx = dy·Wᵀ; with `sparse`, zero where x is zero (right behind ReLU). */
  linearInputGradient(
    index: BatchIndex,
    dy: Float32Array,
    weights: Float32Array,
    dx: Float32Array,
    shape: LinearShape,
    sparse: boolean,
  ): void;
  /** y = max(0, x) on the first `count` numbers. */
  relu(x: Float32Array, y: Float32Array, count: number): void;
  /** dx = dy where ReLU's output y is above zero, else 0. */
  reluGradient(y: Float32Array, dy: Float32Array, dx: Float32Array, count: number): void;
  /** One step of Adam in place on parameters and both moments. */
  adam(
    parameters: Float32Array,
    gradients: Float32Array,
    m: Float32Array,
    v: Float32Array,
    step: AdamStep,
  ): void;
}
