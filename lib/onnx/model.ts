import type { ElementType, Tensor } from '@/lib/tensor/tensor';
import type { Packing } from './packing';

/** A node's attribute, tagged as ONNX tags it. `other` carries what the laboratory does not look into (subgraphs, sparse tensors). */
export type Attribute =
  | { readonly type: 'int'; readonly value: number }
  | { readonly type: 'float'; readonly value: number }
  | { readonly type: 'string'; readonly value: string }
  | { readonly type: 'ints'; readonly value: readonly number[] }
  | { readonly type: 'floats'; readonly value: readonly number[] }
  | { readonly type: 'strings'; readonly value: readonly string[] }
  | { readonly type: 'tensor'; readonly value: Tensor }
  | { readonly type: 'other'; readonly value: unknown };

/** One operator. An empty string among `inputs` is an omitted optional input, as in ONNX. */
export interface Node {
  readonly name: string;
  readonly op: string;
  /** '' is the ONNX domain itself. */
  readonly domain: string;
  readonly inputs: readonly string[];
  readonly outputs: readonly string[];
  readonly attributes: ReadonlyMap<string, Attribute>;
}

/** A graph input or output; symbolic dimensions are strings. */
export interface ValueInfo {
  readonly name: string;
  readonly type: ElementType;
  readonly shape: readonly (number | string)[];
}

/**
 * A model as a value. Every edit returns a new one that shares all nodes and tensors it does not change, so a baseline
 * and its treated copy coexist for the price of the difference. Techniques see this and never protobuf.
 */
export interface OnnxModel {
  readonly nodes: readonly Node[];
  readonly weights: ReadonlyMap<string, Tensor>;
  readonly inputs: readonly ValueInfo[];
  readonly outputs: readonly ValueInfo[];
  /** Domain → version. */
  readonly opsets: ReadonlyMap<string, number>;
  /**
   * How densely each weight could be stored, as claimed by the technique that changed it and verified when counted
   * (packing.ts). Absent: 16 bits an element for float weights, or cheaper if zeros make it so.
   */
  readonly packing: ReadonlyMap<string, Packing>;
  /** What the file holds beside the graph (ir version, producer, metadata, unknown fields): opaque, handed back by write. */
  readonly origin: unknown;
}
