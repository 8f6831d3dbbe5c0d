import type { Network } from './network';

/**
 * Ends training when the loss on held-back pictures has not fallen for `patience` epochs, and keeps the weights of
 * the best one: Prechelt, "Early stopping - but when?", 1998. The test pictures must have no part in it, or its
 * figure is no test any more.
 */
export class EarlyStopping {
  private best = Number.POSITIVE_INFINITY;
  private waited = 0;
  private kept: Float32Array[] = [];
  /** Counted from 1; 0 before the first. */
  bestEpoch = 0;

  constructor(
    private readonly network: Network,
    private readonly patience: number,
  ) {}

  /** Hears the validation loss after an epoch; true when it is time to stop. */
  shouldStop(epoch: number, loss: number): boolean {
    if (loss < this.best) {
      this.best = loss;
      this.bestEpoch = epoch;
      this.waited = 0;
      this.kept = this.network.state.map((values) => values.slice());
      return false;
    }
    this.waited += 1;
    return this.waited >= this.patience;
  }

  /** Brings the best weights (and running statistics) back into the network. */
  restore(): void {
    for (const [i, values] of this.network.state.entries()) {
      const kept = this.kept[i];
      if (kept) values.set(kept);
    }
  }
}
