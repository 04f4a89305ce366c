import { bypass, renameValues } from './edit-nodes';
import { OnnxError } from './error';
import { consumers } from './graph';
import { blocks, decoderLayers, requireDecoder, type DecoderLayer } from './layers';
import type { OnnxModel } from './model';
import { splitResiduals } from './split-residuals';
import { sweep } from './sweep';

const cacheName = /^(past_key_values|past|present|present_key_values)\.(\d+)\.(.+)$/;

/** The values of a layer that are named as a cache, whether or not the graph still declares them. */
function cacheValues(model: OnnxModel, index: number): string[] {
  const { nodes, values } = blocks(model)[index].contents;
  const given = model.inputs.map(({ name }) => name).filter((name) => values.has(name));
  return [...given, ...[...nodes].flatMap(({ outputs }) => outputs)].filter((name) => cacheName.test(name));
}

const renumbered = (names: readonly string[], to: number): [string, string][] =>
  names.map((name) => [name, name.replace(cacheName, `$1.${to}.$3`)]);

function requireLayers(layers: readonly DecoderLayer[], indices: readonly number[]): void {
  const unknown = indices.find((index) => !layers[index]);
  if (unknown === undefined) return;
  throw new OnnxError({
    what: `There is no decoder layer ${unknown}`,
    where: `a model of ${layers.length} layers`,
    advice: `Choose from 0 to ${layers.length - 1}.`,
  });
}

/** Joins what comes before each of the layers to what comes after it. */
function bridge(model: OnnxModel, layers: readonly DecoderLayer[]): OnnxModel {
  const sources = new Map<string, string>();
  return layers.reduce((bridged, { input, output }) => {
    const source = sources.get(input) ?? input;
    sources.set(output, source);
    return bypass(bridged, output, source);
  }, model);
}

/**
 * Cuts decoder layers out: the residual stream runs past them, what only they used goes, and so do their cache inputs and
 * outputs. The cache of the layers that stay is numbered from 0 without gaps; all other names stay.
 * @param indices of `decoderLayers(model)`, in any order
 * @throws OnnxError when the model has no decoder layers or not these
 */
export function removeLayers(model: OnnxModel, indices: readonly number[]): OnnxModel {
  requireLayers(requireDecoder(model), indices);
  return indices.length ? cut(splitResiduals(model), indices) : model;
}

/** Lengths that were taken from the cache of a layer that goes are taken from one that stays. */
function measureElsewhere(model: OnnxModel, gone: readonly string[], stays: readonly string[]): OnnxModel {
  const kind = (name: string) => name.replace(cacheName, '$1 $3');
  const inputs = new Set(model.inputs.map(({ name }) => name));
  return gone
    .filter((name) => inputs.has(name))
    .reduce((moved, name) => {
      const other = stays.find((candidate) => kind(candidate) === kind(name));
      return other === undefined ? moved : bypass(moved, name, other);
    }, model);
}

/** New names of the caches; what is left of removed ones (for an output inside a removed layer) makes room. */
const newNames = (kept: readonly (readonly string[])[], gone: readonly string[]): ReadonlyMap<string, string> =>
  new Map([
    ...kept.flatMap(renumbered),
    ...(kept.length ? gone.map((name) => [name, `${name}.removed`] as const) : []),
  ]);

function cut(model: OnnxModel, indices: readonly number[]): OnnxModel {
  const layers = decoderLayers(model);
  const removed = layers.filter(({ index }) => indices.includes(index));
  const gone = removed.flatMap(({ index }) => cacheValues(model, index));
  const kept = layers.filter((layer) => !removed.includes(layer)).map(({ index }) => cacheValues(model, index));
  const moved = measureElsewhere(bridge(model, removed), gone, kept[0] ?? []);
  const swept = sweep({ ...moved, outputs: moved.outputs.filter(({ name }) => !gone.includes(name)) });
  const inputs = swept.inputs.filter(({ name }) => !gone.includes(name) || consumers(swept).has(name));
  return renameValues({ ...swept, inputs }, newNames(kept, gone));
}
