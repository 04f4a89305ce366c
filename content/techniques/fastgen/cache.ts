/**
 * A cache in which every head keeps what its policy says, as nodes of the graph. A layer stores the kept rows of all its heads in
 * one list, each key with its place (index in the text · heads + head) and its sum of attention; to be read, rows are laid out
 * at their places again, with zeros between, which are masked.
 */
import { attend, pinned, type BudgetOf, type Evicted, type Held } from '@/lib/cache/evict';
import { Fragment } from '@/lib/cache/fragment';
import type { Lengths } from '@/lib/cache/lengths';
import { opsetOf } from '@/lib/cache/opset';
import type { AttentionPath } from '@/lib/cache/paths';
import { rewrite, shapesOfCache } from '@/lib/cache/rewrite';
import type { OnnxModel, ValueInfo } from '@/lib/onnx/model';
import { marks, type Policy } from './policies';
import type { TokenKinds } from './vocabulary';

/** Names of values that all layers share. */
export interface Marked extends Lengths {
  /** The mark of each new token, a float [batch × tokens]. */
  readonly marks: string;
}

/** 1 for each new token whose id is one of these, else 0 [batch × tokens]. */
function among(f: Fragment, ids: readonly number[]): string {
  const tokens = f.op('Unsqueeze', [f.cast('input_ids', 'int64'), f.ints(2)]);
  const equal = f.op('Equal', [tokens, f.ints(...ids)]);
  return f.op('Min', [f.sum(f.cast(equal, 'float32'), 2), f.float(1)]);
}

/** The first token of a text counts as special, whatever it is: many tokenizers begin none with a token of its own. */
function isSpecial(f: Fragment, at: Lengths, special: readonly number[]): string {
  const first = f.cast(f.op('Equal', [f.op('Squeeze', [at.queries, f.ints(1)]), f.ints(0)]), 'float32');
  // No token's id is −1.
  return f.max(among(f, special.length ? special : [-1]), first);
}

export function markTokens(f: Fragment, at: Lengths, { special, punctuation }: TokenKinds): Marked {
  const specials = f.multiply(isSpecial(f, at, special), f.float(marks.special));
  return { ...at, marks: punctuation.length ? f.max(specials, among(f, punctuation)) : specials };
}

/** Places of each head after a query, in percent of the tokens read [key heads × 1]. */
const budgetOf =
  (policies: readonly Policy[]): BudgetOf =>
  (f, own) => {
    const read = f.add(own, f.int(1));
    const share = (percents: readonly number[]) =>
      f.divide(f.multiply(f.reshape(f.ints(...percents), -1, 1), read), f.int(100));
    return {
      recent: share(policies.map(({ local }) => local)),
      heavy: f.cast(share(policies.map(({ frequent }) => frequent)), 'float32'),
    };
  };

/** A layer under construction. */
interface Layer {
  readonly f: Fragment;
  readonly path: AttentionPath;
  readonly at: Marked;
  readonly policies: readonly Policy[];
}

/** Stored rows [batch × rows × width] at their places: [batch, heads, past, width]. Rows without a place go behind the last. */
function layOut({ f, path: { keyValueHeads: heads }, at }: Layer, rows: string, places: string, width: number): string {
  const end = f.multiply(at.past, f.ints(heads));
  const zeros = f.op('Expand', [f.float(0), f.concat([at.batch, f.add(end, f.ints(1)), f.ints(width)], 0)]);
  const known = f.where(f.op('Less', [places, f.float(0)]), f.cast(end, 'float32'), places);
  const indices = f.op('Expand', [f.cast(known, 'int64'), f.op('Shape', [rows])]);
  const spread = f.slice(f.op('ScatterElements', [zeros, indices, rows], { axis: 1 }), f.ints(0), end, 1);
  const shape = f.concat([at.batch, at.past, f.ints(heads, width)], 0);
  return f.op('Transpose', [f.op('Reshape', [spread, shape])], { perm: [0, 2, 1, 3] });
}

/** Keys and values of earlier tokens at their places, their sums of attention, and 1 where there is one. */
function readCache(layer: Layer) {
  const { f, path } = layer;
  const { cache, headSize: size } = path;
  const flat = (name: string) => f.op('Squeeze', [name, f.ints(1)]);
  const [keys, places, sums] = f.split(flat(cache.key), [f.ints(size), f.ints(1), f.ints(1)], 2);
  const ones = f.add(f.multiply(sums, f.float(0)), f.float(1));
  const rows = f.concat([keys, flat(cache.value), sums, ones], 2);
  const placed = layOut(layer, rows, places, 2 * size + 2);
  return f.split(placed, [f.ints(size), f.ints(size), f.ints(1), f.ints(1)], 3);
}

/** The sums with which new tokens begin [batch, heads, tokens]: pinned ones with more than any attention adds up to. */
function freshSums({ f, at, policies }: Layer): string {
  const least = f.floats(
    [policies.length, 1],
    policies.map(({ pins }) => pins),
  );
  const isPinned = f.op('GreaterOrEqual', [f.op('Unsqueeze', [at.marks, f.ints(1)]), least]);
  return f.where(isPinned, f.float(pinned), f.float(0));
}

function heldBefore(layer: Layer, sums: string, alive: string): Held {
  const { f, at } = layer;
  const before = (value: string) => f.op('Squeeze', [value, f.ints(3)]);
  const fresh = freshSums(layer);
  return {
    sums: f.concat([before(sums), fresh], 2),
    alive: f.concat([before(alive), f.multiply(fresh, f.float(0))], 2),
    own: f.op('Squeeze', [at.queries, f.ints(1)]),
    slots: at.keys,
  };
}

/** A value [batch, heads, tokens, …] with its rows in the order of places: [batch, tokens · heads, …]. */
const byPlace = (f: Fragment, value: string, width: number): string =>
  f.reshape(f.op('Transpose', [value], { perm: [0, 2, 1, 3] }), 0, -1, width);

/** Indices of the rows that are left [batch × rows], as many as the text of the batch with most has; others at the end. */
function leftPlaces(f: Fragment, alive: string) {
  const left = f.op('Squeeze', [byPlace(f, f.op('Unsqueeze', [alive, f.ints(3)]), 1), f.ints(2)]);
  const count = f.op('Squeeze', [f.slice(f.op('Shape', [left]), f.ints(1), f.ints(2), 0)]);
  const order = f.cast(f.op('Range', [f.int(0), count, f.int(1)]), 'float32');
  const most = f.cast(f.reduce('ReduceMax', f.sum(left, 1), 0), 'int64');
  const ranked = f.subtract(f.multiply(left, f.cast(count, 'float32')), order);
  const { indices } = f.top(ranked, most, true);
  const taken = f.op('Greater', [f.op('GatherElements', [left, indices], { axis: 1 }), f.float(0)]);
  return { indices, places: f.where(taken, f.cast(indices, 'float32'), f.float(-1)) };
}

/** Stores what is left: keys with their places and sums, and values. */
function store({ f, path }: Layer, { alive, sums }: Evicted, keys: string, values: string): void {
  const { cache, headSize: size } = path;
  const { indices, places } = leftPlaces(f, alive);
  const width = 2 * size + 1;
  const all = byPlace(f, f.concat([keys, values, f.op('Unsqueeze', [sums, f.ints(3)])], 3), width);
  const column = f.op('Unsqueeze', [indices, f.ints(2)]);
  const wide = f.op('Expand', [column, f.concat([f.op('Shape', [indices]), f.ints(width)], 0)]);
  const rows = f.op('GatherElements', [all, wide], { axis: 1 });
  const [key, value, sum] = f.split(rows, [f.ints(size), f.ints(size), f.ints(1)], 2);
  const kept = f.concat([key, f.op('Unsqueeze', [places, f.ints(2)]), sum], 2);
  f.op('Unsqueeze', [kept, f.ints(1)], {}, cache.presentKey);
  f.op('Unsqueeze', [value, f.ints(1)], {}, cache.presentValue);
}

/** Layers keep different numbers of rows; under one name the runtime would take them for equal and share their buffers. */
const infos = ({ cache, headSize, layer }: AttentionPath): ValueInfo[] => {
  const info = (name: string, length: string, size: number): ValueInfo => ({
    name,
    type: 'float32',
    shape: ['batch_size', 1, length, size],
  });
  return [
    info(cache.key, `past_rows.${layer}`, headSize + 2),
    info(cache.value, `past_rows.${layer}`, headSize),
    info(cache.presentKey, `present_rows.${layer}`, headSize + 2),
    info(cache.presentValue, `present_rows.${layer}`, headSize),
  ];
};

/** Lets each head of keys and values of a layer follow a policy of its own. */
export function policyPerHead(
  model: OnnxModel,
  path: AttentionPath,
  at: Marked,
  policies: readonly Policy[],
): OnnxModel {
  const opset = opsetOf(model);
  const f = new Fragment(`heads.${path.layer}`, opset);
  const layer: Layer = { f, path, at, policies };
  const [pastKeys, pastValues, sums, alive] = readCache(layer);
  const keys = f.concat([pastKeys, path.newKey], 2);
  const values = f.concat([pastValues, path.newValue], 2);
  const held = heldBefore(layer, sums, alive);
  store(layer, attend(f, path, { batch: at.batch, slots: at.total }, held, budgetOf(policies), opset), keys, values);
  const shapes = shapesOfCache(model, f, at, path);
  const reads: [string, string][] = [
    [path.cache.presentKey, keys],
    [path.cache.presentValue, values],
  ];
  return rewrite(model, {
    added: f.nodes,
    removed: [path.keys, path.values, path.softmax, ...(shapes.removed ?? [])],
    instead: new Map([...reads, ...(shapes.instead ?? [])]),
    infos: infos(path),
  });
}
