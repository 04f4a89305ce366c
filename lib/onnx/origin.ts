/** What a model remembers of the file it came from, so that everything left alone is written back as it was. */
import { create, toBinary } from '@bufbuild/protobuf';
import { GraphProtoSchema, ModelProtoSchema, ValueInfoProtoSchema, type NodeProto } from 'onnx-buf';
import type { ElementType, Tensor } from '@/lib/tensor/tensor';
import { elementTypeOf } from './data-type';
import { decode } from './decode';
import type { Node, OnnxModel, ValueInfo } from './model';
import { readFields, type Field } from './wire';

/** The lists of a graph that the laboratory edits, as they were in the file. */
export type Lists = Pick<OnnxModel, 'nodes' | 'weights' | 'inputs' | 'outputs' | 'opsets'>;

/** The file's own fields in their order; those of edited lists are replaced when written. */
export class Origin {
  constructor(
    readonly model: readonly Field[],
    readonly graph: readonly Field[],
    readonly lists: Lists,
  ) {}
}

/** How a weight was stored: under which name, as which message, and in which file if not in the model's. */
export interface Stored {
  readonly name: string;
  readonly message: Uint8Array;
  readonly file?: { readonly path: string; readonly bytes: Uint8Array };
}

/** IR object → its message in the file. Keyed by identity: an edited object is a new one and has none. */
export const storedNodes = new WeakMap<Node, Uint8Array>();
export const storedValues = new WeakMap<ValueInfo, Uint8Array>();
export const storedTensors = new WeakMap<Tensor, Stored>();

/**
 * A node's attributes → its message, for what the IR does not show (doc string, metadata, unknown fields): an edit that
 * spreads a node keeps its attributes, and with them these.
 */
export const nodeMessages = new WeakMap<Node['attributes'], NodeProto>();

const none: Lists = { nodes: [], weights: new Map(), inputs: [], outputs: [], opsets: new Map() };

/** The origin of a model made here. IR version 10 is the first with 4-bit types. */
function made(): Origin {
  const model = create(ModelProtoSchema, { irVersion: 10n, producerName: 'slm-atlas' });
  const graph = create(GraphProtoSchema, { name: 'graph' });
  return new Origin(readFields(toBinary(ModelProtoSchema, model)), readFields(toBinary(GraphProtoSchema, graph)), none);
}

export const originOf = ({ origin }: OnnxModel): Origin => (origin instanceof Origin ? origin : made());

/** Types that the file states for intermediate values (GraphProto.value_info). */
export function statedTypes(model: OnnxModel): Map<string, ElementType> {
  const stated = originOf(model).graph.filter(({ number }) => number === GraphProtoSchema.field.valueInfo.number);
  const types = new Map<string, ElementType>();
  for (const { payload } of stated) {
    const { name, type } = decode(ValueInfoProtoSchema, payload, 'value_info');
    const known = type?.value.case === 'tensorType' && elementTypeOf(type.value.value.elemType);
    if (known) types.set(name, known);
  }
  return types;
}
