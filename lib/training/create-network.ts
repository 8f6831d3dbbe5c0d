import type { Initialise } from './initialise';
import type { Kernels } from './kernels/kernels';
import { BatchNorm, type BatchNormOptions } from './layers/batch-norm';
import { Dropout } from './layers/dropout';
import type { Layer } from './layers/layer';
import { Linear } from './layers/linear';
import { Relu } from './layers/relu';
import { Residual } from './layers/residual';
import { Sigmoid } from './layers/sigmoid';
import { Tanh } from './layers/tanh';
import { Network } from './network';
import type { Random } from './random';

/** What a layer is, without its memory: how a network is written down. */
export type LayerSpec =
  | { kind: 'linear'; outputs: number; initialise?: Initialise }
  | { kind: 'relu' }
  | { kind: 'sigmoid' }
  | { kind: 'tanh' }
  | ({ kind: 'batch-norm' } & BatchNormOptions)
  | { kind: 'dropout'; rate: number }
  | { kind: 'residual'; layers: readonly LayerSpec[] };

/** What the layers of one network share. */
interface Workshop {
  kernels: Kernels;
  maxRows: number;
  random: Random;
}

/** What a layer has to know of those before it. */
interface Place {
  inputs: number;
  /** Nothing is before it that needs a gradient. */
  first: boolean;
  /** Where its input is zero, ReLU throws the gradient away. */
  behindRelu: boolean;
}

function createLayer(spec: LayerSpec, place: Place, workshop: Workshop): Layer {
  const { kernels, maxRows, random } = workshop;
  switch (spec.kind) {
    case 'linear':
      return new Linear(kernels, { ...spec, ...place, maxRows }, random);
    case 'relu':
      return new Relu(kernels, place.inputs, maxRows);
    case 'sigmoid':
      return new Sigmoid(kernels, place.inputs, maxRows);
    case 'tanh':
      return new Tanh(kernels, place.inputs, maxRows);
    case 'batch-norm':
      return new BatchNorm(kernels, place.inputs, maxRows, spec);
    case 'dropout':
      return new Dropout(kernels, place.inputs, maxRows, spec.rate, random);
    case 'residual':
      return new Residual(kernels, createLayers(spec.layers, place, workshop), maxRows);
  }
}

/** Dropout leaves zeros where they are, and drops the gradient where it made more of them: ReLU is still in sight. */
const isBehindRelu = (spec: LayerSpec, before: boolean): boolean =>
  spec.kind === 'relu' || (spec.kind === 'dropout' && before);

function createLayers(specs: readonly LayerSpec[], start: Place, workshop: Workshop): Layer[] {
  let place = start;
  return specs.map((spec) => {
    const layer = createLayer(spec, place, workshop);
    place = {
      inputs: layer.outputs,
      first: place.first && layer.parameters.length === 0,
      behindRelu: isBehindRelu(spec, place.behindRelu),
    };
    return layer;
  });
}

/** A network of these layers for `inputs` numbers a row and batches of at most `maxRows` rows. */
export function createNetwork(
  kernels: Kernels,
  inputs: number,
  specs: readonly LayerSpec[],
  maxRows: number,
  random: Random,
): Network {
  const start = { inputs, first: true, behindRelu: false };
  return new Network(kernels, createLayers(specs, start, { kernels, maxRows, random }), maxRows);
}

/** A multi-layer perceptron: linear layers of these widths with ReLU between them, none behind the last. */
export function createMlp(
  kernels: Kernels,
  widths: readonly number[],
  maxRows: number,
  random: Random,
): Network {
  const [inputs = 0, ...outputs] = widths;
  const specs = outputs.flatMap((width, i): LayerSpec[] => [
    { kind: 'linear', outputs: width },
    ...(i + 1 < outputs.length ? [{ kind: 'relu' } as const] : []),
  ]);
  return createNetwork(kernels, inputs, specs, maxRows, random);
}
