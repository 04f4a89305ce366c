import { isCore } from './attention';
import { OnnxError } from './error';
import { producers, remembered, upstream, type Upstream } from './graph';
import { matches, type Match } from './matches';
import type { OnnxModel, ValueInfo } from './model';
import { layerInName, roleInName, type Role } from './names';
import { norms } from './norms';
import { rolesByPlace } from './roles';
import { residuals, type Residual } from './stream';

export interface Linear extends Match {
  /** Which decoder layer it belongs to, counted in the order they are run; null for the head. */
  readonly layer: number | null;
  readonly role: Role;
}

/** A linear layer inside a decoder layer. */
export interface BlockLinear extends Linear {
  readonly layer: number;
}

/** Names of a layer's graph inputs and outputs for what it has seen. */
export interface Cache {
  readonly key: string;
  readonly value: string;
  readonly presentKey: string;
  readonly presentValue: string;
}

export interface DecoderLayer {
  readonly index: number;
  /** The residual stream [batch, tokens, hidden] before the layer… */
  readonly input: string;
  /** …and after it; '' where a fused norm keeps it to itself (splitResiduals gives it a name). */
  readonly output: string;
  readonly linears: readonly BlockLinear[];
  /** Names of the weights of the norms whose results the layer reads. */
  readonly norms: readonly string[];
  readonly cache: Cache | null;
}

/** A layer before its parts are named: its steps along the stream. */
export interface Block {
  readonly index: number;
  readonly steps: readonly Residual[];
  /** All nodes and values of the steps. */
  readonly region: Upstream;
  /** Those of the region whose contents matter, not just their shapes: lengths are often taken from another layer's cache. */
  readonly contents: Upstream;
}

/** Past keys and values are graph inputs [batch, heads, past, size]. */
const isCacheInput = ({ name, shape }: ValueInfo): boolean => /past|cache/i.test(name) && shape.length === 4;

function attends(model: OnnxModel, { nodes, values }: Upstream): boolean {
  return [...nodes].some(isCore) || model.inputs.some((info) => isCacheInput(info) && values.has(info.name));
}

/** Each step with attention begins a layer; the steps after it, up to the next, belong to it. */
function groupSteps(model: OnnxModel): Residual[][] {
  const groups: Residual[][] = [];
  for (const step of residuals(model))
    if (attends(model, step.region)) groups.push([step]);
    else groups.at(-1)?.push(step);
  return groups;
}

const union = (regions: readonly Upstream[]): Upstream => ({
  nodes: new Set(regions.flatMap(({ nodes }) => [...nodes])),
  values: new Set(regions.flatMap(({ values }) => [...values])),
});

function block(model: OnnxModel, steps: readonly Residual[], index: number): Block {
  const made = producers(model);
  const region = union(steps.map((step) => step.region));
  const branches = steps.map(({ branch }) => branch);
  const outside = (value: string) => !region.values.has(value) || made.get(value)?.op === 'Shape';
  return { index, steps, region, contents: upstream(model, branches, outside) };
}

export const blocks = remembered((model: OnnxModel): readonly Block[] =>
  groupSteps(model).map((steps, index) => block(model, steps, index)),
);

const nameOf = ({ weight, node, output }: Match) => [weight, node.name, output];

const firstInNames = <T>(match: Match, read: (name: string) => T | null): T | null =>
  nameOf(match)
    .map(read)
    .find((found) => found !== null) ?? null;

/** What a linear outside all layers is: the head if it makes the logits. */
function roleOutside(model: OnnxModel, match: Match): Role {
  const logits = upstream(
    model,
    model.outputs.map(({ name }) => name).filter((name) => name === 'logits'),
  ).nodes;
  const last = matches(model).findLast(({ node }) => logits.has(node)) ?? matches(model).at(-1);
  return match === last ? 'head' : 'other';
}

function placed(model: OnnxModel): Map<Match, { layer: number; role: Role }> {
  const places = new Map<Match, { layer: number; role: Role }>();
  for (const { index, steps } of blocks(model))
    for (const { region } of steps) {
      const inside = matches(model).filter(({ node }) => region.nodes.has(node));
      for (const [match, role] of rolesByPlace(model, region, inside)) places.set(match, { layer: index, role });
    }
  return places;
}

/** All linear layers in graph order; the layer from the residual stream or, in a graph without one, from names. */
export const linears = remembered((model: OnnxModel): readonly Linear[] => {
  const places = placed(model);
  return matches(model).map((match) => {
    const place = places.get(match);
    const layer = place?.layer ?? (places.size ? null : firstInNames(match, layerInName));
    const role =
      firstInNames(match, roleInName) ?? place?.role ?? (layer === null ? roleOutside(model, match) : 'other');
    return { ...match, layer, role };
  });
});

/** The linear layers inside decoder layers: all but the head. */
export const blockLinears = (model: OnnxModel): readonly BlockLinear[] =>
  linears(model).filter((linear): linear is BlockLinear => linear.layer !== null);

/** The one of two names that ends with "key" or "value"; by their order where neither does. */
const pick = (names: readonly string[], kind: 'key' | 'value'): string =>
  names.find((name) => name.endsWith(kind)) ?? names[kind === 'key' ? 0 : 1];

function cacheOf(model: OnnxModel, { contents: { nodes, values } }: Block): Cache | null {
  const made = producers(model);
  const past = model.inputs.filter((info) => isCacheInput(info) && values.has(info.name)).map(({ name }) => name);
  const present = model.outputs.map(({ name }) => name).filter((name) => nodes.has(made.get(name)!));
  if (past.length < 2 || present.length < 2) return null;
  return {
    key: pick(past, 'key'),
    value: pick(past, 'value'),
    presentKey: pick(present, 'key'),
    presentValue: pick(present, 'value'),
  };
}

function layer(model: OnnxModel, block: Block): DecoderLayer {
  const { index, steps, region } = block;
  return {
    index,
    input: steps[0].skip,
    output: steps.at(-1)!.output,
    linears: blockLinears(model).filter(({ layer }) => layer === index),
    norms: norms(model)
      .filter(({ output }) => region.values.has(output))
      .map(({ weight }) => weight),
    cache: cacheOf(model, block),
  };
}

/** The decoder layers in the order they are run; none for a model without attention. */
export const decoderLayers = remembered((model: OnnxModel): readonly DecoderLayer[] =>
  blocks(model).map((block) => layer(model, block)),
);

/** The decoder layers. @throws OnnxError when there are none */
export function requireDecoder(model: OnnxModel): readonly DecoderLayer[] {
  const layers = decoderLayers(model);
  if (layers.length) return layers;
  throw new OnnxError({
    what: 'The model has no attention layers',
    where: `graph of ${model.nodes.length} nodes`,
    advice: 'Choose a decoder-only language model, exported with attention in plain operators or GroupQueryAttention.',
  });
}
