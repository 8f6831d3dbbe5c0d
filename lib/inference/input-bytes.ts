import { SIDE } from './prepare/place';

/** Numbers in what the network sees of one digit: 28 x 28, row by row. */
export const INPUT_LENGTH = SIDE * SIDE;
const BYTES_EACH = Float32Array.BYTES_PER_ELEMENT;

/** Seven digits say all that a 32-bit number holds. */
const seven = (value: number): number => Number(value.toPrecision(7));

/** Inputs one after the other as float32, little endian: how they are stored. */
export function packInputs(inputs: readonly ArrayLike<number>[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(inputs.length * INPUT_LENGTH * BYTES_EACH);
  const view = new DataView(bytes.buffer);
  for (const [row, input] of inputs.entries()) {
    for (let i = 0; i < INPUT_LENGTH; i++) {
      view.setFloat32((row * INPUT_LENGTH + i) * BYTES_EACH, input[i] ?? 0, true);
    }
  }
  return bytes;
}

/** Stored inputs as rows of 784 numbers, 0 (paper) to 1 (ink). */
export function unpackInputs(bytes: Uint8Array): number[][] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const rows = Math.floor(bytes.byteLength / (INPUT_LENGTH * BYTES_EACH));
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: INPUT_LENGTH }, (_, i) =>
      seven(view.getFloat32((row * INPUT_LENGTH + i) * BYTES_EACH, true)),
    ),
  );
}
