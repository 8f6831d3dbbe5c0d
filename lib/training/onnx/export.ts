import { create, toBinary } from '@bufbuild/protobuf';
import {
  GraphProtoSchema,
  ModelProtoSchema,
  type NodeProto,
  OperatorSetIdProtoSchema,
  StringStringEntryProtoSchema,
  type TensorProto,
} from 'onnx-buf';
import { BatchNorm } from '../layers/batch-norm';
import { Dropout } from '../layers/dropout';
import type { Layer } from '../layers/layer';
import { Linear } from '../layers/linear';
import { Relu } from '../layers/relu';
import { Residual } from '../layers/residual';
import { Sigmoid } from '../layers/sigmoid';
import { Tanh } from '../layers/tanh';
import type { Network } from '../network';
import { batchOf, floatAttribute, integerAttribute, node, tensor } from './nodes';

/** Both are old enough for every runtime of the last years, and new enough for all that we express. */
export const ONNX_IR_VERSION = 8;
export const ONNX_OPSET = 17;

/** Where a layer stands in the graph: its own name, and those of the values that it reads and gives. */
interface Place {
  name: string;
  input: string;
  output: string;
}

/** Collects the nodes and numbers of a graph, layer by layer. */
class GraphWriter {
  readonly nodes: NodeProto[] = [];
  readonly tensors: TensorProto[] = [];

  /** Layers in a row, from the value `input` to the value `output`; `prefix` tells those of a block from others. */
  writeAll(layers: readonly Layer[], prefix: string, input: string, output: string): void {
    let from = input;
    for (const [i, layer] of layers.entries()) {
      const to = i === layers.length - 1 ? output : `${prefix}hidden${i}`;
      this.write(layer, `${prefix}${i}`, from, to);
      from = to;
    }
  }

  private write(layer: Layer, suffix: string, input: string, output: string): void {
    const place = (kind: string): Place => ({ name: `${kind}${suffix}`, input, output });
    if (layer instanceof Linear) this.linear(layer, place('linear'));
    else if (layer instanceof BatchNorm) this.batchNorm(layer, place('norm'));
    else if (layer instanceof Residual) this.residual(layer, place('residual'));
    else if (layer instanceof Relu) this.plain('Relu', place('relu'));
    else if (layer instanceof Sigmoid) this.plain('Sigmoid', place('sigmoid'));
    else if (layer instanceof Tanh) this.plain('Tanh', place('tanh'));
    else throw new TypeError(`No ONNX operator is known for ${layer.constructor.name}`);
  }

  private plain(opType: string, { name, input, output }: Place): void {
    this.nodes.push(node(opType, name, [input], output));
  }

  private linear(layer: Linear, { name, input, output }: Place): void {
    const [weight, bias] = [`${name}.weight`, `${name}.bias`];
    this.nodes.push(node('Gemm', name, [input, weight, bias], output, [integerAttribute('transB', 1)]));
    this.tensors.push(
      tensor(weight, [layer.outputs, layer.inputs], layer.rowMajorWeights()),
      tensor(bias, [layer.outputs], layer.bias.value),
    );
  }

  /** The inference form, by the running statistics: ONNX's default. */
  private batchNorm(layer: BatchNorm, { name, input, output }: Place): void {
    const numbers = {
      scale: layer.scale.value,
      shift: layer.shift.value,
      mean: layer.mean,
      variance: layer.variance,
    };
    const names = Object.keys(numbers).map((key) => `${name}.${key}`);
    const epsilon = floatAttribute('epsilon', layer.epsilon);
    this.nodes.push(node('BatchNormalization', name, [input, ...names], output, [epsilon]));
    for (const [key, values] of Object.entries(numbers)) {
      this.tensors.push(tensor(`${name}.${key}`, [layer.inputs], values));
    }
  }

  private residual({ layers }: Residual, { name, input, output }: Place): void {
    const kept = withoutDropout(layers);
    const change = kept.length > 0 ? `${name}.change` : input;
    this.writeAll(kept, `${name}.`, input, change);
    this.nodes.push(node('Add', name, [input, change], output));
  }
}

/** Dropout is not there when a network answers. */
const withoutDropout = (layers: readonly Layer[]): Layer[] =>
  layers.filter((layer) => !(layer instanceof Dropout));

/**
 * The network as an ONNX file: input `input` [batch, inputs], output `logits` [batch, outputs], softmax left outside.
 * Throws for a layer that ONNX has no operator for, and for a network without layers.
 * `metadata` becomes the file's metadata_props. The same network and metadata give the same bytes.
 */
export function exportOnnx(
  network: Network,
  name: string,
  metadata: Record<string, string> = {},
): Uint8Array {
  const layers = withoutDropout(network.layers);
  if (layers.length === 0) throw new RangeError('A network without a layer has no outputs to export');
  const graph = new GraphWriter();
  graph.writeAll(layers, '', 'input', 'logits');
  const model = create(ModelProtoSchema, {
    irVersion: BigInt(ONNX_IR_VERSION),
    producerName: 'minibatch',
    opsetImport: [create(OperatorSetIdProtoSchema, { domain: '', version: BigInt(ONNX_OPSET) })],
    metadataProps: Object.entries(metadata).map(([key, value]) =>
      create(StringStringEntryProtoSchema, { key, value }),
    ),
    graph: create(GraphProtoSchema, {
      name,
      node: graph.nodes,
      initializer: graph.tensors,
      input: [batchOf('input', network.inputs)],
      output: [batchOf('logits', network.outputs)],
    }),
  });
  return toBinary(ModelProtoSchema, model);
}
