/** H2O's cache as nodes of the graph: what is held differs by head; each key carries its sum of attention along. */
import { attend, type BudgetOf, type Evicted, type Held } from '@/lib/cache/evict';
import { Fragment } from '@/lib/cache/fragment';
import type { Lengths } from '@/lib/cache/lengths';
import { opsetOf } from '@/lib/cache/opset';
import { masksOf, type AttentionPath } from '@/lib/cache/paths';
import { rewrite, shapesOfCache } from '@/lib/cache/rewrite';
import type { Node, OnnxModel, ValueInfo } from '@/lib/onnx/model';

/** Places for tokens that draw most attention, and for the most recent ones; the query itself is one of these. */
export interface Budget {
  readonly heavy: number;
  readonly recent: number;
}

/** The same after every query. */
export const always =
  ({ heavy, recent }: Budget): BudgetOf =>
  (f) => ({ recent: f.int(recent), heavy: f.float(heavy) });

/** Names of values that all layers share; counts are vectors of one number. */
export interface Slots extends Lengths {
  /** Tokens that the cache held before this run. */
  readonly cached: string;
  readonly slots: string;
  readonly count: string;
  /** Slot of each query. */
  readonly own: string;
  /** Tokens held after it. */
  readonly kept: string;
  /** Index in the text of a token that is visible to the same queries, for each slot. */
  readonly columns: string;
}

export function slotsOf(f: Fragment, at: Lengths, { heavy, recent }: Budget): Slots {
  const most = f.ints(heavy + recent);
  const cached = f.min(at.past, most);
  const count = f.add(cached, f.subtract(at.total, at.past));
  // Cached tokens are visible to all queries, as the last of the past is.
  const last = f.op('Expand', [f.max(f.subtract(at.past, f.ints(1)), f.ints(0)), cached]);
  return {
    ...at,
    cached,
    count,
    slots: f.range(f.ints(0), count),
    own: f.range(cached, count),
    kept: f.min(count, most),
    columns: f.concat([last, f.range(at.past, at.total)], 0),
  };
}

/** The cached keys without their sums, the sums, and which slots are taken. */
function readCache(f: Fragment, { keys, keyValueHeads, headSize }: AttentionPath, at: Slots) {
  const [stored, fresh] = keys.inputs;
  const [past, sums] = f.split(stored, [f.ints(headSize), f.ints(1)], 3);
  const fill = (number: number, length: string) =>
    f.op('Expand', [f.float(number), f.concat([at.batch, f.ints(keyValueHeads), length], 0)]);
  const zeros = fill(0, f.subtract(at.count, at.cached));
  const held: Held = {
    sums: f.concat([f.op('Squeeze', [sums, f.ints(3)]), zeros], 2),
    alive: f.concat([fill(1, at.cached), zeros], 2),
    own: at.own,
    slots: at.slots,
  };
  return { all: f.concat([past, fresh], 2), held };
}

/** Slots that are held after the run [batch, key heads, kept], in their order. */
function keptSlots(f: Fragment, alive: string, at: Slots): string {
  const count = f.cast(at.count, 'float32');
  const order = f.subtract(f.multiply(alive, count), f.cast(at.slots, 'float32'));
  return f.top(order, at.kept, true).indices;
}

/** Rows of [batch, heads, slots, size] at indices of each head. */
function rowsAt(f: Fragment, value: string, indices: string, { keyValueHeads, headSize }: AttentionPath, at: Slots) {
  const shape = f.concat([at.batch, f.ints(keyValueHeads), at.kept, f.ints(headSize)], 0);
  const wide = f.op('Expand', [f.op('Unsqueeze', [indices, f.ints(3)]), shape]);
  return f.op('GatherElements', [value, wide], { axis: 2 });
}

/** The masks of a layer with a column for each slot. */
function masksOverSlots(model: OnnxModel, f: Fragment, path: AttentionPath, { columns }: Slots): Node[] {
  const masks = masksOf(model, path);
  for (const { node, at } of masks)
    f.nodes.push({ ...node, inputs: node.inputs.with(at, f.op('Gather', [node.inputs[at], columns], { axis: -1 })) });
  return masks.map(({ node }) => node);
}

const infos = ({ cache, keyValueHeads, headSize }: AttentionPath): ValueInfo[] => {
  const info = (name: string, length: string, size: number): ValueInfo => ({
    name,
    type: 'float32',
    shape: ['batch_size', keyValueHeads, length, size],
  });
  return [
    info(cache.key, 'past_held', headSize + 1),
    info(cache.value, 'past_held', headSize),
    info(cache.presentKey, 'present_held', headSize + 1),
    info(cache.presentValue, 'present_held', headSize),
  ];
};

/** Stores what is left: keys with their sums, and values. */
function store(f: Fragment, path: AttentionPath, at: Slots, after: Evicted, keys: string, values: string): void {
  const indices = keptSlots(f, after.alive, at);
  const sums = f.op('Unsqueeze', [f.op('GatherElements', [after.sums, indices], { axis: 2 }), f.ints(3)]);
  f.concat([rowsAt(f, keys, indices, path, at), sums], 3, path.cache.presentKey);
  f.op('Identity', [rowsAt(f, values, indices, path, at)], {}, path.cache.presentValue);
}

/** Lets each head of one layer hold as many tokens as the budget has places. */
export function evictLayer(model: OnnxModel, path: AttentionPath, at: Slots, budget: Budget): OnnxModel {
  const opset = opsetOf(model);
  const f = new Fragment(`h2o.${path.layer}`, opset);
  const { cache, keys, values, softmax } = path;
  const { all, held } = readCache(f, path, at);
  const allValues = f.concat(values.inputs, 2);
  const size = { batch: at.batch, slots: at.count };
  store(f, path, at, attend(f, path, size, held, always(budget), opset), all, allValues);
  const masks = masksOverSlots(model, f, path, at);
  const shapes = shapesOfCache(model, f, at, path);
  const reads: [string, string][] = [
    [cache.presentKey, all],
    [cache.presentValue, allValues],
  ];
  return rewrite(model, {
    added: f.nodes,
    removed: [keys, values, softmax, ...masks, ...(shapes.removed ?? [])],
    instead: new Map([...reads, ...(shapes.instead ?? [])]),
    infos: infos(path),
  });
}
