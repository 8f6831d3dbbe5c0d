import type { Kernels } from './kernels';
import { plainColumns } from './plain/columns';
import { plainElements } from './plain/elements';
import { plainLinear } from './plain/linear';

/** The kernels in plain TypeScript: what the SIMD module is held against, and what runs where SIMD is missing. */
export const createPlainKernels = (): Kernels => ({
  name: 'plain',
  allocate: (length) => new Float32Array(length),
  ...plainLinear,
  ...plainColumns,
  ...plainElements,
});
