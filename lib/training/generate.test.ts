import { describe, expect, it } from 'vitest';
import { tinyLlama } from '@/lib/onnx/testing';
import { argmax } from '@/lib/tensor/argmax';
import { row } from '@/lib/tensor/matrix';
import { seeded } from '@/lib/tensor/random';
import { decoder } from './decoder';
import { generate, sample } from './generate';
import { logitsOf } from './gradients';
import { readLlama } from './read';

const llama = readLlama(tinyLlama({ layers: 2, heads: 4, keyValueHeads: 2 }));
const tokens = 9;
const greedily = (count: number) => ({ tokens, greedy: () => count, random: seeded(4) });

describe('decoder', () => {
  it('gives, token by token, the logits of the pass over whole sequences', () => {
    const random = seeded(2);
    const batch = [0, 1, 2].map(() => Array.from({ length: tokens }, () => random.integer(32)));
    const whole = logitsOf(llama, batch);
    const { next } = decoder(llama, batch.length, tokens);
    for (let t = 0; t < tokens; t++) {
      const logits = next(batch.map((sequence) => sequence[t]));
      batch.forEach((_, s) => {
        const expected = row(whole, s * tokens + t);
        row(logits, s).forEach((value, id) => expect(Math.abs(value - expected[id])).toBeLessThan(1e-5));
      });
    }
  });
});

describe('generate', () => {
  it('takes the most likely token wherever it is greedy', async () => {
    const text = await generate(llama, [3, 17], greedily(tokens));
    const logits = logitsOf(llama, text);
    const likely = text.map((_, s) => Array.from({ length: tokens }, (_, t) => argmax(row(logits, s * tokens + t))));
    expect(text.map((sequence) => sequence.slice(1))).toEqual(likely.map((ids) => ids.slice(0, -1)));
  });

  it('samples after that: the beginnings agree, the ends do not', async () => {
    const [greedy, sampled] = [await generate(llama, [3], greedily(tokens)), await generate(llama, [3], greedily(4))];
    expect(sampled[0].slice(0, 4)).toEqual(greedy[0].slice(0, 4));
    expect(sampled).not.toEqual(greedy);
    expect(await generate(llama, [3], greedily(4))).toEqual(sampled);
  });

  it('stops when it is cancelled', async () => {
    const reason = new Error('enough');
    const options = { ...greedily(1), signal: AbortSignal.abort(reason) };
    await expect(generate(llama, [3], options)).rejects.toBe(reason);
  });
});

describe('sample', () => {
  const logits = Float32Array.from([0.1, 0.2, 0.7], Math.log);

  it.each([
    [0, 0],
    [0.09, 0],
    [0.11, 1],
    [0.29, 1],
    [0.31, 2],
    [0.9999, 2],
  ])('gives for %d the token in whose share of the probability it falls: %d', (uniform, id) => {
    expect(sample(logits, uniform)).toBe(id);
  });
});
