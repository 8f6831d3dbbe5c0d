import { TILE } from './kernels';

/** Numbers that a packed matrix of these widths takes: the last tile is filled up with zeros. */
export const packedLength = (inputs: number, outputs: number): number =>
  Math.ceil(outputs / TILE) * TILE * inputs;

/** Where the weight from `input` to `output` lies in the packed matrix: [tile][input][32]. */
export const packedAt = (input: number, output: number, inputs: number): number =>
  (Math.floor(output / TILE) * inputs + input) * TILE + (output % TILE);

/** The matrix as frameworks and ONNX keep it: [output][input], row by row. */
export function unpackWeights(
  packed: Float32Array,
  inputs: number,
  outputs: number,
): Float32Array<ArrayBuffer> {
  const rows = new Float32Array(outputs * inputs);
  for (let output = 0; output < outputs; output++) {
    for (let input = 0; input < inputs; input++) {
      rows[output * inputs + input] = packed[packedAt(input, output, inputs)] ?? 0;
    }
  }
  return rows;
}

/** The inverse of `unpackWeights`, into an existing packed matrix. */
export function packWeights(rows: Float32Array, packed: Float32Array, inputs: number, outputs: number): void {
  for (let output = 0; output < outputs; output++) {
    for (let input = 0; input < inputs; input++) {
      packed[packedAt(input, output, inputs)] = rows[output * inputs + input] ?? 0;
    }
  }
}
