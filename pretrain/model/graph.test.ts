/** The exported graphs in the browser's runtime, against what PyTorch computes with the same weights (fixtures.py). */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { attentionHeads, blockLinears, decoderLayers, head } from '@/lib/onnx/find';
import type { OnnxModel, ValueInfo } from '@/lib/onnx/model';
import { readOnnx } from '@/lib/onnx/read';
import { runOnnx, type Values } from '@/lib/onnx/testing-run';
import { summarise } from '@/lib/onnx/summary';
import { validate } from '@/lib/onnx/validate';
import { widenHalf } from '@/lib/onnx/widen';
import { float32, int64 } from '@/lib/tensor/create';

const vocabulary = 64;
const dense = ['gqa', 'mha', 'mqa', 'relu', 'window', 'shared-blocks', 'all-shared'];
const kinds = [...dense, 'ternary', 'gated-linear', 'moe'];

const file = (name: string) => path.join(import.meta.dirname, 'fixtures', name);

interface Expected {
  readonly parameters: number;
  readonly ids: number[];
  readonly logits: number[][];
}

function fixture(kind: string) {
  const model = readOnnx(new Uint8Array(readFileSync(file(`${kind}.onnx`))));
  const expected = JSON.parse(readFileSync(file(`${kind}.json`), 'utf8')) as Expected;
  return { model: widenHalf(model), stored: model, ...expected };
}

/** Zeros for what has not been seen yet: no keys and values, or a state before the first token. */
function start({ inputs }: OnnxModel): Values {
  const zeros = ({ name, shape }: ValueInfo) => {
    const sizes = shape.map((size) => (typeof size === 'number' ? size : Number(size === 'batch_size')));
    const count = sizes.reduce((product, size) => product * size, 1);
    return [name, float32(sizes, Array<number>(count).fill(0))] as const;
  };
  return Object.fromEntries(inputs.filter(({ name }) => name.startsWith('past')).map(zeros));
}

/** One pass of one sequence; `mask` covers what came before too. */
async function pass(model: OnnxModel, ids: readonly number[], mask: readonly number[], past: Values) {
  const seen = mask.map((_, i) => Math.max(0, mask.slice(0, i + 1).reduce((sum, one) => sum + one, 0) - 1));
  const { logits, ...present } = await runOnnx(model, {
    input_ids: int64([1, ids.length], ids),
    attention_mask: int64([1, mask.length], mask),
    position_ids: int64([1, ids.length], seen.slice(-ids.length)),
    ...past,
  });
  const next = Object.entries(present).map(([name, value]) => [
    name.replace('present_state', 'past_state').replace('present.', 'past_key_values.'),
    value,
  ]);
  return { logits: [...(logits.data as Float32Array)], past: Object.fromEntries(next) as Values };
}

const pieces = [
  [0, 5],
  [5, 6],
  [6, 7],
  [7, 11],
  [11, 12],
];

const ones = (count: number) => Array<number>(count).fill(1);

function expectClose(actual: readonly number[], expected: readonly number[]) {
  expect(actual).toHaveLength(expected.length);
  expect(Math.max(...actual.map((value, i) => Math.abs(value - expected[i])))).toBeLessThan(1e-4);
}

describe.each(kinds)('the graph of a model with %s', (kind) => {
  const { model, stored, parameters, ids, logits } = fixture(kind);

  it('is valid, as stored and widened', () => {
    expect(validate(stored)).toEqual([]);
    expect(validate(model)).toEqual([]);
  });

  it('has as many parameters as PyTorch counts, those that are shared or packed once', () => {
    expect(summarise(model).parameters).toBe(parameters);
  });

  it('computes what PyTorch computes, as stored and widened', async () => {
    for (const form of [stored, model])
      expectClose((await pass(form, ids, ones(ids.length), start(form))).logits, logits.flat());
  });

  it('computes the same a few tokens at a time, with what it has seen', async () => {
    let past = start(model);
    const found: number[] = [];
    for (const [from, to] of pieces) {
      const step = await pass(model, ids.slice(from, to), ones(to), past);
      past = step.past;
      found.push(...step.logits);
    }
    expectClose(found, logits.flat());
  });

  it('computes the same behind padding', async () => {
    const padding = [0, 0, 0];
    const { logits: found } = await pass(model, [...padding, ...ids], [...padding, ...ones(ids.length)], start(model));
    expectClose(found.slice(padding.length * vocabulary), logits.flat());
  });

  it('has its layers one after the other, and a head tied to the embedding', () => {
    const layers = decoderLayers(model);
    expect(layers.map(({ output }) => output)).toEqual(layers.map((_, i) => `model.layers.${i}.out`));
    expect(layers).toHaveLength(kind === 'shared-blocks' ? 4 : 2);
    expect(head(model)).toMatchObject({ weight: 'model.embed_tokens.weight', transposed: true });
  });
});

describe.each(dense)('the finder in a model with %s', (kind) => {
  const { model } = fixture(kind);

  it('sees seven linear layers in each layer', () => {
    const roles = ['q', 'k', 'v', 'o', 'gate', 'up', 'down'];
    expect(blockLinears(model).map(({ layer, role }) => `${layer} ${role}`)).toEqual(
      decoderLayers(model).flatMap((_, layer) => roles.map((role) => `${layer} ${role}`)),
    );
  });

  it('sees heads, cache and norms', () => {
    const keyValueHeads = { mha: 4, mqa: 1 }[kind] ?? 2;
    expect(attentionHeads(model)[1]).toEqual({ layer: 1, heads: 4, keyValueHeads, headSize: 4 });
    expect(decoderLayers(model)[1].cache?.key).toBe('past_key_values.1.key');
    for (const { norms } of decoderLayers(model)) expect(norms).toHaveLength(2);
  });
});

describe('what layers share', () => {
  const blocksOf = (kind: string) => {
    const names = [...fixture(kind).model.weights.keys()].map((name) => /layers\.\d+/.exec(name)?.[0]);
    return [...new Set(names.filter(Boolean))];
  };

  it('is stored once, under the number of the first layer that has it', () => {
    expect(blocksOf('shared-blocks')).toEqual(['layers.0', 'layers.2']);
    expect(blocksOf('all-shared')).toEqual(['layers.0']);
    expect(blocksOf('gqa')).toEqual(['layers.0', 'layers.1']);
  });
});

describe('a mixture of experts', () => {
  it('multiplies for each expert only the tokens that chose it', async () => {
    const { model, ids } = fixture('moe');
    const inputs = Array.from({ length: 4 }, (_, expert) => `model.layers.0.experts.${expert}.in`);
    const opened = {
      ...model,
      outputs: inputs.map((name) => ({ name, type: 'float32' as const, shape: ['tokens', 16] })),
    };
    const values = await runOnnx(opened, {
      ...start(model),
      input_ids: int64([1, ids.length], ids),
      attention_mask: int64([1, ids.length], ones(ids.length)),
      position_ids: int64([1, ids.length], [...ids.keys()]),
    });
    const rows = inputs.map((name) => values[name].shape[0]);
    expect(rows.reduce((sum, count) => sum + count, 0)).toBe(2 * ids.length);
    expect(Math.max(...rows)).toBeLessThanOrEqual(ids.length);
  });
});

describe('ternary weights', () => {
  it('are kept in two bits', () => {
    const { model } = fixture('ternary');
    const codes = model.weights.get('model.layers.0.self_attn.q_proj.weight.codes');
    expect(codes).toMatchObject({ type: 'uint8', shape: [16, 1, 4] });
    expect(model.nodes.filter(({ op }) => op === 'MatMulNBits')).toHaveLength(14);
  });
});
