/** Text that a model writes by itself, as token ids. */
import { argmax } from '@/lib/tensor/argmax';
import { row } from '@/lib/tensor/matrix';
import type { Random } from '@/lib/tensor/random';
import { breathe } from './breathe';
import { decoder } from './decoder';
import type { Batch, Llama } from './llama';

export interface GenerateOptions {
  /** Tokens of each sequence, its first included. */
  readonly tokens: number;
  /** Tokens of sequence i, its first included, that come before sampling begins: each the most likely one. */
  readonly greedy: (sequence: number) => number;
  readonly random: Random;
  readonly signal?: AbortSignal;
  /** Called after each position with the tokens that every sequence has. */
  readonly progress?: (tokens: number) => void;
}

/** A token drawn with its probability softmax(logits), at temperature 1. @param uniform in [0, 1) */
export function sample(logits: Float32Array, uniform: number): number {
  const best = argmax(logits);
  const weights = new Float64Array(logits.length);
  let total = 0;
  for (let id = 0; id < logits.length; id++) total += weights[id] = Math.exp(logits[id] - logits[best]);
  let rest = uniform * total;
  for (let id = 0; id < logits.length; id++) if ((rest -= weights[id]) < 0) return id;
  return best;
}

/**
 * Continues each of the first tokens; all sequences grow together. The same random numbers give the same text.
 * @throws the signal's reason when aborted
 */
export async function generate(llama: Llama, first: readonly number[], options: GenerateOptions): Promise<Batch> {
  const { tokens, greedy, random, signal, progress } = options;
  const sequences = first.map((id) => [id]);
  const { next } = decoder(llama, first.length, tokens);
  for (let length = 1; length < tokens; length++) {
    await breathe();
    signal?.throwIfAborted();
    const logits = next(sequences.map((sequence) => sequence[length - 1]));
    sequences.forEach((sequence, i) => {
      const own = row(logits, i);
      sequence.push(length < greedy(i) ? argmax(own) : sample(own, random.next()));
    });
    progress?.(length + 1);
  }
  return sequences;
}
