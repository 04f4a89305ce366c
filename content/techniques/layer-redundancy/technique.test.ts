import { describe, expect, it } from 'vitest';
import { nodeLab } from '@/content/testing/lab';
import { requireDecoder } from '@/lib/onnx/find';
import { readLinear } from '@/lib/onnx/linear';
import { tinyLlama } from '@/lib/onnx/testing';
import technique, { dropped, type Rule } from './technique';

/** Layers of a model of twelve, as BERT has them, that go by each rule: worked out by hand. */
const byHand: readonly (readonly [Rule, number, readonly number[]])[] = [
  ['top', 4, [8, 9, 10, 11]],
  ['bottom', 4, [0, 1, 2, 3]],
  ['symmetric', 4, [4, 5, 6, 7]],
  ['symmetric', 6, [3, 4, 5, 6, 7, 8]],
  ['alternate', 4, [4, 6, 8, 10]],
  ['alternate', 7, [0, 2, 4, 6, 8, 10, 11]],
  ['top', 0, []],
];

it.each(byHand)('%s drops %i of twelve layers: %j', (rule, count, layers) => {
  expect(dropped(rule, 12, count)).toEqual(layers);
});

it('symmetric keeps the bottom layer of a model of six in every case', () => {
  for (const count of [1, 2, 3, 4, 5]) {
    const layers = dropped('symmetric', 6, count);
    expect(layers).toHaveLength(count);
    expect(layers).not.toContain(0);
  }
});

describe('apply', () => {
  const subject = { model: tinyLlama({ layers: 4 }), config: { num_hidden_layers: 4 } };

  it('leaves the others as they were, in their order', async () => {
    const { model, config } = await technique.apply(subject, { layers: 2, rule: 'alternate' }, nodeLab());
    expect(config.num_hidden_layers).toBe(2);
    const first = (of: typeof model) => requireDecoder(of).map(({ linears }) => readLinear(of, linears[0]).data);
    expect(first(model)).toEqual([1, 3].map((layer) => first(subject.model)[layer]));
  });

  it('leaves one layer, and says so, when asked to drop them all', async () => {
    const lab = nodeLab();
    const { model } = await technique.apply(subject, { layers: 5, rule: 'bottom' }, lab);
    expect(requireDecoder(model)).toHaveLength(1);
    expect(lab.notes).toContain('The model has 4 layers: removing 3, since one has to stay');
  });
});
