/** OnnxModel → ONNX bytes. */
import { create, toBinary } from '@bufbuild/protobuf';
import {
  GraphProtoSchema,
  ModelProtoSchema,
  NodeProtoSchema,
  OperatorSetIdProtoSchema,
  TypeProto_TensorSchema,
  ValueInfoProtoSchema,
  type NodeProto,
  type ValueInfoProto,
} from 'onnx-buf';
import type { Tensor } from '@/lib/tensor/tensor';
import { writeAttribute } from './attribute';
import { dataTypeCode } from './data-type';
import type { Node, OnnxModel, ValueInfo } from './model';
import { nodeMessages, originOf, storedNodes, storedTensors, storedValues, type Lists, type Stored } from './origin';
import { bytesOf, writeExternalTensor, writeTensor } from './tensor-proto';
import { coalesce, concatenate, writeField, type Field } from './wire';

const modelField = ModelProtoSchema.field;
const graphField = GraphProtoSchema.field;

export interface WriteOptions {
  /** Weights of at least `threshold` bytes go to the file `path` beside the model. */
  readonly external?: { readonly path: string; readonly threshold: number };
}

/** A written model; the parts are views of the model's tensors wherever these are large. */
export interface Written {
  /** The model file, in pieces. */
  readonly parts: Uint8Array[];
  /** The one file beside it, in pieces; empty when all weights lie in the model file. */
  readonly external: Uint8Array[];
  /** All files beside it, by path (a model may come with several). */
  readonly files: ReadonlyMap<string, Uint8Array[]>;
}

function nodeProto(node: Node): NodeProto {
  const { name, op: opType, domain, inputs, outputs, attributes } = node;
  const attribute = [...attributes].map(([key, value]) => writeAttribute(key, value));
  const content = { name, opType, input: [...inputs], output: [...outputs], attribute, ...(domain ? { domain } : {}) };
  const known = nodeMessages.get(attributes);
  if (!known) return create(NodeProtoSchema, content);
  // The message's own prototype carries the defaults of fields that are not set.
  return Object.assign(Object.create(Object.getPrototypeOf(known)), known, content);
}

const nodeMessage = (node: Node): Uint8Array[] => [storedNodes.get(node) ?? toBinary(NodeProtoSchema, nodeProto(node))];

function dimension(size: number | string) {
  if (typeof size === 'number') return { value: { case: 'dimValue' as const, value: BigInt(size) } };
  return size ? { value: { case: 'dimParam' as const, value: size } } : {};
}

function valueInfoProto({ name, type, shape }: ValueInfo): ValueInfoProto {
  const elemType = dataTypeCode(type);
  // No dimensions stand for an open shape: said as a scalar, the runtime would hold a larger value against it.
  const value = create(
    TypeProto_TensorSchema,
    shape.length ? { elemType, shape: { dim: shape.map(dimension) } } : { elemType },
  );
  return create(ValueInfoProtoSchema, { name, type: { value: { case: 'tensorType', value } } });
}

const valueInfoMessage = (info: ValueInfo): Uint8Array[] => [
  storedValues.get(info) ?? toBinary(ValueInfoProtoSchema, valueInfoProto(info)),
];

const opsetMessage = ([domain, version]: [string, number]): Uint8Array[] => [
  toBinary(OperatorSetIdProtoSchema, create(OperatorSetIdProtoSchema, { domain, version: BigInt(version) })),
];

type WeightWriter = (name: string, tensor: Tensor) => Uint8Array[];
type Files = Map<string, Uint8Array[]>;

/** Each weight where the file had it: untouched ones as they were, all others in the model file. */
const asStored =
  (files: Files): WeightWriter =>
  (name, tensor) => {
    const stored = storedTensors.get(tensor);
    if (stored?.name !== name || !claim(files, stored.file)) return writeTensor(name, tensor);
    return [stored.message];
  };

/** Adds a file that stored weights refer to; false when another model's file has its path already. */
function claim(files: Files, file: Stored['file']): boolean {
  if (!file) return true;
  const there = files.get(file.path);
  if (!there) files.set(file.path, [file.bytes]);
  return !there || there[0] === file.bytes;
}

/** Data that a runtime maps into memory should start on a cache line. */
const alignment = 64;

/** Large weights in one file of their own, one after the other. */
function toFile({ path, threshold }: NonNullable<WriteOptions['external']>, files: Files): WeightWriter {
  const parts: Uint8Array[] = [];
  files.set(path, parts);
  let offset = 0;
  const append = (bytes: Uint8Array) => {
    parts.push(bytes);
    offset += bytes.length;
  };
  return (name, tensor) => {
    const bytes = bytesOf(tensor);
    if (bytes.length < threshold) return writeTensor(name, tensor);
    if (offset % alignment) append(new Uint8Array(alignment - (offset % alignment)));
    const message = writeExternalTensor(name, tensor, path, offset);
    append(bytes);
    return [message];
  };
}

/** A repeated message field, each item given as the parts of its message. */
const repeated = ({ number }: { number: number }, messages: readonly (readonly Uint8Array[])[]): Uint8Array[] =>
  messages.flatMap((message) => writeField(number, message));

/** The fields of a message with those of some numbers replaced, where the first of them stood or else at the end. */
function splice(fields: readonly Field[], replaced: ReadonlyMap<number, readonly Uint8Array[]>): Uint8Array[] {
  const left = new Map(replaced);
  const kept = fields.flatMap(({ number, bytes }) => {
    if (!replaced.has(number)) return [bytes];
    const parts = left.get(number) ?? [];
    left.delete(number);
    return parts;
  });
  return [...kept, ...[...left.values()].flat()];
}

const sameItems = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((item, i) => item === b[i]);

const sameEntries = <V>(a: ReadonlyMap<string, V>, b: ReadonlyMap<string, V>): boolean =>
  sameItems([...a.keys()], [...b.keys()]) && sameItems([...a.values()], [...b.values()]);

/** Whether the types and shapes that the file states for intermediate values can still be relied on. */
function keepsShapes(model: OnnxModel, before: Lists): boolean {
  const likeBefore = ([name, { type, shape }]: [string, Tensor]) => {
    const old = before.weights.get(name);
    return old !== undefined && old.type === type && sameItems(old.shape, shape);
  };
  return (
    sameItems(model.nodes, before.nodes) &&
    sameItems(model.inputs, before.inputs) &&
    [...model.weights].every(likeBefore)
  );
}

/** The lists of the graph that have changed, by field number. */
function changedLists(model: OnnxModel, before: Lists, weights: Uint8Array[] | null): Map<number, Uint8Array[]> {
  const changed = new Map<number, Uint8Array[]>();
  if (!sameItems(model.nodes, before.nodes))
    changed.set(graphField.node.number, repeated(graphField.node, model.nodes.map(nodeMessage)));
  if (weights) changed.set(graphField.initializer.number, weights);
  for (const key of ['input', 'output'] as const) {
    const infos = model[`${key}s`];
    if (!sameItems(infos, before[`${key}s`]))
      changed.set(graphField[key].number, repeated(graphField[key], infos.map(valueInfoMessage)));
  }
  if (!keepsShapes(model, before)) changed.set(graphField.valueInfo.number, []);
  return changed;
}

/**
 * Writes a model. One that was read and not edited gives the same bytes, and the same files beside it; what an edit left
 * alone (fields unknown here too) is written as it was.
 */
export function writeOnnx(model: OnnxModel, { external }: WriteOptions = {}): Written {
  const { model: modelFields, graph: graphFields, lists } = originOf(model);
  const files: Files = new Map();
  const writeWeight = external ? toFile(external, files) : asStored(files);
  const messages = [...model.weights].map(([name, tensor]) => writeWeight(name, tensor));
  const sameWeights = !external && sameEntries(model.weights, lists.weights);
  const graph = changedLists(model, lists, sameWeights ? null : repeated(graphField.initializer, messages));
  const top = new Map<number, Uint8Array[]>();
  if (graph.size || !graphFields.length)
    top.set(modelField.graph.number, writeField(modelField.graph.number, splice(graphFields, graph)));
  if (!sameEntries(model.opsets, lists.opsets))
    top.set(modelField.opsetImport.number, repeated(modelField.opsetImport, [...model.opsets].map(opsetMessage)));
  return { parts: coalesce(splice(modelFields, top)), external: [...files.values()][0] ?? [], files };
}

export const toBytes = (parts: readonly Uint8Array[]): Uint8Array => concatenate(parts);
