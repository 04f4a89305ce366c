/** The heart of an attention layer: where queries meet keys, and weights meet values. */
import { producers, upstream, type Upstream } from './graph';
import type { Node, OnnxModel } from './model';

/** ONNX Runtime's and ONNX's fused operators; their first three inputs are query, key and value. */
const fused = new Set([
  'Attention',
  'DecoderMaskedMultiHeadAttention',
  'GroupQueryAttention',
  'MultiHeadAttention',
  'PagedAttention',
  'SparseAttention',
]);

export interface Core {
  /** The fused operator, or the Softmax. */
  readonly node: Node;
  readonly query: string;
  readonly key: string;
  readonly value: string;
}

export const isCore = ({ op }: Node): boolean => op === 'Softmax' || fused.has(op);

/** The nearest MatMul before `value`, through scaling, masks and casts. */
function productBefore(model: OnnxModel, value: string): Node | undefined {
  const made = producers(model);
  const isProduct = (name: string) => made.get(name)?.op === 'MatMul';
  const { values } = upstream(model, [value], isProduct);
  return made.get([...values].find(isProduct) ?? '');
}

/** Of the nodes in a layer, the first MatMul that reads what is computed from `value` alone. */
function productAfter(model: OnnxModel, { nodes }: Upstream, value: string): Node | undefined {
  const made = producers(model);
  const through = new Set(['Cast', 'Identity', 'Dropout', 'Where', 'Reshape']);
  const from = (name: string): boolean =>
    name === value || (through.has(made.get(name)?.op ?? '') && made.get(name)!.inputs.some(from));
  return [...nodes].find(({ op, inputs }) => op === 'MatMul' && inputs.some(from));
}

function writtenOut(model: OnnxModel, region: Upstream, softmax: Node): Core | null {
  const scores = productBefore(model, softmax.inputs[0]);
  const mixed = productAfter(model, region, softmax.outputs[0]);
  if (!scores || !mixed) return null;
  return { node: softmax, query: scores.inputs[0], key: scores.inputs[1], value: mixed.inputs[1] };
}

/** The attention within a part of the graph, or null. */
export function attentionCore(model: OnnxModel, region: Upstream): Core | null {
  const node = [...region.nodes].find(isCore);
  if (!node) return null;
  const [query, key, value] = node.inputs;
  return fused.has(node.op) ? { node, query, key, value } : writtenOut(model, region, node);
}
