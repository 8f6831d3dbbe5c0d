import { fromBinary } from '@bufbuild/protobuf';
import {
  type AttributeProto,
  type GraphProto,
  ModelProtoSchema,
  type NodeProto,
  type TensorProto,
  TensorProto_DataType,
} from 'onnx-buf';

/** One fully connected layer of a model, y = W·x + b, with ReLU behind it or not. */
export interface DenseLayer {
  inputs: number;
  outputs: number;
  /** [output][input], row by row, as ONNX keeps them. */
  weights: Float32Array;
  bias: Float32Array;
  relu: boolean;
}

/** The file is an ONNX model that this reader does not understand; the message says what in it. */
export class UnsupportedModel extends Error {
  override readonly name = 'UnsupportedModel';
}

/** Bounds on what is read at all; the shared models are far inside (2.2 MB, 784 wide, three layers). */
const BYTES_MAX = 64 * 1024 * 1024;
const WIDTH_MAX = 8_192;
const NODES_MAX = 64;

const refuse = (reason: string): never => {
  throw new UnsupportedModel(reason);
};

const littleEndian = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;

/** Raw ONNX numbers are little-endian and may start at any byte: they are copied to where they can be read. */
function floats(bytes: Uint8Array): Float32Array {
  // Not `slice`: that of Node's Buffer, which is a Uint8Array as well, does not copy.
  const { buffer } = new Uint8Array(bytes);
  if (littleEndian) return new Float32Array(buffer);
  const view = new DataView(buffer);
  return Float32Array.from({ length: buffer.byteLength / 4 }, (_, i) => view.getFloat32(i * 4, true));
}

/** The initializer of this name as numbers of exactly these sizes. */
function numbersOf(tensors: ReadonlyMap<string, TensorProto>, name: string, dims: number): TensorNumbers {
  const tensor = tensors.get(name) ?? refuse(`There are no weights named ${name}`);
  if (tensor.dataType !== TensorProto_DataType.FLOAT) refuse(`${name} is not made of 32-bit floats`);
  const sizes = tensor.dims.map(Number);
  const inRange = sizes.every((size) => Number.isInteger(size) && size > 0 && size <= WIDTH_MAX);
  if (sizes.length !== dims || !inRange) refuse(`${name} has the sizes [${sizes.join(', ')}]`);
  const count = sizes.reduce((product, size) => product * size, 1);
  if (tensor.rawData.byteLength !== count * 4) refuse(`${name} is not ${count} numbers of raw data`);
  return { sizes, values: floats(tensor.rawData) };
}

interface TensorNumbers {
  sizes: number[];
  values: Float32Array;
}

/** What a Gemm's attribute must be: y = x·Wᵀ + b and nothing else. */
function checkAttribute({ name, i, f }: AttributeProto): void {
  const plain =
    (name === 'transB' && i === BigInt(1)) ||
    (name === 'transA' && i === BigInt(0)) ||
    ((name === 'alpha' || name === 'beta') && f === 1);
  if (!plain) refuse(`A Gemm with this ${name} is not understood`);
}

function gemm(node: NodeProto, tensors: ReadonlyMap<string, TensorProto>): DenseLayer {
  node.attribute.forEach(checkAttribute);
  if (!node.attribute.some(({ name }) => name === 'transB')) refuse('A Gemm needs transB = 1');
  const [, weightName = '', biasName = ''] = node.input;
  const weights = numbersOf(tensors, weightName, 2);
  const bias = numbersOf(tensors, biasName, 1);
  const [outputs = 0, inputs = 0] = weights.sizes;
  if (bias.sizes[0] !== outputs) refuse(`${biasName} does not fit ${weightName}`);
  return { inputs, outputs, weights: weights.values, bias: bias.values, relu: false };
}

/** The nodes must be a chain: each takes the output of the one before. */
function checkChain({ node, input, output }: GraphProto): void {
  const first = input[0]?.name ?? refuse('The model has no input');
  const last = node.reduce((from, { input: [taken], output: [given] }) => {
    if (taken !== from) refuse(`A layer takes ${taken} instead of ${from}`);
    return given ?? refuse('A layer gives nothing');
  }, first);
  if (output.length !== 1 || output[0]?.name !== last) refuse(`The model does not answer with ${last}`);
}

function readLayers(graph: GraphProto): DenseLayer[] {
  checkChain(graph);
  const tensors = new Map(graph.initializer.map((tensor) => [tensor.name, tensor]));
  const layers: DenseLayer[] = [];
  for (const node of graph.node) {
    const last = layers.at(-1);
    if (node.opType === 'Gemm') {
      const layer = gemm(node, tensors);
      if (last && last.outputs !== layer.inputs)
        refuse(`${layer.inputs} inputs behind ${last.outputs} outputs`);
      layers.push(layer);
    } else if (node.opType === 'Relu' && last && !last.relu) {
      last.relu = true;
    } else refuse(`${node.opType} is not understood here`);
  }
  return layers;
}

/**
 * Reads a model made of Gemm (transB) and Relu alone, as lib/training/onnx exports the shared ones. Everything else, and
 * anything too large, is refused with `UnsupportedModel`. The numbers are copies: `onnx` may be thrown away.
 */
export function readDenseModel(onnx: Uint8Array): DenseLayer[] {
  if (onnx.byteLength > BYTES_MAX) refuse(`A model of ${onnx.byteLength} bytes is too large`);
  const graph = parse(onnx).graph ?? refuse('The file holds no graph');
  if (graph.node.length === 0 || graph.node.length > NODES_MAX)
    refuse(`The graph has ${graph.node.length} nodes`);
  return readLayers(graph);
}

function parse(onnx: Uint8Array) {
  try {
    return fromBinary(ModelProtoSchema, onnx);
  } catch (cause) {
    throw new UnsupportedModel('The file is not an ONNX model', { cause });
  }
}
