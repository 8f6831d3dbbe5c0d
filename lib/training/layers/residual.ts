import type { Kernels } from '../kernels/kernels';
import type { Layer, Mode, Parameter } from './layer';

/**
 * y = x + F(x), where F are layers in a row that end as wide as they begin: He et al., "Deep residual learning for
 * image recognition", 2016. The gradient reaches what is before the block on two ways, dx = dy + Fᵀ(dy): however
 * small F's share is, dy itself arrives.
 */
export class Residual implements Layer {
  readonly inputs: number;
  readonly outputs: number;
  readonly parameters: readonly Parameter[];
  readonly statistics: readonly Float32Array[];
  private readonly y: Float32Array;
  private readonly dx: Float32Array;

  constructor(
    private readonly kernels: Kernels,
    readonly layers: readonly Layer[],
    maxRows: number,
  ) {
    this.inputs = layers[0]?.inputs ?? 0;
    this.outputs = layers.at(-1)?.outputs ?? 0;
    if (this.inputs !== this.outputs) {
      throw new RangeError(`A residual block of ${this.inputs} inputs cannot have ${this.outputs} outputs`);
    }
    this.parameters = layers.flatMap((layer) => layer.parameters);
    this.statistics = layers.flatMap((layer) => layer.statistics ?? []);
    this.y = kernels.allocate(maxRows * this.inputs);
    this.dx = kernels.allocate(maxRows * this.inputs);
  }

  setMode(mode: Mode): void {
    for (const layer of this.layers) layer.setMode?.(mode);
  }

  forward(x: Float32Array, rows: number): Float32Array {
    const change = this.layers.reduce((values, layer) => layer.forward(values, rows), x);
    return this.add(change, x, this.y, rows);
  }

  backward(dy: Float32Array, rows: number): Float32Array {
    const change = this.layers.reduceRight((values, layer) => layer.backward(values, rows), dy);
    return this.add(change, dy, this.dx, rows);
  }

  private add(a: Float32Array, b: Float32Array, sum: Float32Array, rows: number): Float32Array {
    const count = rows * this.inputs;
    sum.set(a.subarray(0, count));
    this.kernels.addScaled(sum, b, 1, count);
    return sum;
  }
}
