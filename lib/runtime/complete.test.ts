import { describe, expect, it, vi } from 'vitest';
import { completeGreedily, hasCache } from './complete';
import { countingModel, nodeSession } from './testing';

vi.mock('./transformers', async () => ({ runtimeTensor: (await import('./testing')).nodeTensor }));

/** Each token makes its follower so likely that those before it are outvoted. */
const follower = [1, 2, 3, 4, 0];
const table = follower.map((next, token) => follower.map((_, i) => (i === next ? 10 ** token : 0)));
const tokenizer = {
  encode: (text: string) => text.split('').map(Number),
  decode: (tokens: readonly number[]) => tokens.join(''),
};
const config = { num_hidden_layers: 1, eos_token_id: 4 };

describe('completeGreedily', () => {
  it('writes what follows by the state alone, up to the token that ends a text', async () => {
    const session = await nodeSession(countingModel(table));
    expect(hasCache(session)).toBe(false);
    expect(await completeGreedily(session, tokenizer, config, '01', 2)).toBe('23');
    expect(await completeGreedily(session, tokenizer, config, '01', 9)).toBe('23');
  });

  it('refuses to sample rather than to write something else', async () => {
    const session = await nodeSession(countingModel(table));
    const sampling = completeGreedily(session, tokenizer, config, '0', 1, { do_sample: true });
    await expect(sampling).rejects.toMatchObject({ code: 'unsupported-model' });
  });
});
