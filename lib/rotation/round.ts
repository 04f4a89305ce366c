/** Weights and activations of a decoder rounded to few bits: what comes after a rotation. */
import { blockLinears, type Linear } from '@/lib/onnx/find';
import { readLinear } from '@/lib/onnx/linear';
import type { OnnxModel } from '@/lib/onnx/model';
import { withRoundedInputs } from '@/lib/quantization/fake-quant';
import { withGridValues } from '@/lib/quantization/storage';
import { quantize } from '@/lib/quantization/uniform';
import type { Lab } from '@/lib/technique/technique';

/** Share of a token's largest value at which activations are clipped (QuaRot's). */
export const activationClip = 0.9;

export interface Precision {
  /** null: weights stay as they are, for a technique that comes behind. */
  readonly weightBits: number | null;
  /** null: activations stay floats. */
  readonly activationBits: number | null;
}

/** Rounds a weight to nearest, with one 16-bit scale for each output channel. */
const roundWeight = (model: OnnxModel, linear: Linear, bits: number): OnnxModel => {
  const grid = { bits, scheme: 'symmetric', group: linear.inFeatures } as const;
  return withGridValues(model, linear, quantize(readLinear(model, linear), grid));
};

/**
 * Rounds the weights of all decoder layers to nearest and lets these layers read rounded activations, one scale a token.
 * Embedding, head, attention products and cache stay floats.
 */
export function roundDecoder(model: OnnxModel, { weightBits, activationBits }: Precision): OnnxModel {
  const linears = blockLinears(model);
  const weights =
    weightBits === null ? model : linears.reduce((edited, linear) => roundWeight(edited, linear, weightBits), model);
  if (activationBits === null) return weights;
  return withRoundedInputs(weights, linears, { bits: activationBits, clip: activationClip });
}

/** The last step after a rotation: `roundDecoder`, reported. @param note says what is rounded and simulated */
export function roundTurned(turned: OnnxModel, precision: Precision, note: string, lab: Lab): OnnxModel {
  lab.signal.throwIfAborted();
  lab.report(note, 0.9);
  const model = roundDecoder(turned, precision);
  lab.report('What was to be rounded is on its grid', 1);
  return model;
}
