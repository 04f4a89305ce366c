/** What training lowers: surprise at the next token and, if there is a teacher, distance from its predictions. */
import { row, zeros, type Matrix } from '@/lib/tensor/matrix';
import type { Batch } from './llama';

export interface Distillation {
  /** The teacher's logits for the same batch, [batch · tokens × vocabulary]. */
  readonly logits: Matrix;
  /** λ from 0 to 1: L = (1 − λ) · cross-entropy + λ · divergence. */
  readonly share: number;
  /** τ, 1 if absent. */
  readonly temperature?: number;
}

export interface Loss {
  /** L in nats a token. */
  readonly loss: number;
  /** Mean −log p of the next token, in nats; the first token of a sequence is not predicted. */
  readonly crossEntropy: number;
  /** Mean τ² · KL(teacher ‖ student) over all positions (arXiv 1503.02531), in nats; 0 without a teacher. */
  readonly divergence: number;
  /** ∂L/∂logits */
  readonly gradient: Matrix;
}

/** p = softmax(logits / τ) into `p`. @returns log Σ exp(logits / τ) */
function softmax(logits: Float32Array, temperature: number, p: Float32Array): number {
  let peak = -Infinity;
  for (let j = 0; j < logits.length; j++) if (logits[j] > peak) peak = logits[j];
  let total = 0;
  for (let j = 0; j < logits.length; j++) total += p[j] = Math.exp((logits[j] - peak) / temperature);
  for (let j = 0; j < logits.length; j++) p[j] /= total;
  return peak / temperature + Math.log(total);
}

/** Adds weight · ∂(−log p_target)/∂logits = weight · (p − [target]) to the gradient. @returns −log p_target */
function surprise(logits: Float32Array, target: number, weight: number, gradient: Float32Array): number {
  const p = new Float32Array(logits.length);
  const total = softmax(logits, 1, p);
  for (let j = 0; j < p.length; j++) gradient[j] += weight * p[j];
  gradient[target] -= weight;
  return total - logits[target];
}

/** Adds weight · ∂(τ² KL)/∂logits = weight · τ (p − t) to the gradient. @returns τ² KL(t ‖ p) */
function distance(logits: Float32Array, teacher: Float32Array, tau: number, weight: number, gradient: Float32Array) {
  const [p, t] = [new Float32Array(logits.length), new Float32Array(logits.length)];
  const shift = softmax(logits, tau, p) - softmax(teacher, tau, t);
  let divergence = shift;
  for (let j = 0; j < p.length; j++) {
    divergence += (t[j] * (teacher[j] - logits[j])) / tau;
    gradient[j] += weight * tau * (p[j] - t[j]);
  }
  return tau * tau * divergence;
}

/** The loss of logits [batch · tokens × vocabulary] on the tokens that they predict. */
export function lossOf(logits: Matrix, batch: Batch, teacher?: Distillation): Loss {
  const gradient = zeros(logits.rows, logits.columns);
  const tokens = batch[0].length;
  const predicted = batch.length * (tokens - 1);
  const share = teacher?.share ?? 0;
  let [crossEntropy, divergence] = [0, 0];
  for (let at = 0; at < logits.rows; at++) {
    const [position, own, slope] = [at % tokens, row(logits, at), row(gradient, at)];
    const next = batch[Math.floor(at / tokens)][position + 1];
    if (position + 1 < tokens) crossEntropy += surprise(own, next, (1 - share) / predicted, slope) / predicted;
    if (teacher) {
      const target = row(teacher.logits, at);
      divergence += distance(own, target, teacher.temperature ?? 1, share / logits.rows, slope) / logits.rows;
    }
  }
  return { loss: (1 - share) * crossEntropy + share * divergence, crossEntropy, divergence, gradient };
}
