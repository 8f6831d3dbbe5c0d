/** Byte offset of an array in the kernels' memory. */
type Pointer = number;

/** What `assembly/index.ts` exports. */
export interface SimdExports {
  index(
    x: Pointer,
    rows: number,
    columns: number,
    rowCounts: Pointer,
    rowEntries: Pointer,
    columnCounts: Pointer,
    columnEntries: Pointer,
  ): void;
  linear(
    columnCounts: Pointer,
    columnEntries: Pointer,
    weights: Pointer,
    bias: Pointer,
    y: Pointer,
    rows: number,
    inputs: number,
    outputs: number,
    scratch: Pointer,
  ): void;
  weightGradient(
    columnCounts: Pointer,
    columnEntries: Pointer,
    dy: Pointer,
    dWeights: Pointer,
    rows: number,
    inputs: number,
    outputs: number,
    scratch: Pointer,
  ): void;
  linearAdam(
    columnCounts: Pointer,
    columnEntries: Pointer,
    dy: Pointer,
    weights: Pointer,
    m: Pointer,
    v: Pointer,
    rows: number,
    inputs: number,
    outputs: number,
    scratch: Pointer,
    gain1: number,
    gain2: number,
    rate: number,
    epsilon: number,
  ): void;
  linearInputGradient(
    counts: Pointer,
    countsStep: number,
    entries: Pointer,
    entriesStep: number,
    dy: Pointer,
    weights: Pointer,
    dx: Pointer,
    rows: number,
    inputs: number,
    outputs: number,
    sums: Pointer,
    scratch: Pointer,
  ): void;
  columnSums(x: Pointer, sums: Pointer, rows: number, columns: number): void;
  columnDots(a: Pointer, b: Pointer, sums: Pointer, rows: number, columns: number): void;
  scaleColumns(x: Pointer, scale: Pointer, shift: Pointer, y: Pointer, rows: number, columns: number): void;
  addScaledColumns(x: Pointer, scale: Pointer, y: Pointer, rows: number, columns: number): void;
  relu(x: Pointer, y: Pointer, count: number): void;
  reluGradient(y: Pointer, dy: Pointer, dx: Pointer, count: number): void;
  multiply(a: Pointer, b: Pointer, y: Pointer, count: number): void;
  addScaled(y: Pointer, x: Pointer, factor: number, count: number): void;
  addSigns(y: Pointer, x: Pointer, factor: number, count: number): void;
  decayAdd(y: Pointer, x: Pointer, decay: number, count: number): void;
  adam(
    parameters: Pointer,
    gradients: Pointer,
    m: Pointer,
    v: Pointer,
    count: number,
    gain1: number,
    gain2: number,
    rate: number,
    epsilon: number,
  ): void;
  rmsProp(
    parameters: Pointer,
    gradients: Pointer,
    squares: Pointer,
    count: number,
    rate: number,
    gain: number,
    epsilon: number,
  ): void;
}
