import { beforeAll, describe, expect, it } from 'vitest';
import { nodeLab, randomSequences } from '@/content/testing/lab';
import { furthest, readInStretches, type Stretches } from '@/lib/cache/testing';
import type { OnnxModel } from '@/lib/onnx/model';
import { withWeights } from '@/lib/onnx/edit';
import { tinyLlama, type TinyLlamaOptions } from '@/lib/onnx/testing';
import { logitsOf } from '@/lib/onnx/testing-run';
import { defaults, type Values } from '@/lib/technique/parameters';
import { float32 } from '@/lib/tensor/create';
import golden from './golden/vectors.json' with { type: 'json' };
import technique from './technique';

type Settings = Values<typeof technique.parameters>;

const tokens = randomSequences(6, 32, 40)[0];

async function streaming(
  values: Partial<Settings> = {},
  options: Partial<TinyLlamaOptions> = {},
  lab = nodeLab({ sequences: [tokens] }),
) {
  const subject = { model: tinyLlama(options), config: { num_hidden_layers: 2 } };
  const settings = { ...defaults(technique.parameters), window: '12', ...values } as Settings;
  return (await technique.apply(subject, settings, lab)).model;
}

describe.each<[string, Partial<Settings>, Partial<TinyLlamaOptions>]>([
  ['plain operators', {}, {}],
  ['positions as in the text', { positions: 'text' }, {}],
  ['no sinks', { sinks: 0 }, {}],
  ['fused operators', {}, { attention: 'fused' }],
  ['lengths taken from the cache', {}, { naming: 'optimum' }],
])('with %s', (_, values, options) => {
  let whole: Float32Array;
  let decoded: Stretches;
  let exact: Float32Array;

  beforeAll(async () => {
    const model = await streaming(values, options);
    whole = await logitsOf(model, tokens);
    decoded = await readInStretches(model, tokens, [18, 1, 1, 1, 1, 3, 1, 14]);
    exact = await logitsOf(tinyLlama(options), tokens);
  });

  it('a text is scored in one pass as it is decoded from the cut cache', () => {
    expect(furthest(decoded.logits, whole)).toBeLessThan(1e-4);
  });

  it('the first tokens see all before them, later ones do not', () => {
    expect(furthest(whole.slice(0, 12 * 32), exact.slice(0, 12 * 32))).toBeLessThan(1e-4);
    expect(furthest(whole, exact)).toBeGreaterThan(1e-2);
  });

  it('the cache stops growing', () => {
    const { sinks = 4 } = values;
    const perToken = 2 * 2 * 2 * 16 * 4;
    expect(decoded.bytes.at(-1)).toBe((sinks + 12) * perToken);
    expect(decoded.bytes[0]).toBe(Math.min(18, sinks + 12) * perToken);
  });
});

/** The Llama of the NumPy reference. */
function goldenModel(): OnnxModel {
  const model = tinyLlama(golden.sizes);
  const weights = Object.entries(golden.weights).map(
    ([name, data]) => [name, float32(model.weights.get(name)!.shape, data)] as const,
  );
  return withWeights(model, weights);
}

describe('logits equal those of the NumPy reference, which turns all cached keys at each step', () => {
  it.each(golden.cases)('$sinks sinks, $window recent, positions of the $positions', async (given) => {
    const { sinks, window, positions } = given;
    const subject = { model: goldenModel(), config: { num_hidden_layers: 2 } };
    const settings = { sinks, window, positions } as Settings;
    const { model } = await technique.apply(subject, settings, nodeLab({ sequences: [golden.tokens] }));
    const whole = await logitsOf(model, golden.tokens);
    const { vocabulary } = golden.sizes;
    const found = whole.filter((_, i) => Math.floor(i / vocabulary) % golden.step === 0);
    expect(found).toHaveLength(given.logits.length);
    expect(furthest(found, Float32Array.from(given.logits))).toBeLessThan(1e-4);
  });
});

/** What a text of sinks and window alone gives for its last token. */
const shortText = async (at: number, sinks: number): Promise<Float32Array> => {
  const visible = [...tokens.slice(0, sinks), ...tokens.slice(at - 12, at + 1)];
  return (await logitsOf(tinyLlama({ layers: 1 }), visible)).slice(-32);
};

it('with positions in the cache, one layer computes what it would for a text of sinks and window', async () => {
  const whole = await logitsOf(await streaming({}, { layers: 1 }), tokens);
  const spread: OnnxModel = await streaming({ positions: 'text' }, { layers: 1 });
  const [at, expected] = [35, await shortText(35, 4)];
  expect(furthest(whole.slice(at * 32, (at + 1) * 32), expected)).toBeLessThan(1e-4);
  expect(furthest((await logitsOf(spread, tokens)).slice(at * 32, (at + 1) * 32), expected)).toBeGreaterThan(1e-3);
});

it('plots for each layer the share of attention that is lost', async () => {
  const lab = nodeLab({ sequences: [tokens] });
  await streaming({}, {}, lab);
  expect(lab.points.map(({ x }) => x)).toEqual([0, 1]);
  for (const { y } of lab.points) expect(y).toSatisfy((share: number) => share > 0.05 && share < 0.6);
});
