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

/** RMSProp's numbers for one step. */
export interface RmsPropStep {
  rate: number;
  decay: number;
  epsilon: number;
}

/** Rows of a batch and the numbers in each. */
export interface MatrixShape {
  rows: number;
  columns: number;
}

/**
 * The products of a fully connected layer. Weights are packed in tiles: see `packed-weights.ts`. An index serves the
 * batch that was read into it last, with the same number of rows.
 */
export interface LinearKernels {
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
  /** dW = xᵀ·dy: a sum over the batch. */
  weightGradient(index: BatchIndex, dy: Float32Array, dWeights: Float32Array, shape: LinearShape): void;
  /** `weightGradient` and `adam` in one pass over the weights: the gradient is written nowhere. */
  linearAdam(
    index: BatchIndex,
    dy: Float32Array,
    weights: Float32Array,
    m: Float32Array,
    v: Float32Array,
    shape: LinearShape,
    step: AdamStep,
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
}

/** Loops over a batch with one number for each column: biases, batch normalisation. */
export interface ColumnKernels {
  /** sums[c] = Σ x[·][c]. */
  columnSums(x: Float32Array, sums: Float32Array, shape: MatrixShape): void;
  /** sums[c] = Σ a[·][c]·b[·][c]. */
  columnDots(a: Float32Array, b: Float32Array, sums: Float32Array, shape: MatrixShape): void;
  /** y[r][c] = x[r][c]·scale[c] + shift[c]. */
  scaleColumns(
    x: Float32Array,
    scale: Float32Array,
    shift: Float32Array,
    y: Float32Array,
    shape: MatrixShape,
  ): void;
  /** y[r][c] += x[r][c]·scale[c]. */
  addScaledColumns(x: Float32Array, scale: Float32Array, y: Float32Array, shape: MatrixShape): void;
}

/** Loops over single numbers: the first `count` of each array, or all parameters. */
export interface ElementKernels {
  /** y = max(0, x). */
  relu(x: Float32Array, y: Float32Array, count: number): void;
  /** dx = dy where ReLU's output y is above zero, else 0. */
  reluGradient(y: Float32Array, dy: Float32Array, dx: Float32Array, count: number): void;
  /** y = a·b, number by number. */
  multiply(a: Float32Array, b: Float32Array, y: Float32Array, count: number): void;
  /** y += factor·x. */
  addScaled(y: Float32Array, x: Float32Array, factor: number, count: number): void;
  /** y += factor·sign(x). */
  addSigns(y: Float32Array, x: Float32Array, factor: number, count: number): void;
  /** y = decay·y + x. */
  decayAdd(y: Float32Array, x: Float32Array, decay: number, count: number): void;
  /** One step of Adam in place on parameters and both moments. */
  adam(
    parameters: Float32Array,
    gradients: Float32Array,
    m: Float32Array,
    v: Float32Array,
    step: AdamStep,
  ): void;
  /** One step of RMSProp in place on parameters and their mean squares. */
  rmsProp(parameters: Float32Array, gradients: Float32Array, squares: Float32Array, step: RmsPropStep): void;
}

/**
 * The arithmetic in which training spends its time. There are two of it: `simd-kernels.ts` (AssemblyScript) and
 * its twin `plain-kernels.ts`. All arrays that are passed in must come from `allocate` of the same kernels.
 */
export interface Kernels extends LinearKernels, ColumnKernels, ElementKernels {
  readonly name: 'simd' | 'plain';
  /** `length` zeros that the kernels can work on. */
  allocate(length: number): Float32Array<ArrayBuffer>;
}
