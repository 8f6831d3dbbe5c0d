import { create, toBinary } from '@bufbuild/protobuf';
import {
  AttributeProto_AttributeType,
  AttributeProtoSchema,
  GraphProtoSchema,
  ModelProtoSchema,
  type NodeProto,
  NodeProtoSchema,
  OperatorSetIdProtoSchema,
  StringStringEntryProtoSchema,
  type TensorProto,
  TensorProto_DataType,
  TensorProtoSchema,
  TensorShapeProto_DimensionSchema,
  TensorShapeProtoSchema,
  TypeProto_TensorSchema,
  TypeProtoSchema,
  type ValueInfoProto,
  ValueInfoProtoSchema,
} from 'onnx-buf';
import type { Layer } from '../layers/layer';
import { Linear } from '../layers/linear';
import type { Network } from '../network';

/** Both are old enough for every runtime of the last years, and new enough for all that we express. */
export const ONNX_IR_VERSION = 8;
export const ONNX_OPSET = 17;

const littleEndian = (values: Float32Array<ArrayBuffer>): Uint8Array<ArrayBuffer> => {
  const bytes = new Uint8Array(values.length * 4);
  const view = new DataView(bytes.buffer);
  for (const [i, value] of values.entries()) view.setFloat32(i * 4, value, true);
  return bytes;
};

const tensor = (name: string, dims: number[], values: Float32Array<ArrayBuffer>): TensorProto =>
  create(TensorProtoSchema, {
    name,
    dims: dims.map(BigInt),
    dataType: TensorProto_DataType.FLOAT,
    rawData: littleEndian(values),
  });

/** A batch of any size, each row `width` numbers. */
const batchOf = (name: string, width: number): ValueInfoProto =>
  create(ValueInfoProtoSchema, {
    name,
    type: create(TypeProtoSchema, {
      value: {
        case: 'tensorType',
        value: create(TypeProto_TensorSchema, {
          elemType: TensorProto_DataType.FLOAT,
          shape: create(TensorShapeProtoSchema, {
            dim: [
              create(TensorShapeProto_DimensionSchema, { value: { case: 'dimParam', value: 'batch' } }),
              create(TensorShapeProto_DimensionSchema, { value: { case: 'dimValue', value: BigInt(width) } }),
            ],
          }),
        }),
      },
    }),
  });

interface Piece {
  node: NodeProto;
  initializers: TensorProto[];
}

function linearPiece(layer: Linear, name: string, input: string, output: string): Piece {
  const transB = create(AttributeProtoSchema, {
    name: 'transB',
    type: AttributeProto_AttributeType.INT,
    i: BigInt(1),
  });
  return {
    node: create(NodeProtoSchema, {
      name,
      opType: 'Gemm',
      input: [input, `${name}.weight`, `${name}.bias`],
      output: [output],
      attribute: [transB],
    }),
    initializers: [
      tensor(`${name}.weight`, [layer.outputs, layer.inputs], layer.rowMajorWeights()),
      tensor(`${name}.bias`, [layer.outputs], Float32Array.from(layer.bias.value)),
    ],
  };
}

function piece(layer: Layer, name: string, input: string, output: string): Piece {
  if (layer instanceof Linear) return linearPiece(layer, name, input, output);
  const node = create(NodeProtoSchema, { name, opType: 'Relu', input: [input], output: [output] });
  return { node, initializers: [] };
}

/**
 * The network as an ONNX file: input `input` [batch, inputs], output `logits` [batch, outputs], softmax left outside.
 * `metadata` becomes the file's metadata_props. The same network and metadata give the same bytes.
 */
export function exportOnnx(
  network: Network,
  name: string,
  metadata: Record<string, string> = {},
): Uint8Array {
  const last = network.layers.length - 1;
  const outputOf = (i: number) => (i < 0 ? 'input' : i === last ? 'logits' : `hidden${i}`);
  const pieces = network.layers.map((layer, i) =>
    piece(layer, `${layer.kind}${i}`, outputOf(i - 1), outputOf(i)),
  );
  const model = create(ModelProtoSchema, {
    irVersion: BigInt(ONNX_IR_VERSION),
    producerName: 'minibatch',
    opsetImport: [create(OperatorSetIdProtoSchema, { domain: '', version: BigInt(ONNX_OPSET) })],
    metadataProps: Object.entries(metadata).map(([key, value]) =>
      create(StringStringEntryProtoSchema, { key, value }),
    ),
    graph: create(GraphProtoSchema, {
      name,
      node: pieces.map(({ node }) => node),
      initializer: pieces.flatMap(({ initializers }) => initializers),
      input: [batchOf('input', network.inputs)],
      output: [batchOf('logits', network.outputs)],
    }),
  });
  return toBinary(ModelProtoSchema, model);
}
