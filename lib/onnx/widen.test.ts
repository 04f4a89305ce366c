import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { float32, tensor } from '@/lib/tensor/create';
import { fromFloat16, toFloat16 } from '@/lib/tensor/float16';
import { withWeights } from './edit';
import { linears } from './find';
import { makeModel, makeNode } from './make';
import type { OnnxModel } from './model';
import { readOnnx } from './read';
import { tinyLlama } from './testing';
import { logitsOf, runOnnx } from './testing-run';
import { validate } from './validate';
import { storeHalf, widenHalf } from './widen';
import { toBytes, writeOnnx } from './write';

const bundled = new Uint8Array(readFileSync('public/models/atlas-3m/onnx/model.onnx'));
const tokens = [3, 1, 4, 1, 5];
const size = (model: OnnxModel) => toBytes(writeOnnx(model).parts).length;

describe('the bundled model', () => {
  it('is stored in half precision and widens to plain float32 under the names of its layers', () => {
    const model = widenHalf(readOnnx(bundled));
    expect([...model.weights.values()].some(({ type }) => type === 'float16')).toBe(false);
    expect(model.weights.get('model.layers.0.self_attn.q_proj.weight')?.type).toBe('float32');
    expect(linears(model)).toHaveLength(43);
    expect(validate(model)).toEqual([]);
  });

  it('is stored again byte for byte', () => {
    const again = storeHalf(widenHalf(readOnnx(bundled)));
    expect(Buffer.compare(toBytes(writeOnnx(again).parts), bundled)).toBe(0);
  });
});

describe('storeHalf', () => {
  const model = tinyLlama({ vocabulary: 256, hidden: 32, tied: true });

  it('halves the file and keeps the logits to half precision', async () => {
    const stored = storeHalf(model);
    expect(size(stored)).toBeLessThan(0.6 * size(model));
    expect(validate(stored)).toEqual([]);
    const [before, after] = [await logitsOf(model, tokens), await logitsOf(stored, tokens)];
    const [most, error] = [
      Math.max(...before.map(Math.abs)),
      Math.max(...before.map((x, i) => Math.abs(x - after[i]))),
    ];
    expect(error).toBeGreaterThan(0);
    expect(error / most).toBeLessThan(0.005);
  });

  it('computes what the widened model computes', async () => {
    const stored = storeHalf(model);
    expect(await logitsOf(widenHalf(stored), tokens)).toEqual(await logitsOf(stored, tokens));
  });

  it('widens back to the same graph, with every weight rounded', () => {
    const back = widenHalf(storeHalf(model));
    expect(back.nodes).toEqual(model.nodes);
    expect([...back.weights.keys()]).toEqual([...model.weights.keys()]);
    const embedding = model.weights.get('model.embed_tokens.weight')!.data as Float32Array;
    expect(back.weights.get('model.embed_tokens.weight')!.data).toEqual(fromFloat16(toFloat16(embedding)));
  });

  it('casts a tied embedding once', () => {
    expect(storeHalf(model).nodes.filter(({ inputs }) => inputs[0] === 'model.embed_tokens.weight_fp16')).toHaveLength(
      1,
    );
  });

  it('leaves alone what is small, and what half precision cannot hold', () => {
    const name = 'model.layers.0.self_attn.q_proj.weight';
    const wide = float32([32, 64], new Float32Array(2048).fill(70000));
    const stored = storeHalf(withWeights(model, [[name, wide]]));
    expect(stored.weights.get(name)).toBe(wide);
    expect(stored.weights.get('model.norm.weight')).toBe(model.weights.get('model.norm.weight'));
  });
});

describe('widenHalf', () => {
  const half = tensor('float16', [2], Uint16Array.of(0x3c00, 0x4000));
  const output = (name: string) => ({ name, type: 'float32' as const, shape: [2] });

  it('gives a plain model back as it is', () => {
    const model = tinyLlama();
    expect(widenHalf(model)).toBe(model);
  });

  it('keeps the stored name where the cast has another', () => {
    const nodes = [makeNode('Cast', ['w'], ['cast_7'], { to: 1 }), makeNode('Neg', ['cast_7'], ['y'])];
    const model = widenHalf(makeModel({ nodes, inputs: [], outputs: [output('y')], weights: new Map([['w', half]]) }));
    expect(model.nodes).toEqual([makeNode('Neg', ['w'], ['y'])]);
    expect([...model.weights]).toEqual([['w', float32([2], [1, 2])]]);
  });

  it('folds two casts of one weight into one, and keeps outputs and other readers', async () => {
    const nodes = [
      makeNode('Cast', ['w'], ['a'], { to: 1 }),
      makeNode('Cast', ['w'], ['b'], { to: 1 }),
      makeNode('Add', ['a', 'b'], ['y']),
      makeNode('Shape', ['w'], ['s']),
    ];
    const outputs = [output('y'), output('b'), { name: 's', type: 'int64' as const, shape: [1] }];
    const model = widenHalf(makeModel({ nodes, inputs: [], outputs, weights: new Map([['w', half]]) }));
    expect(validate(model)).toEqual([]);
    expect([...model.weights.keys()]).toEqual(['w', 'a']);
    const { y, b } = await runOnnx(model, {});
    expect([[...y.data], [...b.data]]).toEqual([[2, 4], [1, 2]]); // prettier-ignore
  });
});
