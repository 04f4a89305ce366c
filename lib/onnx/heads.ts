import { attentionCore } from './attention';
import { OnnxError } from './error';
import { remembered, upstream, type Upstream } from './graph';
import { blocks, decoderLayers, type Block, type DecoderLayer } from './layers';
import type { Node, OnnxModel } from './model';

export interface AttentionHeads {
  readonly layer: number;
  readonly heads: number;
  /** Fewer than `heads` where several queries share keys and values (grouped-query attention). */
  readonly keyValueHeads: number;
  readonly headSize: number;
}

const int = (node: Node, name: string): number | undefined => {
  const attribute = node.attributes.get(name);
  return attribute?.type === 'int' ? attribute.value : undefined;
};

/** Fixed sizes of the cache input [batch, heads, past, size]. */
function cacheShape(model: OnnxModel, { cache }: DecoderLayer): { keyValueHeads: number; headSize: number } | null {
  const shape = model.inputs.find(({ name }) => name === cache?.key)?.shape ?? [];
  const [, keyValueHeads, , headSize] = shape;
  return typeof keyValueHeads === 'number' && typeof headSize === 'number' ? { keyValueHeads, headSize } : null;
}

/** Heads and head size from the Reshape [batch, tokens, heads, size] between a projection and the attention. */
function reshaped(model: OnnxModel, region: Upstream, value: string): { count: number; size: number } | null {
  const { nodes } = upstream(model, [value], (name) => !region.values.has(name));
  const shapes = [...nodes]
    .filter(({ op }) => op === 'Reshape')
    .map(({ inputs }) => model.weights.get(inputs[1]))
    .map((tensor) => (tensor?.data instanceof BigInt64Array ? [...tensor.data].map(Number) : []))
    .filter((shape) => shape.length === 4 && shape[2] > 0 && shape[3] > 0);
  const last = shapes.at(-1);
  return last ? { count: last[2], size: last[3] } : null;
}

/** Features of the projection with a role, in a layer. */
const width = ({ linears }: DecoderLayer, role: string): number | undefined =>
  linears.find((linear) => linear.role === role)?.outFeatures;

function counts(model: OnnxModel, { region, index }: Block): Partial<AttentionHeads> {
  const core = attentionCore(model, region);
  const layer = decoderLayers(model)[index];
  const cached = cacheShape(model, layer);
  const query = core && reshaped(model, region, core.query);
  const key = core && reshaped(model, region, core.key);
  const headSize = cached?.headSize ?? query?.size;
  const perHead = (role: string) => headSize && (width(layer, role) ?? NaN) / headSize;
  return {
    heads: (core && int(core.node, 'num_heads')) ?? query?.count ?? perHead('q'),
    keyValueHeads: (core && int(core.node, 'kv_num_heads')) ?? cached?.keyValueHeads ?? key?.count ?? perHead('k'),
    headSize: headSize,
  };
}

function headsOf(model: OnnxModel, block: Block): AttentionHeads {
  const { heads, keyValueHeads, headSize } = counts(model, block);
  if (heads && keyValueHeads && headSize) return { layer: block.index, heads, keyValueHeads, headSize };
  throw new OnnxError({
    what: 'The number of attention heads cannot be told',
    where: `decoder layer ${block.index}`,
    advice: 'Export the model with a cache of fixed head count and size.',
  });
}

/** Heads of each decoder layer. @throws OnnxError when the graph does not tell them */
export const attentionHeads = remembered((model: OnnxModel): readonly AttentionHeads[] =>
  blocks(model).map((block) => headsOf(model, block)),
);
