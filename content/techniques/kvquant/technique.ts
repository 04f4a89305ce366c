import { plotErrors, type RoundedCache } from '@/lib/cache/error';
import { Fragment } from '@/lib/cache/fragment';
import { lengths, type Lengths } from '@/lib/cache/lengths';
import { opsetOf } from '@/lib/cache/opset';
import { attentionPaths, keyBeforeRotation, type AttentionPath } from '@/lib/cache/paths';
import { plainAttention, positionsOf } from '@/lib/cache/plain';
import { copyBetween, rewrite, shapesOfCache } from '@/lib/cache/rewrite';
import type { OnnxModel } from '@/lib/onnx/model';
import { choice, slider, type Values } from '@/lib/technique/parameters';
import { defineTechnique, type Lab } from '@/lib/technique/technique';
import { roundKeys, roundValues } from './cache';
import { calibrateLayer, sensitivity, type LayerLevels, type Seen } from './calibrate';
import { tailOf } from './levels';
import { infos, throughCache, type Layer } from './store';

const parameters = {
  bits: choice({
    label: 'Bits',
    help: 'Bits of the code of each key and value.',
    options: { '4': '4', '3': '3', '2': '2' },
    default: '2',
  }),
  keys: choice({
    label: 'Keys are rounded',
    help: 'Before the rotary embedding a channel keeps its range from token to token; afterwards it is mixed with another.',
    options: { before: 'before the rotary embedding', after: 'after it' },
    default: 'before',
  }),
  levels: choice({
    label: 'Levels',
    help: 'By k-means, each number weighted by how much the output of attention reacts to it or all alike, or evenly spaced.',
    options: { sensitivity: 'by sensitivity', density: 'by density', even: 'evenly spaced' },
    default: 'sensitivity',
  }),
  outliers: slider({
    label: 'Outliers',
    help: 'Share of the numbers that are kept as they are, beside the codes.',
    min: 0,
    max: 0.05,
    step: 0.01,
    default: 0.01,
    unit: 'percent',
  }),
} as const;

export type Settings = Values<typeof parameters>;

const options = ({ bits, levels, outliers }: Settings) => ({ bits: Number(bits), levels, outliers });

/** What is asked of a layer: its keys where they are rounded, its values, its attention. */
interface Place extends AttentionPath {
  readonly key: string;
}

const placeOf = (model: OnnxModel, path: AttentionPath, { keys }: Settings): Place => ({
  ...path,
  key: keys === 'before' ? keyBeforeRotation(model, path) : path.newKey,
});

/** Keys, values and sensitivities of every layer on the calibration text, in the untreated model. */
async function observe(model: OnnxModel, places: readonly Place[], lab: Lab): Promise<Seen[][]> {
  const seen = places.map((): Seen[] => []);
  const names = places.flatMap(({ key, newValue, softmax }) => [key, newValue, softmax.outputs[0]]);
  for await (const batch of lab.calibrate(model, names))
    places.forEach(({ key, newValue, softmax, keyValueHeads }, i) =>
      seen[i].push({
        keys: batch.get(key)!,
        values: batch.get(newValue)!,
        sensitivity: sensitivity(batch.get(softmax.outputs[0])!, keyValueHeads),
      }),
    );
  return seen;
}

interface Treated extends RoundedCache {
  readonly model: OnnxModel;
}

/** What all layers share: lengths, where tokens stand, and copies of rotary tables for all of them. */
interface Shared {
  readonly at: Lengths;
  readonly positions: ReadonlyMap<string, string>;
  readonly copies: Map<string, string>;
}

/** Positions of all tokens in place of those of a run's own, in as many dimensions. */
function shareOf(model: OnnxModel, f: Fragment): Shared {
  const at = lengths(model, f);
  const own = positionsOf(model);
  const all = own === 'position_ids' ? f.op('Unsqueeze', [at.keys, f.ints(0)]) : at.keys;
  return { at, positions: new Map([[own, all]]), copies: new Map() };
}

/** Cached keys are turned when they are read, all of them, if they were cached before the rotary embedding. */
function rotated(model: OnnxModel, f: Fragment, place: Place, keys: string, { positions, copies }: Shared): string {
  if (place.key === place.newKey) return keys;
  return copyBetween(model, f, place.newKey, new Map([...positions, [place.key, keys]]), { copies });
}

/** Lets one layer store codes, and read what they stand for. */
function roundLayer(
  model: OnnxModel,
  place: Place,
  shared: Shared,
  levels: LayerLevels,
  { bits, outliers }: Settings,
): Treated {
  const { at } = shared;
  const f = new Fragment(`kvquant.${place.layer}`, opsetOf(model));
  const width = place.keyValueHeads * place.headSize;
  const keys = roundKeys(f, place.key, levels, place.headSize, at.queries);
  const values = roundValues(f, place.newValue, levels, { width, tail: tailOf(width, outliers) }, at.queries);
  const layer: Layer = { path: place, levels, bits: Number(bits) };
  const read = throughCache(f, keys, values, layer, at);
  const shapes = shapesOfCache(model, f, at, place);
  const reads: [string, string][] = [
    [place.cache.presentKey, rotated(model, f, place, read.keys, shared)],
    [place.cache.presentValue, read.values],
  ];
  const edited = rewrite(model, {
    added: f.nodes,
    removed: [place.keys, place.values, ...(shapes.removed ?? [])],
    instead: new Map([...reads, ...(shapes.instead ?? [])]),
    infos: infos(layer),
  });
  return { model: edited, keys, values };
}

export default defineTechnique({
  parameters,
  neutral: null,
  interfaceChange:
    'The two cache tensors of a layer hold codes (bytes, of keys and values) and floats (ranges, and what is no code).',
  async apply(subject, values, lab) {
    lab.signal.throwIfAborted();
    const plain = plainAttention(subject.model);
    const places = attentionPaths(plain).map((path) => placeOf(plain, path, values));
    const shared = new Fragment('kvquant', opsetOf(plain));
    const common = shareOf(plain, shared);
    let model: OnnxModel = { ...plain, nodes: [...plain.nodes, ...shared.nodes] };
    const treated: Treated[] = [];
    lab.report('Reading keys, values and attention of every layer', 0);
    const seen = await observe(plain, places, lab);
    for (const place of places) {
      lab.signal.throwIfAborted();
      lab.report(
        `Layer ${place.layer + 1} of ${places.length}: ranges and levels`,
        0.3 + (0.4 * place.layer) / places.length,
      );
      const layer = calibrateLayer(seen[place.layer], options(values));
      lab.plot('keys that are outliers', place.layer, layer.keyOutliers);
      treated.push(roundLayer(model, place, common, layer, values));
      model = treated.at(-1)!.model;
    }
    lab.report('Measuring the error of keys and values', 0.7);
    await plotErrors(model, treated, lab);
    lab.report('Every layer keeps codes', 1);
    return { ...subject, model };
  },
});
