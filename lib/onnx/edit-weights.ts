import type { Tensor } from '@/lib/tensor/tensor';
import type { OnnxModel } from './model';
import type { Packing } from './packing';

type Entries<V> = Iterable<readonly [string, V]>;

const without = <V>(map: ReadonlyMap<string, V>, names: ReadonlySet<string>): ReadonlyMap<string, V> =>
  [...names].some((name) => map.has(name)) ? new Map([...map].filter(([name]) => !names.has(name))) : map;

/** Adds or replaces weights. A claim of how densely a replaced weight packs falls with it: claim anew afterwards. */
export function withWeights(model: OnnxModel, entries: Entries<Tensor>): OnnxModel {
  const changed = new Map(entries);
  if (!changed.size) return model;
  const weights = new Map([...model.weights, ...changed]);
  return { ...model, weights, packing: without(model.packing, new Set(changed.keys())) };
}

export function withoutWeights(model: OnnxModel, names: Iterable<string>): OnnxModel {
  const gone = new Set(names);
  return { ...model, weights: without(model.weights, gone), packing: without(model.packing, gone) };
}

/** Claims how densely weights could be stored; the claim is verified when it is counted (summary.ts). */
export const withPacking = (model: OnnxModel, entries: Entries<Packing>): OnnxModel => ({
  ...model,
  packing: new Map([...model.packing, ...entries]),
});
