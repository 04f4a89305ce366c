/**
 * Eviction by accumulated attention, query by query, as a Scan (H2O, arXiv 2306.14048): each query's attention is added to the
 * sums of what it looked at, and when too many older tokens are held, the one of the smallest sum goes.
 */
import { Fragment } from './fragment';
import { scanNode } from './scan';
import type { ValueInfo } from '@/lib/onnx/model';
import type { AttentionPath } from './paths';

/** Names of values. Slots are what a run reads: what the cache held, in the order of the text, and the new tokens. */
export interface Held {
  /** Sums of attention so far, 0 for new tokens, `pinned` for tokens that never go [batch, key heads, slots]. */
  readonly sums: string;
  /** 1 for what the cache held, 0 for new tokens [batch, key heads, slots]. */
  readonly alive: string;
  /** Slot of each query [tokens]. */
  readonly own: string;
  /** All slots, from 0 on. */
  readonly slots: string;
}

/** Names of values, without dimensions or [key heads × 1]. */
export interface Budget {
  /** Last tokens that stay whatever they draw, once the query has been read; the query itself is the last. A whole number. */
  readonly recent: string;
  /** How many tokens before them stay, those that are pinned not counted. A float. */
  readonly heavy: string;
}

/** The budget after a query, from the slot of the query. It may grow by one from query to query, and not shrink. */
export type BudgetOf = (f: Fragment, own: string) => Budget;

export interface Evicted {
  /** Weights after the softmax [batch, key heads, query heads of each, tokens, slots]. */
  readonly weights: string;
  readonly sums: string;
  readonly alive: string;
}

/** The runtime wants the number of dimensions. */
const value = (name: string, ...shape: string[]): ValueInfo => ({ name, type: 'float32', shape });
const state = ['batch', 'key_heads', 'slots'];
const row = ['batch', 'key_heads', 'query_heads', 'slots'];

/** Larger than any sum. */
const far = 1e9;

/** The sum of a token that never goes; no attention changes it, since floats of this size are further apart. */
export const pinned = far;

/** The held tokens without the one of the smallest sum, if more than `heavy` are older than the recent ones and not pinned. */
function withoutVictim(f: Fragment, { slots }: Held, held: string, sums: string, own: string, budget: Budget): string {
  const old = f.op('LessOrEqual', [slots, f.subtract(own, budget.recent)]);
  const there = f.op('And', [f.op('Greater', [held, f.float(0)]), f.op('Less', [sums, f.float(pinned)])]);
  const candidate = f.op('And', [there, old]);
  const cost = f.where(candidate, sums, f.float(far));
  const victim = f.op('Equal', [slots, f.op('ArgMin', [cost], { axis: -1, keepdims: 1 })]);
  const count = f.sum(f.cast(candidate, 'float32'), -1, true);
  return f.where(f.op('And', [victim, f.op('Greater', [count, budget.heavy])]), f.float(0), held);
}

/** One query: `scores` [batch, key heads, query heads of each, slots] and its own slot. */
function body(given: Held, budgetOf: BudgetOf, prefix: string, opset: number) {
  const f = new Fragment(`${prefix}/body`, opset);
  const named = (name: string) => `${prefix}/body/${name}`;
  const [sums, alive, scores, own] = ['sums', 'alive', 'scores', 'own'].map(named);
  const held = f.where(f.op('Equal', [given.slots, own]), f.float(1), alive);
  const visible = f.op('Unsqueeze', [f.op('Greater', [held, f.float(0)]), f.ints(2)]);
  const weights = f.op('Softmax', [f.where(visible, scores, f.float(-far))], { axis: -1 }, named('weights'));
  const added = f.op('Add', [sums, f.sum(weights, 2)], {}, named('sums_after'));
  const left = withoutVictim(f, given, held, added, own, budgetOf(f, own));
  const after = f.op('Identity', [left], {}, named('alive_after'));
  return {
    nodes: f.nodes,
    inputs: [
      value(sums, ...state),
      value(alive, ...state),
      value(scores, ...row),
      { name: own, type: 'int64' as const, shape: [] },
    ],
    outputs: [value(added, ...state), value(after, ...state), value(weights, ...row)],
    opset,
  };
}

/** @param scores before the softmax [batch, key heads, query heads of each, tokens, slots], later tokens masked */
export function evict(f: Fragment, scores: string, held: Held, budgetOf: BudgetOf, opset: number): Evicted {
  const name = `${f.prefix}/scan`;
  const [sums, alive, weights] = ['sums', 'alive', 'weights'].map((end) => `${name}_${end}`);
  f.nodes.push(
    scanNode({
      name,
      inputs: [held.sums, held.alive, scores, held.own],
      outputs: [sums, alive, weights],
      inputAxes: [3, 0],
      outputAxes: [3],
      body: body(held, budgetOf, name, opset),
    }),
  );
  return { weights, sums, alive };
}

/**
 * Attention of a layer over what is held, under the name that its weights had, and who is left after it.
 * @param size names of the batch's size and of the number of slots, as vectors of one number
 */
export function attend(
  f: Fragment,
  { softmax, heads, keyValueHeads }: AttentionPath,
  size: { readonly batch: string; readonly slots: string },
  held: Held,
  budgetOf: BudgetOf,
  opset: number,
): Evicted {
  const [scores] = softmax.inputs;
  const shape = f.concat([size.batch, f.ints(keyValueHeads, heads / keyValueHeads, -1), size.slots], 0);
  const after = evict(f, f.op('Reshape', [scores, shape]), held, budgetOf, opset);
  f.op('Reshape', [after.weights, f.op('Shape', [scores])], {}, softmax.outputs[0]);
  return after;
}
