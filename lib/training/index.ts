/**
 * Training of a bundled model where it is run: `readLlama` takes configuration and weights out of a graph, `lossAndGradients`
 * gives the loss of a batch of tokens and its gradient by every weight, `train` takes steps of AdamW, `withLlamaWeights` puts
 * the weights back. Hooks replace weights and activations in the forward pass: rounding with a straight-through gradient, adapters.
 *
 * The backward pass is written out over the products of lib/linalg in WebAssembly. Measured where this was made (Node 20, CPU seconds),
 * on the bundled shape: forward and backward over 4 × 64 tokens 0.33, with a step of AdamW 0.35. The alternative was jax-js 0.1.25 on
 * its wasm backend: its products reach 12 to 16 GFLOP/s, those here 30 to 36, and a gradient takes seconds to compile
 * for each shape, and hooks could not share the quantizers of this library, which work on plain arrays.
 */
export { adamW, clipGradients, gradientNorm, type AdamW, type AdamWOptions } from './adamw';
export { calibrationTokens, requireSameLogits, type Calibration } from './calibration';
export { lossAndGradients, logitsOf, type GradientOptions, type Gradients } from './gradients';
export {
  activationPlaces,
  headName,
  inLayer,
  layerLinears,
  layerNorms,
  type ActivationPlace,
  type Batch,
  type Hooks,
  type LayerPart,
  type Llama,
  type LlamaConfig,
  type Replacement,
  type Weights,
} from './llama';
export { lossOf, type Distillation, type Loss } from './loss';
export { readLlama, withLlamaWeights } from './read';
export { cosineRate, train, type TrainOptions } from './train';
