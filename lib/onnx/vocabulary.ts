/** Both ends of a language model: the embedding and the head. */
import { isFloat } from '@/lib/tensor/elements';
import { linears, type Linear } from './layers';
import type { Node, OnnxModel } from './model';

export interface Embedding {
  /** Name of the table [vocabulary × hidden]. */
  readonly weight: string;
  readonly node: Node;
  readonly output: string;
  readonly vocabulary: number;
  readonly hidden: number;
}

/** The token embedding: rows of a table picked by a graph input; null when there is none. */
export function embedding(model: OnnxModel): Embedding | null {
  const ids = new Set(model.inputs.filter(({ name }) => name !== 'position_ids').map(({ name }) => name));
  const node = model.nodes.find(({ op, inputs: [table, indices] }) => {
    const tensor = op === 'Gather' ? model.weights.get(table) : undefined;
    return tensor?.shape.length === 2 && isFloat(tensor.type) && ids.has(indices);
  });
  if (!node) return null;
  const [vocabulary, hidden] = model.weights.get(node.inputs[0])!.shape;
  return { weight: node.inputs[0], node, output: node.outputs[0], vocabulary, hidden };
}

/** The projection to logits; its weight is the embedding's where the two are tied. null when no linear layer is one. */
export const head = (model: OnnxModel): Linear | null => linears(model).find(({ role }) => role === 'head') ?? null;
