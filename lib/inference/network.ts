import type { BatchIndex, Kernels } from '@/lib/training/kernels/kernels';
import { packedLength, packWeights } from '@/lib/training/kernels/packed-weights';
import { createPlainKernels } from '@/lib/training/kernels/plain-kernels';
import { createSimdKernels } from '@/lib/training/kernels/simd-kernels';
import { type DenseLayer, readDenseModel } from './dense-model';

/** The logits of a batch and what every hidden layer said on the way, row by row. */
export interface Activations {
  /** `rows` rows of `outputs` numbers, before softmax. */
  logits: Float32Array;
  /** For each hidden layer `rows` rows of its width, after ReLU. */
  hidden: Float32Array[];
}

/** A model that can be looked into: forward with all activations, and backward down to the input. */
export interface DigitNetwork {
  /** `simd`, or `plain` where the runtime has no WebAssembly SIMD. */
  readonly kernels: Kernels['name'];
  /** Width of the input, of each hidden layer, and of the output. */
  readonly widths: readonly number[];
  /** Answers `rows` pictures of `widths[0]` numbers each. Any number of rows; the arrays are the caller's. */
  forward(batch: Float32Array, rows: number): Activations;
  /**
   * The gradient by the input: `byLogits` holds the derivative of some score by each logit at this picture, and the
   * answer is that score's derivative by each pixel.
   */
  inputGradient(input: Float32Array, byLogits: Float32Array): Float32Array<ArrayBuffer>;
  /** The weights that come into one neuron of layer `layer` (0 is the first hidden one), one for each of its inputs. */
  weightsInto(layer: number, neuron: number): Float32Array;
}

/** Rows that go through the kernels together: enough to keep weights in registers, little memory on a phone. */
const ROWS = 64;

interface Stage {
  layer: DenseLayer;
  weights: Float32Array;
  bias: Float32Array;
  index: BatchIndex;
  /** Before ReLU, and after it (the same array where there is none). */
  sums: Float32Array;
  out: Float32Array;
  /** Derivatives by `out`, by `sums`, and by the layer's input: one row. */
  byOut: Float32Array;
  bySums: Float32Array;
}

/** Room for activations and for what the kernels note about a batch of `ROWS`, far beyond what the shared models need. */
const BATCH_BYTES = 16 * 1024 * 1024;

/** How much memory the kernels may take, reserved at once: the weights and a batch. Untouched pages cost nothing. */
function memoryBytes(layers: readonly DenseLayer[]): number {
  const weights = layers.reduce((sum, { inputs, outputs }) => sum + packedLength(inputs, outputs), 0);
  return weights * Float32Array.BYTES_PER_ELEMENT + BATCH_BYTES;
}

function createKernels(layers: readonly DenseLayer[]): Kernels {
  try {
    return createSimdKernels(memoryBytes(layers));
  } catch {
    // No WebAssembly here, or none with SIMD (or a security policy against it): slower, the same numbers.
    return createPlainKernels();
  }
}

function createStage(kernels: Kernels, layer: DenseLayer): Stage {
  const { inputs, outputs, relu } = layer;
  const weights = kernels.allocate(packedLength(inputs, outputs));
  packWeights(layer.weights, weights, inputs, outputs);
  const bias = kernels.allocate(outputs);
  bias.set(layer.bias);
  const sums = kernels.allocate(ROWS * outputs);
  return {
    layer,
    weights,
    bias,
    index: kernels.createIndex(ROWS, inputs),
    sums,
    out: relu ? kernels.allocate(ROWS * outputs) : sums,
    byOut: kernels.allocate(outputs),
    bySums: kernels.allocate(outputs),
  };
}

class DenseNetwork implements DigitNetwork {
  readonly kernels: Kernels['name'];
  readonly widths: readonly number[];
  private readonly stages: readonly Stage[];
  private readonly input: Float32Array;
  private readonly byInput: Float32Array;

  constructor(
    private readonly arithmetic: Kernels,
    layers: readonly DenseLayer[],
  ) {
    const [first] = layers;
    if (!first) throw new RangeError('A network needs a layer');
    this.kernels = arithmetic.name;
    this.widths = [first.inputs, ...layers.map(({ outputs }) => outputs)];
    this.input = arithmetic.allocate(ROWS * first.inputs);
    this.byInput = arithmetic.allocate(first.inputs);
    this.stages = layers.map((layer) => createStage(arithmetic, layer));
  }

  forward(batch: Float32Array, rows: number): Activations {
    const [inputs = 0, ...outputs] = this.widths;
    if (batch.length < rows * inputs)
      throw new RangeError(`A batch of ${batch.length} is not ${rows} x ${inputs}`);
    const results = outputs.map((width) => new Float32Array(rows * width));
    for (let start = 0; start < rows; start += ROWS) {
      const count = Math.min(ROWS, rows - start);
      this.run(batch.subarray(start * inputs, (start + count) * inputs), count);
      for (const [i, { out, layer }] of this.stages.entries()) {
        results[i]?.set(out.subarray(0, count * layer.outputs), start * layer.outputs);
      }
    }
    const logits = results.pop() ?? new Float32Array();
    return { logits, hidden: results };
  }

  inputGradient(input: Float32Array, byLogits: Float32Array): Float32Array<ArrayBuffer> {
    this.run(input, 1);
    this.stages.at(-1)?.byOut.set(byLogits);
    for (let i = this.stages.length - 1; i >= 0; i--) {
      this.back(this.stages[i] as Stage, this.stages[i - 1]?.byOut ?? this.byInput);
    }
    return Float32Array.from(this.byInput);
  }

  weightsInto(layer: number, neuron: number): Float32Array {
    const { inputs, outputs, weights } = this.stages[layer]?.layer ?? {
      inputs: 0,
      outputs: 0,
      weights: null,
    };
    if (!weights || neuron < 0 || neuron >= outputs)
      throw new RangeError(`No neuron ${neuron} in layer ${layer}`);
    return weights.slice(neuron * inputs, (neuron + 1) * inputs);
  }

  /** At most `ROWS` pictures through all layers; the answers are in the stages. */
  private run(batch: Float32Array, rows: number): void {
    const { arithmetic } = this;
    this.input.set(batch);
    let x = this.input;
    for (const { layer, weights, bias, index, sums, out } of this.stages) {
      arithmetic.fillIndex(index, x, rows);
      arithmetic.linear(index, weights, bias, sums, { rows, inputs: layer.inputs, outputs: layer.outputs });
      if (layer.relu) arithmetic.relu(sums, out, rows * layer.outputs);
      x = out;
    }
  }

  /** From the derivative by a layer's output to the one by its input, for the one row that `run` saw last. */
  private back({ layer, weights, index, out, byOut, bySums }: Stage, byInput: Float32Array): void {
    const { inputs, outputs, relu } = layer;
    if (relu) this.arithmetic.reluGradient(out, byOut, bySums, outputs);
    const derivative = relu ? bySums : byOut;
    this.arithmetic.linearInputGradient(
      index,
      derivative,
      weights,
      byInput,
      { rows: 1, inputs, outputs },
      false,
    );
  }
}

/**
 * Opens one of our own ONNX files for looking into it, in Node or in a browser's worker. Numbers agree with ONNX Runtime
 * to about 1e-5. Throws `UnsupportedModel` for anything but a chain of Gemm and Relu.
 */
export function openNetwork(
  onnx: Uint8Array,
  kernels?: (layers: readonly DenseLayer[]) => Kernels,
): DigitNetwork {
  const layers = readDenseModel(onnx);
  return new DenseNetwork((kernels ?? createKernels)(layers), layers);
}
