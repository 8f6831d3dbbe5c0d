import { SIDE } from './pixel-place';

/** Seven digits say all that a 32-bit number holds. */
const written = (value: number): string => String(Number(value.toPrecision(7)));

const rowsOf = (input: ArrayLike<number>): string[][] =>
  Array.from({ length: SIDE }, (_, row) =>
    Array.from({ length: SIDE }, (_, column) => written(input[row * SIDE + column] ?? 0)),
  );

/** The picture as a list of rows, as Python and JSON both read it. */
export const toPython = (input: ArrayLike<number>): string =>
  `[\n${rowsOf(input)
    .map((row) => `  [${row.join(', ')}]`)
    .join(',\n')}\n]`;

/** The picture as a NumPy array of 28 x 28. */
export const toNumpy = (input: ArrayLike<number>): string =>
  `import numpy as np\n\nx = np.array(${toPython(input)}, dtype=np.float32)\n`;

/** The picture as 28 lines of 28 numbers (RFC 4180). */
export const toCsv = (input: ArrayLike<number>): string =>
  rowsOf(input)
    .map((row) => `${row.join(',')}\r\n`)
    .join('');
