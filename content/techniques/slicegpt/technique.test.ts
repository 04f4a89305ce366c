import { describe, expect, it } from 'vitest';
import { nodeLab, randomSequences } from '@/content/testing/lab';
import { withWeights } from '@/lib/onnx/edit';
import { summarise } from '@/lib/onnx/summary';
import { tinyLlama } from '@/lib/onnx/testing';
import { logitsOf } from '@/lib/onnx/testing-run';
import { float32 } from '@/lib/tensor/create';
import { frobenius, matmul, transpose, type Matrix } from '@/lib/tensor/matrix';
import golden from './golden/vectors.json' with { type: 'json' };
import technique, { keptWidth, principal } from './technique';

const matrix = ({ data, ...size }: { rows: number; columns: number; data: number[] }): Matrix => ({
  ...size,
  data: Float32Array.from(data),
});

const distance = (a: Matrix, b: Matrix): number =>
  frobenius({ ...a, data: a.data.map((value, i) => value - b.data[i]) }) / frobenius(b);

describe.each(golden.cases)('the first $kept principal components', ({ kept, share, projector }) => {
  it('are those of the NumPy reference, which adds a multiple of the identity first', async () => {
    const found = await principal(matrix(golden.moments), kept);
    expect(found.kept).toBeCloseTo(share, 5);
    expect(distance(matmul(found.basis, transpose(found.basis)), matrix(projector))).toBeLessThan(1e-4);
  });
});

describe('the whole network equals the NumPy reference, which projects states and slices nothing', () => {
  const { sizes, weights, texts, kept, ...logits } = golden.network;
  const bare = tinyLlama(sizes);
  const model = withWeights(
    bare,
    Object.entries(weights).map(([name, data]) => [name, float32(bare.weights.get(name)!.shape, data)] as const),
  );
  const subject = { model, config: { num_hidden_layers: sizes.layers } };

  it.each([
    ['uncut', 0],
    ['sliced', 1 - kept / sizes.hidden],
  ] as const)('%s', async (which, sliced) => {
    const treated = await technique.apply(subject, { sliced }, nodeLab({ sequences: texts }));
    const found = await logitsOf(treated.model, texts[0]);
    expect(found).toHaveLength(logits[which].length);
    found.forEach((logit, i) => expect(Math.abs(logit - logits[which][i])).toBeLessThan(1e-3));
  });
});

it.each([
  [192, 0.25, 144],
  [192, 0.3, 128],
  [192, 0.05, 176],
  [16, 0.25, 8],
  [8, 0.5, 4],
])('of %i numbers without %f there stay %i', (width, sliced, kept) => {
  expect(keptWidth(width, sliced)).toBe(kept);
});

describe('apply', () => {
  const subject = { model: tinyLlama({ layers: 2, hidden: 32, tied: true }), config: { num_hidden_layers: 2 } };
  const lab = nodeLab({ sequences: randomSequences(4, 32, 40) });

  it('narrows every matrix at the stream, and says how much of the signal stays', async () => {
    const { model } = await technique.apply(subject, { sliced: 0.25 }, lab);
    const [before, after] = [summarise(subject.model), summarise(model)];
    expect(after.parameters).toBeLessThan(before.parameters);
    expect(model.weights.get('model.layers.0.self_attn.q_proj.weight')!.shape).toEqual([24, 64]);
    expect(model.weights.get('model.layers.0.mlp.down_proj.weight')!.shape).toEqual([32, 24]);
    expect(model.weights.get('model.layers.1.mlp.down_proj.weight')!.shape).toEqual([32, 32]);
    expect(lab.points.map(({ series, x }) => `${series} ${x}`)).toEqual([
      'signal kept before attention 0',
      'signal kept before feed-forward 0',
      'signal kept before attention 1',
      'signal kept before feed-forward 1',
    ]);
    expect(lab.points.every(({ y }) => y > 0.75 && y < 1)).toBe(true);
  });

  it('changes nothing but rounding where the signal has no more directions than are kept', async () => {
    const few = tinyLlama({ layers: 1, hidden: 32, vocabulary: 32 });
    const table = few.weights.get('model.embed_tokens.weight')!;
    const narrow = { ...table, data: (table.data as Float32Array).map((value, i) => (i % 32 < 8 ? value : 0)) };
    const o = few.weights.get('model.layers.0.self_attn.o_proj.weight')!;
    const weights = new Map([
      ...few.weights,
      ['model.embed_tokens.weight', narrow] as const,
      ['model.layers.0.self_attn.o_proj.weight', { ...o, data: (o.data as Float32Array).map(() => 0) }] as const,
    ]);
    const model = { ...few, weights };
    const { model: sliced } = await technique.apply({ ...subject, model }, { sliced: 0.5 }, lab);
    const [before, after] = [await logitsOf(model, [1, 2, 3, 4]), await logitsOf(sliced, [1, 2, 3, 4])];
    after.forEach((logit, i) => expect(logit).toBeCloseTo(before[i], 3));
  });
});
