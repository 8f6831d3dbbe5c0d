import type { Arena } from './arena';
import { type AdamStep, type BatchIndex, type LinearKernels, TILE } from './kernels';
import type { SimdExports } from './simd-exports';

/** The lists of `assembly/batch-index.ts`, and room for what the products need on the way. */
interface SimdIndex extends BatchIndex {
  rowCounts: number;
  rowEntries: number;
  columnCounts: number;
  columnEntries: number;
  /** The list of all columns, in the form of a row's list: for gradients by every input. */
  allCount: number;
  allEntries: number;
  sums: number;
  scratch: number;
}

const ENTRY_BYTES = 8;
const ROW_BYTES = TILE * 4;
/** What loops that take four entries at a time may read behind a row's list. */
const SPARE = 4;

/** Writes the list of all columns: where each one's row begins in a tile. The values are not read. */
function listAll(arena: Arena, columns: number): { allCount: number; allEntries: number } {
  const allCount = arena.reserve(4);
  const allEntries = arena.reserve((columns + SPARE) * ENTRY_BYTES);
  const words = new Int32Array(arena.memory.buffer);
  words[allCount / 4] = columns;
  for (let i = 0; i < columns; i++) words[allEntries / 4 + 2 * i] = i * ROW_BYTES;
  return { allCount, allEntries };
}

const createIndex = (arena: Arena, maxRows: number, columns: number): SimdIndex => ({
  maxRows,
  columns,
  rowCounts: arena.reserve(maxRows * 4),
  rowEntries: arena.reserve(maxRows * (columns + SPARE) * ENTRY_BYTES),
  columnCounts: arena.reserve(columns * 4),
  columnEntries: arena.reserve(columns * (maxRows + 2) * ENTRY_BYTES),
  ...listAll(arena, columns),
  sums: arena.reserve(maxRows * (columns + SPARE) * 4),
  scratch: arena.reserve((maxRows + 2) * ROW_BYTES),
});

/**
 * Adam's four numbers as the SIMD loops take them: the corrections of the moments move into the rate and epsilon
 * (Kingma and Ba, end of section 2). 1 - beta is made here, because in 32 bits it would lose four digits.
 */
export const adamNumbers = (
  step: AdamStep,
): [gain1: number, gain2: number, rate: number, epsilon: number] => {
  const root = Math.sqrt(step.vCorrection);
  return [1 - step.beta1, 1 - step.beta2, (step.rate * step.mCorrection) / root, step.epsilon / root];
};

/** The products of a linear layer in WebAssembly. */
export function simdLinear(simd: SimdExports, arena: Arena): LinearKernels {
  const handle = (index: BatchIndex): SimdIndex => index as SimdIndex;
  return {
    createIndex: (maxRows, columns) => createIndex(arena, maxRows, columns),
    fillIndex(index, x, rows) {
      const { columns, rowCounts, rowEntries, columnCounts, columnEntries } = handle(index);
      simd.index(x.byteOffset, rows, columns, rowCounts, rowEntries, columnCounts, columnEntries);
    },
    linear(index, { byteOffset: w }, { byteOffset: b }, { byteOffset: y }, { rows, inputs, outputs }) {
      const { columnCounts, columnEntries, scratch } = handle(index);
      simd.linear(columnCounts, columnEntries, w, b, y, rows, inputs, outputs, scratch);
    },
    weightGradient(index, { byteOffset: dy }, { byteOffset: dw }, { rows, inputs, outputs }) {
      const { columnCounts, columnEntries, scratch } = handle(index);
      simd.weightGradient(columnCounts, columnEntries, dy, dw, rows, inputs, outputs, scratch);
    },
    linearAdam(index, dy, weights, m, v, { rows, inputs, outputs }, step) {
      const { columnCounts, columnEntries, scratch } = handle(index);
      simd.linearAdam(
        columnCounts,
        columnEntries,
        dy.byteOffset,
        weights.byteOffset,
        m.byteOffset,
        v.byteOffset,
        rows,
        inputs,
        outputs,
        scratch,
        ...adamNumbers(step),
      );
    },
    linearInputGradient(index, { byteOffset: dy }, { byteOffset: w }, { byteOffset: dx }, shape, sparse) {
      const { columns, rowCounts, rowEntries, allCount, allEntries, sums, scratch } = handle(index);
      const lists: [number, number, number, number] = sparse
        ? [rowCounts, 4, rowEntries, (columns + SPARE) * ENTRY_BYTES]
        : [allCount, 0, allEntries, 0];
      simd.linearInputGradient(...lists, dy, w, dx, shape.rows, shape.inputs, shape.outputs, sums, scratch);
    },
  };
}
