/** Numbers that training changes, with the gradient of the loss that the last backward pass left. */
export interface Parameter {
  readonly name: string;
  readonly value: Float32Array<ArrayBuffer>;
  readonly gradient: Float32Array<ArrayBuffer>;
}

/**
 * One step of a network. `forward` turns `rows` rows of `inputs` numbers into rows of `outputs` numbers;
 * `backward` turns the loss's gradient by the outputs into the gradient by the inputs, and leaves the gradients of
 * the layer's own parameters. The arrays belong to the layer and are overwritten by the next call.
 */
export interface Layer {
  readonly kind: 'linear' | 'relu';
  readonly inputs: number;
  readonly outputs: number;
  readonly parameters: readonly Parameter[];
  forward(x: Float32Array, rows: number): Float32Array;
  backward(dy: Float32Array, rows: number): Float32Array;
}
