import { bypass, renameValues } from './edit-nodes';
import { OnnxError } from './error';
import { decoderLayers, requireDecoder, type DecoderLayer } from './layers';
import type { OnnxModel } from './model';
import { splitResiduals } from './split-residuals';
import { sweep } from './sweep';

const cacheName = /^(past_key_values|past|present|present_key_values)\.(\d+)\.(.+)$/;

/** The names of a layer's cache, with its number replaced by `to`. */
const renumbered = (cache: NonNullable<DecoderLayer['cache']>, to: number): [string, string][] =>
  Object.values(cache)
    .filter((name) => cacheName.test(name))
    .map((name) => [name, name.replace(cacheName, `$1.${to}.$3`)]);

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

function cut(model: OnnxModel, indices: readonly number[]): OnnxModel {
  const layers = decoderLayers(model);
  const gone = new Set(indices);
  const removed = layers.filter(({ index }) => gone.has(index));
  const kept = layers.filter(({ index }) => !gone.has(index));
  const caches = new Set(removed.flatMap(({ cache }) => (cache ? Object.values(cache) : [])));
  const bridged = bridge(model, removed);
  const swept = sweep({
    ...bridged,
    inputs: bridged.inputs.filter(({ name }) => !caches.has(name)),
    outputs: bridged.outputs.filter(({ name }) => !caches.has(name)),
  });
  return renameValues(swept, new Map(kept.flatMap(({ cache }, to) => (cache ? renumbered(cache, to) : []))));
}
