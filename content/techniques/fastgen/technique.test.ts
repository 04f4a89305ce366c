import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { nodeLab, randomSequences } from '@/content/testing/lab';
import { Fragment } from '@/lib/cache/fragment';
import { lengths } from '@/lib/cache/lengths';
import { attentionPaths } from '@/lib/cache/paths';
import { furthest, readInStretches } from '@/lib/cache/testing';
import type { OnnxModel } from '@/lib/onnx/model';
import { tinyLlama } from '@/lib/onnx/testing';
import { feedsFor, logitsOf, runOnnx, type Values } from '@/lib/onnx/testing-run';
import { float32, int64 } from '@/lib/tensor/create';
import { markTokens, policyPerHead } from './cache';
import golden from './golden/vectors.json' with { type: 'json' };
import { full, marks, policies, retained, type Policy } from './policies';
import { Profile } from './profile';
import technique from './technique';
import { bundled, tokenKinds } from './vocabulary';

const tokens = randomSequences(8, 32, 40)[0];
const names = (some: readonly Policy[]) => some.map(({ name }) => name);

describe('a profile chooses as the NumPy reference does', () => {
  it.each(golden)('$heads heads over $groups of keys, $percent %, T = $share', ({ heads, groups, ...given }) => {
    const profile = new Profile(heads, groups, policies(given.percent, true));
    const shape = [1, groups, heads / groups, given.tokens, given.tokens];
    given.batches.forEach((data, i) => profile.add(float32(shape, data), float32([1, given.tokens], given.marks[i])));
    given.kept.forEach((kept, policy) =>
      profile.shares(policy).forEach((share, group) => expect(share).toBeCloseTo(kept[group], 5)),
    );
    expect(profile.choose(given.share)).toEqual(given.chosen.map((policy) => profile.policies[policy]));
  });
});

it('policies go from special tokens to the full cache, without punctuation where the spelling is not known', () => {
  const all = ['special', 'punctuation', 'frequent', 'local'];
  expect(names(policies(30, true))).toEqual([...all.map((_, i) => all.slice(0, i + 1).join(', ')), 'full']);
  const known = all.filter((name) => name !== 'punctuation');
  expect(names(policies(30, false))).toEqual([...known.map((_, i) => known.slice(0, i + 1).join(', ')), 'full']);
});

it('keeping all of the attention is left to the full cache, even where a cheaper policy loses none', () => {
  const profile = new Profile(1, 1, policies(30, true));
  profile.add(float32([1, 1, 2, 2], [1, 0, 1, 0]), float32([1, 2], [marks.special, marks.other]));
  expect(names(profile.choose(0.99))).toEqual(['special']);
  expect(names(profile.choose(1))).toEqual(['full']);
});

it('knows special tokens and punctuation of the bundled tokenizer', () => {
  const file = join(import.meta.dirname, '../../../public/models/atlas-3m/tokenizer.json');
  const { model, added_tokens: added } = JSON.parse(readFileSync(file, 'utf8')) as {
    model: { vocab: Record<string, number> };
    added_tokens: { id: number; special: boolean }[];
  };
  const special = added.filter((token) => token.special).map(({ id }) => id);
  // A byte-level tokenizer spells a space Ġ, and bytes beyond ASCII, parts of a character, as letters and signs of Latin-1.
  const punctuation = Object.entries(model.vocab)
    .filter(([text, id]) => /^Ġ*[!-~]+$/.test(text) && /^Ġ*\p{P}+$/u.test(text) && !special.includes(id))
    .map(([, id]) => id);
  expect(Object.keys(model.vocab)).toHaveLength(bundled.size);
  expect(bundled.special).toEqual(special);
  expect([...bundled.punctuation]).toEqual(punctuation.sort((a, b) => a - b));
});

it('of another vocabulary the special tokens are those that the configuration names', () => {
  expect(tokenKinds({ num_hidden_layers: 2, vocab_size: 32, bos_token_id: 7 })).toEqual({
    special: [7],
    punctuation: [],
  });
});

const kinds = { special: [3], punctuation: [tokens[6], tokens[20]] };
const [special, punctuated, frequent, local] = policies(20, true);

/** The heads of the first layers with these policies, a list for each layer. */
function withPolicies(model: OnnxModel, ...layers: readonly (readonly Policy[])[]): OnnxModel {
  const shared = new Fragment('heads', 14);
  const at = markTokens(shared, lengths(model, shared), kinds);
  return layers.reduce<OnnxModel>(
    (changed, chosen, layer) => policyPerHead(changed, attentionPaths(model)[layer], at, chosen),
    {
      ...model,
      nodes: [...model.nodes, ...shared.nodes],
    },
  );
}

const markOf = (token: number, at: number) => {
  if (at === 0 || kinds.special.includes(token)) return marks.special;
  return kinds.punctuation.includes(token) ? marks.punctuation : marks.other;
};
const text = tokens.map(markOf);
const pinnedTo = ({ pins }: Policy) => text.filter((mark) => mark >= pins).length;

describe.each<readonly [string, readonly Policy[], number]>([
  ['special tokens and a full cache', [special, full], pinnedTo(special) + 40],
  ['heavy hitters and punctuation', [frequent, punctuated], 2 * pinnedTo(punctuated) + 8],
  [
    'a window and special tokens',
    [local, special],
    // The window has just grown to 8: no token has left it yet for the eighth place of the heavy hitters.
    pinnedTo(local) + 7 + text.slice(-8).filter((mark) => mark < 1).length + pinnedTo(special),
  ],
])('heads with %s', (_, chosen, rows) => {
  const model = withPolicies(tinyLlama(), chosen);

  it('score a text in one pass as they decode it from their caches', async () => {
    const { logits, bytes } = await readInStretches(model, tokens, [14, 1, 1, 1, 1, 3, 19]);
    expect(furthest(logits, await logitsOf(model, tokens))).toBeLessThan(1e-4);
    // Keys and values of 16 floats, a place and a sum: those rows in the first layer, both heads of 40 tokens in the other.
    expect(bytes.at(-1)).toBe(4 * (rows * (2 * 16 + 2) + 2 * 40 * 2 * 16));
  });

  it('see less than all', async () => {
    expect(furthest(await logitsOf(model, tokens), await logitsOf(tinyLlama(), tokens))).toBeGreaterThan(1e-2);
  });
});

it('layers that keep different numbers of rows decode as in one pass', async () => {
  const model = withPolicies(tinyLlama(), [special, punctuated], [full, local]);
  const { logits } = await readInStretches(model, tokens, [14, 1, 1, 1, 1, 3, 19]);
  expect(furthest(logits, await logitsOf(model, tokens))).toBeLessThan(1e-4);
  const lengthsOf = ({ inputs }: OnnxModel) =>
    inputs.filter(({ shape }) => shape.length === 4).map(({ shape }) => shape[2]);
  expect(new Set(lengthsOf(model)).size).toBe(2);
});

it('heads with a full cache change nothing', async () => {
  const model = withPolicies(tinyLlama(), [full, full]);
  expect(furthest(await logitsOf(model, tokens), await logitsOf(tinyLlama(), tokens))).toBeLessThan(1e-4);
});

/** Reads texts of one length side by side, in two runs; gives the logits of the second. */
async function secondHalf(model: OnnxModel, texts: readonly (readonly number[])[]): Promise<Float32Array> {
  const [batch, total, past] = [texts.length, texts[0].length, texts[0].length / 2];
  const run = (from: number, to: number, cache: Values) =>
    runOnnx(model, {
      ...cache,
      input_ids: int64(
        [batch, to - from],
        texts.flatMap((text) => text.slice(from, to)),
      ),
      attention_mask: int64([batch, to], Array<number>(batch * to).fill(1)),
      position_ids: int64(
        [batch, to - from],
        texts.flatMap((text) => text.slice(from, to).map((_, i) => from + i)),
      ),
    });
  const empty = Object.entries(feedsFor(model, [])).map(([name, tensor]) => {
    return [name, { ...tensor, shape: [batch, ...tensor.shape.slice(1)] }] as const;
  });
  const first = await run(0, past, Object.fromEntries(empty));
  const cache = Object.entries(first).map(
    ([name, value]) => [name.replace('present', 'past_key_values'), value] as const,
  );
  return (await run(past, total, Object.fromEntries(cache))).logits.data as Float32Array;
}

it('texts of a batch keep rows of their own, as if each were read alone', async () => {
  const model = withPolicies(tinyLlama(), [punctuated, local]);
  const other = tokens.map((token) => (kinds.punctuation.includes(token) ? 1 : token));
  const both = await secondHalf(model, [other, tokens]);
  const alone = await Promise.all([other, tokens].map((text) => secondHalf(model, [text])));
  expect(furthest(both, Float32Array.from(alone.flatMap((logits) => [...logits])))).toBeLessThan(1e-4);
});

it('without a place or a pin a head keeps the query alone', () => {
  const weights = Float32Array.from([1, 0, 0, 0.4, 0.6, 0, 0.2, 0.3, 0.5]);
  expect(retained({ heads: [weights], marks: [0, 0, 0] }, special)).toBeCloseTo(1 + 0.6 + 0.5, 6);
});

it('plots a profile of each layer and says how many heads follow which policy', async () => {
  const lab = nodeLab({ sequences: [tokens] });
  await technique.apply({ model: tinyLlama(), config: { num_hidden_layers: 2 } }, { share: 0.5, budget: '30' }, lab);
  expect(lab.points.filter(({ series }) => series === 'heads with a full cache').map(({ x }) => x)).toEqual([0, 1]);
  expect(lab.notes).toContain('This vocabulary’s spelling is not known: no policy for punctuation');
  expect(lab.notes.at(-1)).toMatch(/^Heads of keys and values: \d (special|full)/);
});
