import type { BatchIndex, LinearShape } from '../kernels/kernels';

/**
 * A gradient that is a matrix product, xᵀ·dy. An optimiser that sets `fused` multiplies it out itself, in one pass
 * with its update; then nobody writes `gradient`.
 */
export interface GradientProduct {
  fused: boolean;
  readonly index: BatchIndex;
  dy: Float32Array;
  shape: LinearShape;
}

/** Numbers that training changes, with the gradient of the loss that the last backward pass left. */
export interface Parameter {
  /** `weight` and `bias` of a linear layer, `scale` and `shift` of batch normalisation. */
  readonly name: 'weight' | 'bias' | 'scale' | 'shift';
  readonly value: Float32Array<ArrayBuffer>;
  readonly gradient: Float32Array<ArrayBuffer>;
  readonly product?: GradientProduct;
}

/** Batch normalisation and dropout do one thing while the network learns, and another when it answers. */
export type Mode = 'training' | 'evaluation';

/**
 * One step of a network. `forward` turns `rows` rows of `inputs` numbers into rows of `outputs` numbers;
 * `backward` turns the loss's gradient by the outputs into the gradient by the inputs, and leaves the gradients of
 * the layer's own parameters. The arrays belong to the layer and are overwritten by the next call; neither pass
 * changes the array that it is given.
 */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly parameters: readonly Parameter[];
  /** Numbers that are part of the trained network and follow the data, not a gradient: running statistics. */
  readonly statistics?: readonly Float32Array[];
  setMode?(mode: Mode): void;
  forward(x: Float32Array, rows: number): Float32Array;
  backward(dy: Float32Array, rows: number): Float32Array;
}
