import type { BatchIndex, Kernels } from './kernels';
import { TILE } from './kernels';
import { SIMD_MODULE_BASE64 } from './simd-module';

/** What `assembly/index.ts` exports; every pointer is a byte offset into the shared memory. */
interface SimdExports {
  index(
    x: number,
    rows: number,
    columns: number,
    rowCounts: number,
    rowEntries: number,
    columnCounts: number,
    columnEntries: number,
  ): void;
  linear(
    columnCounts: number,
    columnEntries: number,
    weights: number,
    bias: number,
    y: number,
    rows: number,
    inputs: number,
    outputs: number,
    scratch: number,
  ): void;
  linearGradients(
    columnCounts: number,
    columnEntries: number,
    dy: number,
    dWeights: number,
    dBias: number,
    rows: number,
    inputs: number,
    outputs: number,
    scratch: number,
  ): void;
  linearInputGradient(
    rowCounts: number,
    rowEntries: number,
    dy: number,
    weights: number,
    dx: number,
    rows: number,
    inputs: number,
    outputs: number,
    sparse: number,
    scratch: number,
  ): void;
  adam(
    parameters: number,
    gradients: number,
    m: number,
    v: number,
    count: number,
    rate: number,
    beta1: number,
    gain1: number,
    beta2: number,
    gain2: number,
    epsilon: number,
    mCorrection: number,
    vCorrection: number,
  ): void;
  relu(x: number, y: number, count: number): void;
  reluGradient(y: number, dy: number, dx: number, count: number): void;
}

interface SimdIndex extends BatchIndex {
  rowCounts: number;
  rowEntries: number;
  columnCounts: number;
  columnEntries: number;
  scratch: number;
}

const PAGE_BYTES = 65_536;
/** Enough for 784-512-256-10 with Adam at batches of 64 (about 11 MB), with room; untouched pages cost nothing. */
const DEFAULT_MEMORY_BYTES = 64 * 1024 * 1024;

/** Hands out memory from the bottom up, never frees: a network lives as long as its kernels. */
class Arena {
  readonly memory: WebAssembly.Memory;
  private used = 16;

  constructor(bytes: number) {
    const pages = Math.ceil(bytes / PAGE_BYTES);
    this.memory = new WebAssembly.Memory({ initial: pages, maximum: pages });
  }

  /** Byte offset of `bytes` fresh zero bytes, aligned for SIMD. */
  reserve(bytes: number): number {
    const start = this.used;
    this.used = start + Math.ceil(bytes / 16) * 16;
    if (this.used > this.memory.buffer.byteLength) {
      throw new RangeError(`The training memory of ${this.memory.buffer.byteLength} bytes is full`);
    }
    return start;
  }
}

/** Up to the next multiple of four: what one SIMD register holds. */
const padded = (count: number): number => Math.ceil(count / 4) * 4;

function decodeBase64(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text);
  return Uint8Array.from(binary, (letter) => letter.charCodeAt(0));
}

function instantiate(memory: WebAssembly.Memory): SimdExports {
  const compiled = new WebAssembly.Module(decodeBase64(SIMD_MODULE_BASE64));
  return new WebAssembly.Instance(compiled, { env: { memory } }).exports as unknown as SimdExports;
}

/**
 * The kernels in WebAssembly, with their own memory of `memoryBytes`. Throws where the runtime has no SIMD (all
 * current ones have it) and when the memory is full.
 */
export function createSimdKernels(memoryBytes = DEFAULT_MEMORY_BYTES): Kernels {
  const arena = new Arena(memoryBytes);
  const simd = instantiate(arena.memory);
  const handle = (index: BatchIndex): SimdIndex => index as SimdIndex;
  return {
    name: 'simd',
    allocate(length) {
      // The loops over single numbers work on four numbers at a time: the three behind an odd length are ours as well.
      const offset = arena.reserve(padded(length) * 4);
      return new Float32Array(arena.memory.buffer as ArrayBuffer, offset, length);
    },
    createIndex: (maxRows, columns): SimdIndex => ({
      maxRows,
      columns,
      rowCounts: arena.reserve(maxRows * 4),
      rowEntries: arena.reserve(maxRows * columns * 8),
      columnCounts: arena.reserve(columns * 4),
      columnEntries: arena.reserve(maxRows * columns * 8),
      scratch: arena.reserve(maxRows * TILE * 4),
    }),
    fillIndex(index, x, rows) {
      const { columns, rowCounts, rowEntries, columnCounts, columnEntries } = handle(index);
      simd.index(x.byteOffset, rows, columns, rowCounts, rowEntries, columnCounts, columnEntries);
    },
    linear(index, weights, bias, y, { rows, inputs, outputs }) {
      const { columnCounts, columnEntries, scratch } = handle(index);
      simd.linear(
        columnCounts,
        columnEntries,
        weights.byteOffset,
        bias.byteOffset,
        y.byteOffset,
        rows,
        inputs,
        outputs,
        scratch,
      );
    },
    linearGradients(index, dy, dWeights, dBias, { rows, inputs, outputs }) {
      const { columnCounts, columnEntries, scratch } = handle(index);
      simd.linearGradients(
        columnCounts,
        columnEntries,
        dy.byteOffset,
        dWeights.byteOffset,
        dBias.byteOffset,
        rows,
        inputs,
        outputs,
        scratch,
      );
    },
    linearInputGradient(index, dy, weights, dx, { rows, inputs, outputs }, sparse) {
      const { rowCounts, rowEntries, scratch } = handle(index);
      simd.linearInputGradient(
        rowCounts,
        rowEntries,
        dy.byteOffset,
        weights.byteOffset,
        dx.byteOffset,
        rows,
        inputs,
        outputs,
        sparse ? 1 : 0,
        scratch,
      );
    },
    relu: (x, y, count) => simd.relu(x.byteOffset, y.byteOffset, padded(count)),
    reluGradient: (y, dy, dx, count) =>
      simd.reluGradient(y.byteOffset, dy.byteOffset, dx.byteOffset, padded(count)),
    adam(parameters, gradients, m, v, step) {
      simd.adam(
        parameters.byteOffset,
        gradients.byteOffset,
        m.byteOffset,
        v.byteOffset,
        padded(parameters.length),
        step.rate,
        step.beta1,
        1 - step.beta1,
        step.beta2,
        1 - step.beta2,
        step.epsilon,
        step.mCorrection,
        step.vCorrection,
      );
    },
  };
}
