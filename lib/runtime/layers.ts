/** How far the treated model's residual stream strays from the baseline's, layer by layer. */
import { decoderLayers } from '@/lib/onnx/find';
import type { Subject } from '@/lib/technique/technique';
import { collect } from './calibration';
import type { ModelHost } from './model-host';

interface Sums {
  difference: number;
  norm: number;
}

function accumulate(sums: Sums, baseline: Float32Array, treated: Float32Array): void {
  for (let i = 0; i < baseline.length; i++) {
    sums.difference += (baseline[i] - treated[i]) ** 2;
    sums.norm += baseline[i] ** 2;
  }
}

/**
 * ‖h − h′‖ / ‖h‖ over all tokens of `sequences`, h and h′ the residual stream after each decoder layer of the baseline.
 * null for a layer that the treated model no longer has, or has in another width.
 */
export async function layerErrors(
  host: ModelHost,
  baseline: Subject,
  treated: Subject,
  sequences: readonly (readonly number[])[],
): Promise<{ layer: number; error: number | null }[]> {
  const layers = decoderLayers(baseline.model);
  const remaining = new Set(decoderLayers(treated.model).map(({ output }) => output));
  const shared = layers.map(({ output }) => output).filter((name) => remaining.has(name));
  if (shared.length === 0) return layers.map(({ index }) => ({ layer: index, error: null }));
  const sums = new Map<string, Sums>(shared.map((name) => [name, { difference: 0, norm: 0 }]));
  const { signal } = new AbortController();
  const runs = [baseline, treated].map(({ model, config }) => collect(host, model, config, shared, sequences, signal));
  for (;;) {
    const [before, after] = [await runs[0].next(), await runs[1].next()];
    if (before.done || after.done) break;
    for (const [name, values] of before.value) {
      const other = after.value.get(name)!.data as Float32Array;
      const sum = sums.get(name);
      if (other.length !== values.data.length) sums.delete(name);
      else if (sum) accumulate(sum, values.data as Float32Array, other);
    }
  }
  return layers.map(({ index, output }) => {
    const sum = sums.get(output);
    return { layer: index, error: sum ? Math.sqrt(sum.difference / sum.norm) : null };
  });
}
