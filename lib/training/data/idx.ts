/** IDX, the format of MNIST's files: big-endian, magic 0x0000 08 <dimensions>, the sizes, then bytes. */
export interface Idx {
  sizes: number[];
  values: Uint8Array;
}

/** Reads an IDX file of unsigned bytes. Throws with the reason when it is anything else or cut short. */
export function parseIdx(file: Uint8Array): Idx {
  const view = new DataView(file.buffer, file.byteOffset, file.byteLength);
  if (file.byteLength < 4 || view.getUint16(0) !== 0 || view.getUint8(2) !== 8) {
    throw new Error('Not an IDX file of unsigned bytes');
  }
  const dimensions = view.getUint8(3);
  const header = 4 + 4 * dimensions;
  if (file.byteLength < header) throw new Error('The IDX header is cut short');
  const sizes = Array.from({ length: dimensions }, (_, i) => view.getUint32(4 + 4 * i));
  const length = sizes.reduce((product, size) => product * size, 1);
  if (file.byteLength !== header + length) {
    throw new Error(`The IDX file holds ${file.byteLength - header} values, its header promises ${length}`);
  }
  return { sizes, values: file.subarray(header) };
}
