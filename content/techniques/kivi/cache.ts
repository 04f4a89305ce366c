/**
 * KIVI's cache as nodes of the graph. After T tokens, keys before ⌊T / R⌋ R and values before T − R are codes, the rest
 * floats; a query at index t read keys before ⌊t / R⌋ R and values before t − R as codes, whether it is decoded alone or
 * scored in one pass with all others.
 */
import { bytesOfRow, packCodes, unpackCodes } from '@/lib/cache/codes';
import type { Pair, RoundedCache } from '@/lib/cache/error';
import { Fragment } from '@/lib/cache/fragment';
import { expandGroups, roundGroups, scalesOf, type Grouping, type Rounded } from '@/lib/cache/groups';
import type { Lengths } from '@/lib/cache/lengths';
import { opsetOf } from '@/lib/cache/opset';
import type { AttentionPath } from '@/lib/cache/paths';
import { copyBetween, rewrite, shapesOfCache } from '@/lib/cache/rewrite';
import type { OnnxModel, ValueInfo } from '@/lib/onnx/model';

export interface Plan {
  readonly keys: Grouping;
  readonly values: Grouping;
  /** R */
  readonly residual: number;
}

/** What is stored of keys or of values; scales, minima and floats are flat [batch, heads, numbers, 1]. */
interface Stored {
  readonly bytes: string;
  readonly scales: string;
  readonly minima: string;
  readonly recent: string;
}

/** Keys or values after this run: what attention reads, and what is stored for the next. */
interface Grown extends Pair {
  readonly stored: Stored;
}

/** Tokens that are codes once `tokens` are read. */
type Settled = (fragment: Fragment, tokens: string) => string;

const settledKeys =
  (residual: number): Settled =>
  (f, tokens) =>
    f.multiply(f.divide(tokens, f.ints(residual)), f.ints(residual));

const settledValues =
  (residual: number): Settled =>
  (f, tokens) =>
    f.max(f.subtract(tokens, f.ints(residual)), f.ints(0));

const flat = (f: Fragment, value: string) => f.reshape(value, 0, 0, -1, 1);

/** Adds new tokens [batch, heads, tokens, size] to those stored; `moved` of the floats become codes. */
function grow(f: Fragment, stored: Stored, fresh: string, moved: string, grouping: Grouping): Grown {
  const { bits, headSize } = grouping;
  const codes = f.cast(unpackCodes(f, stored.bytes, bits, headSize), 'float32');
  const old = expandGroups(f, { codes, scales: stored.scales, minima: stored.minima }, grouping);
  const floats = f.concat([f.reshape(stored.recent, 0, 0, -1, headSize), fresh], 2);
  const [settling, recent] = [
    f.slice(floats, f.ints(0), moved, 2),
    f.slice(floats, moved, f.ints(Number.MAX_SAFE_INTEGER), 2),
  ];
  const now = roundGroups(f, settling, grouping);
  return {
    exact: f.concat([old, floats], 2),
    rounded: f.concat([old, now.values, recent], 2),
    stored: together(f, stored, now, recent, grouping),
  };
}

const together = (f: Fragment, before: Stored, now: Rounded, recent: string, grouping: Grouping): Stored => ({
  bytes: f.concat([before.bytes, packCodes(f, f.cast(now.codes, 'int32'), grouping.bits, grouping.headSize)], 2),
  scales: f.concat([before.scales, now.scales], 2),
  minima: f.concat([before.minima, now.minima], 2),
  recent: flat(f, recent),
});

/** The stored parts of keys and values from the layer's two cache inputs: codes in one, floats in the other. */
function readCache(
  f: Fragment,
  { cache, headSize }: AttentionPath,
  past: string,
  plan: Plan,
  settled: readonly Settled[],
) {
  const groupings = [plan.keys, plan.values];
  const counts = settled.map((count) => count(f, past));
  const bytes = f.split(cache.key, counts, 2);
  const sizes = counts.flatMap((count, i) => {
    const scales = scalesOf(f, count, groupings[i]);
    return [scales, scales, f.multiply(f.subtract(past, count), f.ints(headSize))];
  });
  const floats = f.split(cache.value, sizes, 2);
  const stored = counts.map((_, i): Stored => {
    const [scales, minima, recent] = floats.slice(3 * i, 3 * i + 3);
    return { bytes: bytes[i], scales, minima, recent };
  });
  return { counts, stored };
}

/** Scores with rounded keys where the query reads codes, with exact ones elsewhere, under the name they had. */
function blendScores(f: Fragment, model: OnnxModel, { cache, scores }: AttentionPath, keys: Pair, coded: string): void {
  const [query, operand] = scores.inputs;
  const by = (source: string) =>
    f.op('MatMul', [query, copyBetween(model, f, operand, new Map([[cache.presentKey, source]]))]);
  f.op('Where', [coded, by(keys.rounded), by(keys.exact)], {}, scores.outputs[0]);
}

/** The sum of values by weights, in two parts. */
function blendMix(f: Fragment, model: OnnxModel, { cache, mix }: AttentionPath, values: Pair, coded: string): void {
  const [weights, operand] = mix.inputs;
  const zero = f.float(0);
  const part = (chosen: string, source: string) =>
    f.op('MatMul', [chosen, copyBetween(model, f, operand, new Map([[cache.presentValue, source]]))]);
  const rounded = part(f.where(coded, weights, zero), values.rounded);
  f.op('Add', [rounded, part(f.where(coded, zero, weights), values.exact)], {}, mix.outputs[0]);
}

const infos = ({ cache, keyValueHeads, headSize }: AttentionPath, { keys }: Plan): ValueInfo[] => {
  const codes = (name: string, length: string): ValueInfo => ({
    name,
    type: 'uint8',
    shape: ['batch_size', keyValueHeads, length, bytesOfRow(headSize, keys.bits)],
  });
  const floats = (name: string, length: string): ValueInfo => ({
    name,
    type: 'float32',
    shape: ['batch_size', keyValueHeads, length, 1],
  });
  return [
    codes(cache.key, 'past_codes'),
    codes(cache.presentKey, 'present_codes'),
    floats(cache.value, 'past_floats'),
    floats(cache.presentValue, 'present_floats'),
  ];
};

/** Lets one layer store codes and read them. */
export function quantizeCache(
  model: OnnxModel,
  path: AttentionPath,
  at: Lengths,
  plan: Plan,
): { model: OnnxModel; exposed: RoundedCache } {
  const f = new Fragment(`kivi.${path.layer}`, opsetOf(model));
  const settled = [settledKeys(plan.residual), settledValues(plan.residual)];
  const { counts, stored } = readCache(f, path, at.past, plan, settled);
  const grown = [plan.keys, plan.values].map((grouping, i) => {
    const moved = f.subtract(settled[i](f, at.total), counts[i]);
    return grow(f, stored[i], [path.newKey, path.newValue][i], moved, grouping);
  });
  const [keys, values] = grown;
  blendScores(f, model, path, keys, f.op('Less', [at.keys, settled[0](f, at.queries)]));
  blendMix(f, model, path, values, f.op('Less', [at.keys, settled[1](f, at.queries)]));
  const both = grown.map((each) => each.stored);
  f.concat(
    both.map(({ bytes }) => bytes),
    2,
    path.cache.presentKey,
  );
  f.concat(
    both.flatMap(({ scales, minima, recent }) => [scales, minima, recent]),
    2,
    path.cache.presentValue,
  );
  const shapes = shapesOfCache(model, f, at, path);
  const removed = [path.keys, path.values, path.scores, path.mix, ...(shapes.removed ?? [])];
  const edited = rewrite(model, { added: f.nodes, removed, instead: shapes.instead, infos: infos(path, plan) });
  return { model: edited, exposed: { keys, values } };
}
