/** How LLM-QAT rounds, in training and in the graph that comes out of it: the same grids in both. */
import { blockLinears, type BlockLinear } from '@/lib/onnx/find';
import type { OnnxModel } from '@/lib/onnx/model';
import { roundTokens, withRoundedInputs } from '@/lib/quantization/fake-quant';
import { withRoundedCache } from '@/lib/quantization/rounded-cache';
import { withGridValues } from '@/lib/quantization/storage';
import { dequantize, quantize, type Quantized } from '@/lib/quantization/uniform';
import type { Matrix } from '@/lib/tensor/matrix';
import { inLayer, layerLinears, type ActivationPlace, type Hooks, type LayerPart, type Weights } from '@/lib/training';

export interface Precision {
  readonly weights: number;
  /** null: not rounded. */
  readonly activations: number | null;
  /** null: not rounded. */
  readonly cache: number | null;
}

const parts: ReadonlySet<string> = new Set(layerLinears);

/** Whether a weight is a matrix of a decoder layer: those are rounded and trained; embedding, head and norms stay. */
export const isRounded = (name: string): boolean => parts.has(name.split('.').at(-1)!);

/** Symmetric, over the full range, one 16-bit scale for each output channel. Outliers are not clipped. */
const coded = (weight: Matrix, bits: number): Quantized =>
  quantize(weight, { bits, scheme: 'symmetric', group: weight.columns });

/** Ŵ of W [out × in]. */
export const roundWeight = (weight: Matrix, bits: number): Matrix => dequantize(coded(weight, bits));

const cached: ReadonlySet<ActivationPlace> = new Set(['keys', 'values']);

/**
 * The rounding as it enters the forward pass. No way back is given, since the gradient goes straight through: scales are of the
 * full range, so that nothing is clipped and the estimate of the derivative is 1 everywhere.
 */
export const roundingHooks = ({ weights, activations, cache }: Precision): Hooks => ({
  weight: (name, value) => (isRounded(name) ? { value: roundWeight(value, weights) } : null),
  activation(_, place, value) {
    const bits = cached.has(place) ? cache : activations;
    return bits === null ? null : { value: roundTokens(value, { bits, clip: 1 }) };
  },
});

/** The trained weight of a linear layer of the graph. */
const trainedOf = (trained: Weights, { layer, role }: BlockLinear): Matrix =>
  trained.get(inLayer(layer, role as LayerPart))!;

/** The model with trained weights on their grids, and with activations and cache rounded where they are to be. @throws OnnxError */
export function withPrecision(
  model: OnnxModel,
  trained: Weights,
  { weights, activations, cache }: Precision,
): OnnxModel {
  const linears = blockLinears(model);
  const cacheRounded = cache === null ? model : withRoundedCache(model, cache);
  const stored = linears.reduce(
    (edited, linear) => withGridValues(edited, linear, coded(trainedOf(trained, linear), weights)),
    cacheRounded,
  );
  return activations === null ? stored : withRoundedInputs(stored, linears, { bits: activations, clip: 1 });
}
