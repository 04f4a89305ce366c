/** ONNX bytes → OnnxModel. */
import {
  GraphProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  OperatorSetIdProtoSchema,
  TensorProtoSchema,
  ValueInfoProtoSchema,
  type TensorShapeProto_Dimension,
} from 'onnx-buf';
import type { Tensor } from '@/lib/tensor/tensor';
import { readAttribute } from './attribute';
import { requireElementType } from './data-type';
import { decode, decodeFields } from './decode';
import { OnnxError } from './error';
import type { Node, OnnxModel, ValueInfo } from './model';
import { nodeMessages, Origin, storedNodes, storedTensors, storedValues } from './origin';
import { externalPlace, isExternal, readTensor, type External } from './tensor-proto';
import type { Field } from './wire';

const modelField = ModelProtoSchema.field;
const graphField = GraphProtoSchema.field;

/** ONNX's own domain has two spellings. */
const domainName = (domain: string): string => (domain === 'ai.onnx' ? '' : domain);

function readNode({ payload }: Field, index: number): Node {
  const proto = decode(NodeProtoSchema, payload, `node ${index}`);
  const { name, opType: op, input: inputs, output: outputs } = proto;
  const where = `node ${index}, ${op} "${name}"`;
  const attributes = new Map(proto.attribute.map((attribute) => [attribute.name, readAttribute(attribute, where)]));
  const node: Node = { name, op, domain: domainName(proto.domain), inputs, outputs, attributes };
  storedNodes.set(node, payload);
  nodeMessages.set(attributes, proto);
  return node;
}

function readDimension({ value }: TensorShapeProto_Dimension): number | string {
  if (value.case === 'dimValue') return Number(value.value);
  return value.case === 'dimParam' ? value.value : '';
}

function readValueInfo({ payload }: Field, index: number): ValueInfo {
  const { name, type } = decode(ValueInfoProtoSchema, payload, `graph input or output ${index}`);
  const where = `graph input or output "${name}"`;
  if (type?.value.case !== 'tensorType')
    throw new OnnxError({ what: 'It is not a tensor', where, advice: 'Only models over plain tensors are read here.' });
  const { elemType, shape } = type.value.value;
  const info = { name, type: requireElementType(elemType, where), shape: (shape?.dim ?? []).map(readDimension) };
  storedValues.set(info, payload);
  return info;
}

function readWeight({ payload }: Field, index: number, external: External | undefined): [string, Tensor] {
  const proto = decode(TensorProtoSchema, payload, `weight ${index}`);
  const { name } = proto;
  const tensor = readTensor(proto, external, `weight "${name}"`);
  const path = isExternal(proto) ? externalPlace(proto).location : undefined;
  const file = path !== undefined && external ? { path, bytes: external(path) } : undefined;
  storedTensors.set(tensor, { name, message: payload, file });
  return [name, tensor];
}

function readWeights(fields: readonly Field[], external: External | undefined): Map<string, Tensor> {
  const weights = new Map(fields.map((field, index) => readWeight(field, index, external)));
  if (weights.size === fields.length) return weights;
  throw new OnnxError({
    what: 'Two weights have the same name',
    where: 'graph',
    advice: 'The file is damaged or not valid ONNX. Export it again.',
  });
}

function readOpset({ payload }: Field): [string, number] {
  const { domain, version } = decode(OperatorSetIdProtoSchema, payload, 'operator sets');
  return [domainName(domain), Number(version)];
}

/** The one graph of a model. */
function graphFields(model: readonly Field[]): Field[] {
  const graphs = model.filter(({ number }) => number === modelField.graph.number);
  if (graphs.length === 1 && graphs[0].wire === 2) return decodeFields(graphs[0].payload, 'graph');
  throw new OnnxError({
    what: graphs.length ? 'The file holds more than one graph' : 'The file holds no graph',
    where: 'model',
    advice: 'It is empty, damaged or not an ONNX model. Download or export it again.',
  });
}

function refuseSparse(graph: readonly Field[]): void {
  if (!graph.some(({ number }) => number === graphField.sparseInitializer.number)) return;
  throw new OnnxError({
    what: 'Sparse initializers are not read here',
    where: 'graph',
    advice: 'Export the model with dense weights.',
  });
}

/** Every external file is asked for once. */
function once(external: External): External {
  const files = new Map<string, Uint8Array>();
  return (path) => {
    const file = files.get(path) ?? external(path);
    files.set(path, file);
    return file;
  };
}

/** The messages among `fields` with one number, each read by `read`. */
function readAll<T>(fields: readonly Field[], { number }: { number: number }, read: (f: Field, i: number) => T): T[] {
  const found = fields.filter((field) => field.number === number);
  if (found.every(({ wire }) => wire === 2)) return found.map(read);
  throw new OnnxError({
    what: `Field ${number} is not a message`,
    where: 'model',
    advice: 'The file is damaged or not ONNX. Download or export it again.',
  });
}

/**
 * Reads an ONNX file. Weights are views of `bytes` (and of external files) or copied on first use; neither may be
 * changed afterwards.
 * @param external gives the files in which the model keeps weights apart, by their path relative to the model
 * @throws OnnxError for anything that is not a whole, plain ONNX model, and nothing else
 */
export function readOnnx(bytes: Uint8Array, external?: External): OnnxModel {
  const file = new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const model = decodeFields(file, 'model');
  const graph = graphFields(model);
  refuseSparse(graph);
  const files = external && once(external);
  const weightFields = readAll(graph, graphField.initializer, (field) => field);
  const lists = {
    nodes: readAll(graph, graphField.node, readNode),
    weights: readWeights(weightFields, files),
    inputs: readAll(graph, graphField.input, readValueInfo),
    outputs: readAll(graph, graphField.output, readValueInfo),
    opsets: new Map(readAll(model, modelField.opsetImport, readOpset)),
  };
  return { ...lists, packing: new Map(), origin: new Origin(model, graph, lists) };
}
