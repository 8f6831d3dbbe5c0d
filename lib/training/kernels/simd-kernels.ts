import { Arena } from './arena';
import type { ColumnKernels, ElementKernels, Kernels } from './kernels';
import type { SimdExports } from './simd-exports';
import { adamNumbers, simdLinear } from './simd-linear';
import { SIMD_MODULE_BASE64 } from './simd-module';

/** Enough for 784-512-256-10 with Adam at batches of 64 (about 13 MB), with room; untouched pages cost nothing. */
const DEFAULT_MEMORY_BYTES = 64 * 1024 * 1024;

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

const simdColumns = (simd: SimdExports): ColumnKernels => ({
  columnSums: (x, sums, { rows, columns }) => simd.columnSums(x.byteOffset, sums.byteOffset, rows, columns),
  columnDots: (a, b, sums, { rows, columns }) =>
    simd.columnDots(a.byteOffset, b.byteOffset, sums.byteOffset, rows, columns),
  scaleColumns: (x, scale, shift, y, { rows, columns }) =>
    simd.scaleColumns(x.byteOffset, scale.byteOffset, shift.byteOffset, y.byteOffset, rows, columns),
  addScaledColumns: (x, scale, y, { rows, columns }) =>
    simd.addScaledColumns(x.byteOffset, scale.byteOffset, y.byteOffset, rows, columns),
});

/** The loops take four numbers at a time: those behind an odd length are ours as well, see `Arena`. */
const simdElements = (simd: SimdExports): ElementKernels => ({
  relu: (x, y, count) => simd.relu(x.byteOffset, y.byteOffset, padded(count)),
  reluGradient: (y, dy, dx, count) =>
    simd.reluGradient(y.byteOffset, dy.byteOffset, dx.byteOffset, padded(count)),
  multiply: (a, b, y, count) => simd.multiply(a.byteOffset, b.byteOffset, y.byteOffset, padded(count)),
  addScaled: (y, x, factor, count) => simd.addScaled(y.byteOffset, x.byteOffset, factor, padded(count)),
  addSigns: (y, x, factor, count) => simd.addSigns(y.byteOffset, x.byteOffset, factor, padded(count)),
  decayAdd: (y, x, decay, count) => simd.decayAdd(y.byteOffset, x.byteOffset, decay, padded(count)),
  adam({ byteOffset: w, length }, { byteOffset: g }, { byteOffset: m }, { byteOffset: v }, step) {
    simd.adam(w, g, m, v, padded(length), ...adamNumbers(step));
  },
  rmsProp({ byteOffset: w, length }, { byteOffset: g }, { byteOffset: v }, { rate, decay, epsilon }) {
    simd.rmsProp(w, g, v, padded(length), rate, 1 - decay, epsilon);
  },
});

/**
 * The kernels in WebAssembly, with their own memory of `memoryBytes`. Throws where the runtime has no SIMD (all
 * current ones have it) and when the memory is full.
 */
export function createSimdKernels(memoryBytes = DEFAULT_MEMORY_BYTES): Kernels {
  const arena = new Arena(memoryBytes);
  const simd = instantiate(arena.memory);
  return {
    name: 'simd',
    allocate: (length) => arena.floats(length),
    ...simdLinear(simd, arena),
    ...simdColumns(simd),
    ...simdElements(simd),
  };
}
