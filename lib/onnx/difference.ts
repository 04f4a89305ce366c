import type { Tensor } from '@/lib/tensor/tensor';
import type { Node, OnnxModel } from './model';

/** How much of a model an edit changed, by content. */
export interface Difference {
  /** Weights changed, added or removed. */
  readonly weightsChanged: number;
  /** Weights of the model before. */
  readonly weightsOf: number;
  readonly nodesAdded: number;
  readonly nodesRemoved: number;
}

function sameItems(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i] && !(a[i] !== a[i] && b[i] !== b[i])) return false;
  return true;
}

const sameTensor = (a: Tensor, b: Tensor | undefined): boolean =>
  a === b || (b !== undefined && a.type === b.type && sameItems(a.shape, b.shape) && sameItems(a.data, b.data));

function changedWeights({ weights: before }: OnnxModel, { weights: after }: OnnxModel): number {
  const kept = [...before].filter(([name, tensor]) => sameTensor(tensor, after.get(name))).length;
  return new Set([...before.keys(), ...after.keys()]).size - kept;
}

const plain = (_: string, value: unknown) => (typeof value === 'bigint' ? `${value}n` : value);

/**
 * What a node does with which weights. The activations that it reads are left out, so that a node which only reads from
 * elsewhere now (the one after a removed layer) counts as the same.
 */
const signature = ({ weights }: OnnxModel, { name, op, domain, inputs, attributes }: Node): string =>
  JSON.stringify(
    [name, op, domain, inputs.map((input) => (weights.has(input) ? input : null)), [...attributes]],
    plain,
  );

function counts(signatures: readonly string[]): Map<string, number> {
  const counted = new Map<string, number>();
  for (const signature of signatures) counted.set(signature, (counted.get(signature) ?? 0) + 1);
  return counted;
}

/** Size of the multiset a − b. */
function surplus(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  return [...a].reduce((sum, [key, count]) => sum + Math.max(0, count - (b.get(key) ?? 0)), 0);
}

/** What `after` has that `before` had not, and the other way round; order and sharing do not matter. */
export function difference(before: OnnxModel, after: OnnxModel): Difference {
  const [old, now] = [before, after].map((model) => counts(model.nodes.map((node) => signature(model, node))));
  return {
    weightsChanged: changedWeights(before, after),
    weightsOf: before.weights.size,
    nodesAdded: surplus(now, old),
    nodesRemoved: surplus(old, now),
  };
}
