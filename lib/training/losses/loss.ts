/**
 * What training makes small: the loss of a batch of outputs against the classes they should name, mean over the
 * rows. Writes the gradient by the outputs into `gradient`.
 */
export type Loss = (
  outputs: Float32Array,
  labels: ArrayLike<number>,
  gradient: Float32Array,
  rows: number,
  classes: number,
) => number;
