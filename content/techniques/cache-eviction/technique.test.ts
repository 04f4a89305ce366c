import { describe, expect, it } from 'vitest';
import { nodeLab, randomSequences } from '@/content/testing/lab';
import { evict } from '@/lib/cache/evict';
import { Fragment } from '@/lib/cache/fragment';
import { furthest, readInStretches } from '@/lib/cache/testing';
import { makeModel } from '@/lib/onnx/make';
import { tinyLlama, type TinyLlamaOptions } from '@/lib/onnx/testing';
import { logitsOf, runOnnx } from '@/lib/onnx/testing-run';
import { float32, int64 } from '@/lib/tensor/create';
import { always } from './cache';
import { concentration } from './concentration';
import golden from './golden/vectors.json' with { type: 'json' };
import technique from './technique';

describe('what is held, its sums and the weights equal the NumPy reference', () => {
  it.each(golden)(
    '$heavy heavy hitters, $recent recent',
    async ({ heads, each, tokens, heavy, recent, ...expected }) => {
      const f = new Fragment('test', 14);
      const held = { sums: 'zeros', alive: 'zeros', own: 'slots', slots: 'slots' };
      const found = evict(f, 'scores', held, always({ heavy, recent }), 14);
      const slots = [...Array(tokens).keys()];
      const inputs = {
        scores: float32([1, heads, each, tokens, tokens], expected.scores),
        zeros: float32([1, heads, tokens], new Float32Array(heads * tokens)),
        slots: int64([tokens], slots),
      };
      const model = makeModel({
        nodes: f.nodes,
        inputs: Object.entries(inputs).map(([name, { type, shape }]) => ({ name, type, shape })),
        outputs: Object.values(found).map((name) => ({ name, type: 'float32', shape: [] })),
      });
      const outputs = await runOnnx(model, inputs);
      const numbers = (name: string) => outputs[name].data as Float32Array;
      expect(furthest(numbers(found.weights), Float32Array.from(expected.weights))).toBeLessThan(1e-5);
      expect(furthest(numbers(found.sums), Float32Array.from(expected.sums))).toBeLessThan(1e-5);
      const alive = expected.held.flatMap((own) => slots.map((slot) => Number(own.includes(slot))));
      expect([...numbers(found.alive)]).toEqual(alive);
    },
  );
});

const tokens = randomSequences(12, 32, 40)[0];

async function evicting(options: Partial<TinyLlamaOptions> = {}, lab = nodeLab({ sequences: [tokens] })) {
  const subject = { model: tinyLlama(options), config: { num_hidden_layers: 2 } };
  return (await technique.apply(subject, { heavy: '8', recent: '8' }, lab)).model;
}

describe.each<[string, Partial<TinyLlamaOptions>]>([
  ['plain operators', {}],
  ['fused operators', { attention: 'fused' }],
  ['lengths taken from the cache', { naming: 'optimum' }],
])('with %s', (_, options) => {
  it('a text is scored in one pass as it is decoded from a cache that stops growing', async () => {
    const model = await evicting(options);
    const whole = await logitsOf(model, tokens);
    const { logits, bytes } = await readInStretches(model, tokens, [18, 1, 1, 1, 1, 3, 15]);
    expect(furthest(logits, whole)).toBeLessThan(1e-4);
    // Two layers, two heads, 16 places: a key, its sum and a value.
    expect(new Set(bytes)).toEqual(new Set([2 * 2 * 16 * (16 + 1 + 16) * 4]));
    const exact = await logitsOf(tinyLlama(options), tokens);
    expect(furthest(whole.slice(0, 16 * 32), exact.slice(0, 16 * 32))).toBeLessThan(1e-4);
    expect(furthest(whole, exact)).toBeGreaterThan(1e-2);
  });
});

it('concentration is the share of the columns that draw most, mean over heads', () => {
  const even = [1, 0, 0, 0, 1, 0, 0, 0, 1];
  const first = [1, 0, 0, 1, 0, 0, 0.5, 0.5, 0];
  const weights = float32([1, 2, 3, 3], [...even, ...first]);
  expect(concentration(weights, 1)).toBeCloseTo((1 / 3 + 2.5 / 3) / 2, 6);
  expect(concentration(weights, 3)).toBeCloseTo(1, 6);
});
