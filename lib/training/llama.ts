/** What is trained: a decoder of the Llama family, as a configuration and named float32 weights. */
import type { AttentionHeads } from '@/lib/onnx/find';
import type { Matrix } from '@/lib/tensor/matrix';

/** Matrices of a decoder layer, W [out × in] as the papers write them. */
export const layerLinears = ['q', 'k', 'v', 'o', 'gate', 'up', 'down'] as const;
/** Scales of a layer's two norms, [1 × hidden]. */
export const layerNorms = ['attentionNorm', 'feedForwardNorm'] as const;

export type LayerPart = (typeof layerLinears)[number] | (typeof layerNorms)[number];

/** The name of a layer's weight: "layers.3.gate". */
export const inLayer = (layer: number, part: LayerPart): string => `layers.${layer}.${part}`;

export interface LlamaConfig {
  /** Heads of each layer; layers may differ after pruning. */
  readonly layers: readonly AttentionHeads[];
  /** ε of the norms. */
  readonly epsilon: number;
  /** Radians by which each pair of a head's channels turns from one token to the next, [head size / 2]. */
  readonly frequencies: Float32Array;
  /** Whether the head reads the embedding's table; else there is a weight "head". */
  readonly tied: boolean;
}

/**
 * Weights and their gradients have the same names: "embedding" [vocabulary × hidden], "layers.0.q" and so on (inLayer),
 * "norm" [1 × hidden] and, where it is not tied, "head" [vocabulary × hidden].
 */
export type Weights = ReadonlyMap<string, Matrix>;

export interface Llama {
  readonly config: LlamaConfig;
  readonly weights: Weights;
}

/** The weight that makes the logits. */
export const headName = ({ tied }: LlamaConfig): string => (tied ? 'embedding' : 'head');

/** Token ids: sequences of one length. */
export type Batch = readonly (readonly number[])[];

/** What stands in for a value in the forward pass: a rounded weight, a weight with its adapter added. */
export interface Replacement {
  readonly value: Matrix;
  /**
   * Turns the gradient of the loss by `value` into that by what it stands for. Absent: it passes straight through, as if nothing
   * had been replaced (the straight-through estimator, arXiv 1308.3432).
   */
  readonly back?: (gradient: Matrix) => Matrix;
}

/** Places where activations can be replaced, each [batch · tokens × width]: what linear layers read, and what a cache would hold. */
export const activationPlaces = [
  'attentionInput',
  'keys',
  'values',
  'attended',
  'feedForwardInput',
  'feedForwardUnits',
] as const;

export type ActivationPlace = (typeof activationPlaces)[number];

/** Looked up in each pass; null leaves the value as it is. None may write to what it is given. */
export interface Hooks {
  readonly weight?: (name: string, value: Matrix) => Replacement | null;
  /** Keys come after the rotary embedding. */
  readonly activation?: (layer: number, place: ActivationPlace, value: Matrix) => Replacement | null;
}
