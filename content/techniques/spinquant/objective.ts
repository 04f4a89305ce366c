/**
 * What SpinQuant lowers (arXiv 2405.16406): the loss of the network with weights and activations rounded, on text, as a function
 * of its rotations. The gradient takes the rounding for the identity, clipped values and scales included, as the authors' code does.
 */
import { roundTokens } from '@/lib/quantization/fake-quant';
import { dequantize, quantize } from '@/lib/quantization/uniform';
import { fromOnline, toOnline } from '@/lib/rotation/online';
import { activationClip } from '@/lib/rotation/round';
import type { Matrix } from '@/lib/tensor/matrix';
import { layerLinears, lossAndGradients, type Batch, type Hooks, type Llama } from '@/lib/training';
import { isTurned, rotationGradients, turnLlama, type Rotations } from './turned';

/** Bits of weights and of what linear layers read. */
export interface Precision {
  readonly weights: number;
  readonly activations: number;
}

const linears: ReadonlySet<string> = new Set(layerLinears);

const roundWeight = (weight: Matrix, bits: number): Matrix =>
  dequantize(quantize(weight, { bits, scheme: 'symmetric', group: weight.columns }));

/** The rounding that `roundDecoder` does, and the transform of `withOnlineHadamard`, in the forward pass. */
export const roundingHooks = ({ weights, activations: bits }: Precision): Hooks => ({
  weight: (name, value) => (linears.has(name.split('.').at(-1)!) ? { value: roundWeight(value, weights) } : null),
  activation(_, place, value) {
    const grid = { bits, clip: activationClip };
    if (place === 'keys' || place === 'values') return null;
    if (place !== 'feedForwardUnits') return { value: roundTokens(value, grid) };
    return { value: roundTokens(toOnline(value), grid), back: fromOnline };
  },
});

export interface RotationLoss {
  /** Cross-entropy in nats a token. */
  readonly loss: number;
  /** ∂L/∂R by the rotations' names. */
  readonly gradients: Rotations;
}

/** The loss on a batch, and its gradient by every rotation. @throws the signal's reason when aborted */
export async function rotationLoss(
  llama: Llama,
  rotations: Rotations,
  batch: Batch,
  precision: Precision,
  signal?: AbortSignal,
): Promise<RotationLoss> {
  const options = { hooks: roundingHooks(precision), trainable: isTurned, signal };
  const { loss, gradients } = await lossAndGradients(turnLlama(llama, rotations), batch, options);
  return { loss, gradients: rotationGradients(llama, rotations, gradients) };
}
