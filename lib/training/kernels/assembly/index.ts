/**
 * The hot loops of training, in AssemblyScript with 128-bit SIMD. `../plain` is the same in plain TypeScript, and
 * tests hold the two together.
 *
 * Weights are packed in tiles of 32 columns: [tile][input][32]. A tile's row is eight SIMD registers, and a tile
 * is contiguous, so that it stays in the second-level cache while the whole batch passes over it. (Row-major
 * rows of 2 KiB would all fall on the same few cache sets.) 81 % of MNIST's pixels and more than half of ReLU's
 * activations are zero: `index` lists the others once per batch, and the products touch only those.
 *
 * Compiled without a runtime: all memory comes from the importing side, pointers are byte offsets.
 */
export { index } from './batch-index';
export { addScaledColumns, columnDots, columnSums, scaleColumns } from './columns';
export { linear, linearAdam, linearInputGradient, weightGradient } from './linear';
export { adam, addScaled, addSigns, decayAdd, multiply, relu, reluGradient, rmsProp } from './updates';
