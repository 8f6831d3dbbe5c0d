/** Changes the parameters by their gradients; `rate` is the learning rate of this step. */
export interface Optimiser {
  step(rate: number): void;
}
