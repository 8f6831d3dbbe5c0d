import type { ColumnKernels, MatrixShape } from '../kernels';

const at = (array: Float32Array, position: number): number => array[position] ?? 0;

/** Calls `visit` with the place and the column of every number of a matrix. */
function forEach({ rows, columns }: MatrixShape, visit: (place: number, column: number) => void): void {
  for (let place = 0; place < rows * columns; place++) visit(place, place % columns);
}

/** Loops over a batch with one number for each column. */
export const plainColumns: ColumnKernels = {
  columnSums(x, sums, shape) {
    sums.fill(0, 0, shape.columns);
    forEach(shape, (i, c) => {
      sums[c] = at(sums, c) + at(x, i);
    });
  },
  columnDots(a, b, sums, shape) {
    sums.fill(0, 0, shape.columns);
    forEach(shape, (i, c) => {
      sums[c] = at(sums, c) + at(a, i) * at(b, i);
    });
  },
  scaleColumns(x, scale, shift, y, shape) {
    forEach(shape, (i, c) => {
      y[i] = at(x, i) * at(scale, c) + at(shift, c);
    });
  },
  addScaledColumns(x, scale, y, shape) {
    forEach(shape, (i, c) => {
      y[i] = at(y, i) + at(x, i) * at(scale, c);
    });
  },
};
