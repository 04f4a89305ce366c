/**
 * Keys and values rounded as they enter the cache, in floats: what a cache of so few bits would hold, without its saving. One symmetric
 * scale for each token over all heads, as LLM-QAT takes it (arXiv 2305.17888): Δ = max|x| / (2^(b−1) − 1), x̂ = Δ round(x / Δ).
 */
import { Fragment } from '@/lib/cache/fragment';
import { opsetOf } from '@/lib/cache/opset';
import { attentionPaths } from '@/lib/cache/paths';
import { rewrite } from '@/lib/cache/rewrite';
import type { OnnxModel } from '@/lib/onnx/model';
import { stepOf, topCode } from './fake-quant';

/** x̂ of x [batch, heads, tokens, size]. */
function rounded(fragment: Fragment, x: string, bits: number): string {
  const inHead = fragment.reduce('ReduceMax', fragment.op('Abs', [x]), 3);
  const peak = fragment.reduce('ReduceMax', inHead, 1);
  const least = fragment.float(stepOf(0, { bits, clip: 1 }));
  const step = fragment.max(fragment.divide(peak, fragment.float(topCode({ bits }))), least);
  return fragment.multiply(fragment.op('Round', [fragment.divide(x, step)]), step);
}

/**
 * Lets each layer keep rounded keys and values; keys come after the rotary embedding, as the graph keeps them.
 * @throws OnnxError where attention cannot be taken apart
 */
export function withRoundedCache(model: OnnxModel, bits: number): OnnxModel {
  const fragment = new Fragment('rounded_cache', opsetOf(model));
  const fresh = attentionPaths(model).flatMap(({ newKey, newValue }) => [newKey, newValue]);
  const instead = new Map(fresh.map((value) => [value, rounded(fragment, value, bits)]));
  return rewrite(model, { added: fragment.nodes, instead });
}
