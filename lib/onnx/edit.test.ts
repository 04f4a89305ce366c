import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { float32 } from '@/lib/tensor/create';
import {
  bypass,
  insertNodes,
  removeLayers,
  renameValue,
  renameValues,
  replaceNode,
  splitResiduals,
  sweep,
  withOpset,
  withOutputs,
  withPacking,
  withWeights,
  withoutWeights,
} from './edit';
import { OnnxError } from './error';
import { blockLinears, decoderLayers, linears } from './find';
import { mapLinears } from './linear';
import { makeModel, makeNode } from './make';
import type { OnnxModel } from './model';
import { readOnnx } from './read';
import { tinyLlama } from './testing';
import { feedsFor, logitsOf, runOnnx } from './testing-run';
import { validate } from './validate';
import { storeHalf, widenHalf } from './widen';
import { toBytes, writeOnnx } from './write';

const tokens = [3, 1, 4, 1, 5, 9];
const names = (items: readonly { name: string }[]) => items.map(({ name }) => name);

/** x → a → b → y, with a weight in the first step. */
const chain = (): OnnxModel =>
  makeModel({
    nodes: [makeNode('Add', ['x', 'w'], ['a']), makeNode('Relu', ['a'], ['b']), makeNode('Neg', ['b'], ['y'])],
    inputs: [{ name: 'x', type: 'float32', shape: [2] }],
    outputs: [{ name: 'y', type: 'float32', shape: [2] }],
    weights: new Map([['w', float32([2], [1, -4])]]),
  });

const run = async (model: OnnxModel) => [...(await runOnnx(model, { x: float32([2], [1, 2]) })).y.data];

describe('edits of nodes', () => {
  it('replaceNode puts nodes in the place of one', async () => {
    const model = chain();
    const twice = [makeNode('Relu', ['a'], ['mid']), makeNode('Add', ['mid', 'mid'], ['b'])];
    const edited = replaceNode(model, model.nodes[1], twice);
    expect(edited.nodes.map(({ op }) => op)).toEqual(['Add', 'Relu', 'Add', 'Neg']);
    expect(await run(edited)).toEqual([-4, -0]);
  });

  it('replaceNode refuses a node of another model', () => {
    expect(() => replaceNode(chain(), chain().nodes[1], [])).toThrow(OnnxError);
  });

  it('insertNodes finds the place between what is read and what reads', () => {
    const model = chain();
    const rewired = replaceNode(model, model.nodes[2], [makeNode('Neg', ['c'], ['y'])]);
    const edited = insertNodes(rewired, [makeNode('Abs', ['b'], ['c'])]);
    expect(edited.nodes.map(({ op }) => op)).toEqual(['Add', 'Relu', 'Abs', 'Neg']);
    expect(validate(edited)).toEqual([]);
  });

  it('insertNodes refuses a circle', () => {
    const model = chain();
    const looped = replaceNode(model, model.nodes[0], [makeNode('Add', ['loop', 'w'], ['a'])]);
    expect(() => insertNodes(looped, [makeNode('Abs', ['b'], ['loop'])])).toThrow(/circle/);
  });

  it('renameValue renames a weight with all that reads it and what is claimed of it', () => {
    const packed = withPacking(chain(), [['w', { bits: 1, group: 2, overhead: 16 }]]);
    const edited = renameValue(packed, 'w', 'bias');
    expect([...edited.weights.keys(), ...edited.packing.keys(), edited.nodes[0].inputs[1]]).toEqual([
      'bias',
      'bias',
      'bias',
    ]);
    expect(edited.nodes[1]).toBe(packed.nodes[1]);
  });

  it('renameValues swaps names', () => {
    const edited = renameValues(chain(), new Map([['a', 'b'], ['b', 'a']])); // prettier-ignore
    expect(edited.nodes.map(({ inputs, outputs }) => [inputs[0], outputs[0]])).toEqual([['x', 'b'], ['b', 'a'], ['a', 'y']]); // prettier-ignore
    expect(validate(edited)).toEqual([]);
  });

  it('bypass leads readers past a node', async () => {
    const edited = sweep(bypass(chain(), 'b', 'a'));
    expect(edited.nodes.map(({ op }) => op)).toEqual(['Add', 'Neg']);
    expect(await run(edited)).toEqual([-2, 2]);
  });

  it('bypass of a graph output keeps its name', async () => {
    const edited = sweep(bypass(chain(), 'y', 'b'));
    expect(validate(edited)).toEqual([]);
    expect(await run(edited)).toEqual([2, 0]);
  });
});

describe('edits of weights', () => {
  it('replacing a weight withdraws the claim of how it packs', () => {
    const packed = withPacking(chain(), [['w', { bits: 1, group: 2, overhead: 16 }]]);
    expect(withWeights(packed, [['w', float32([2], [1, 1])]]).packing.size).toBe(0);
    expect(withWeights(packed, [['v', float32([1], [1])]]).packing.size).toBe(1);
    expect(withoutWeights(packed, ['w'])).toMatchObject({ weights: new Map(), packing: new Map() });
  });

  it('leave the model that they start from as it was', () => {
    const model = chain();
    const before = JSON.stringify([...model.weights, ...model.nodes]);
    withPacking(
      withWeights(withOutputs(withOpset(model, 'com.microsoft', 1), ['a']), [['w', float32([2], [0, 0])]]),
      [],
    );
    expect(JSON.stringify([...model.weights, ...model.nodes])).toBe(before);
    expect(model.outputs).toHaveLength(1);
    expect([...model.opsets.keys()]).toEqual(['']);
  });
});

describe('withOutputs', () => {
  it('makes intermediate values outputs that run', async () => {
    const model = tinyLlama();
    const [first] = decoderLayers(model);
    const values = await runOnnx(
      withOutputs(model, [first.output, first.linears[0].input, first.output]),
      feedsFor(model, tokens),
    );
    expect(values[first.output].shape).toEqual([1, 6, 16]);
    expect(values[first.linears[0].input].shape).toEqual([1, 6, 16]);
  });

  it('tells the type where the graph does', async () => {
    const model = tinyLlama();
    const mask = model.nodes.find(({ op }) => op === 'LessOrEqual')!.outputs[0];
    const size = model.nodes.find(({ op }) => op === 'Shape')!.outputs[0];
    const edited = withOutputs(model, [mask, size]);
    expect(edited.outputs.slice(-2).map(({ type }) => type)).toEqual(['bool', 'int64']);
    expect((await runOnnx(edited, feedsFor(model, tokens)))[mask].shape).toEqual([6, 6]);
  });

  it('refuses a value that is not there', () => {
    expect(() => withOutputs(chain(), ['nowhere'])).toThrow(/no value "nowhere"/);
  });
});

describe('sweep', () => {
  it('drops what reaches no output: nodes, weights and claims, but not the declared inputs', () => {
    const model = chain();
    const outputs = [{ name: 'c', type: 'float32' as const, shape: [2] }];
    const packed = withPacking(model, [['w', { bits: 1, group: 2, overhead: 16 }]]);
    const cut = { ...packed, nodes: [...model.nodes, makeNode('Relu', ['v'], ['c'])], outputs };
    const swept = sweep(withWeights(cut, [['v', float32([2], [1, 2])]]));
    expect([swept.nodes.length, [...swept.weights.keys()], swept.packing.size, swept.inputs.length]).toEqual([
      1,
      ['v'],
      0,
      1,
    ]);
    expect(sweep(swept, { inputs: true }).inputs).toEqual([]);
  });

  it('keeps a swept model as it is', () => {
    const model = tinyLlama();
    expect(sweep(model)).toEqual(model);
    expect(sweep(model).nodes).toBe(model.nodes);
  });
});

/** `model` with the branches of a layer multiplied by zero: the layer adds nothing to the stream. */
function silenced(model: OnnxModel, index: number): OnnxModel {
  const last = decoderLayers(model)[index].linears.filter(({ role }) => role === 'o' || role === 'down');
  return mapLinears(model, last, (w) => ({ ...w, data: new Float32Array(w.data.length) }));
}

describe('removeLayers', () => {
  const variants = [
    tinyLlama({ layers: 3, tied: true }),
    tinyLlama({ layers: 3, naming: 'optimum' }),
    tinyLlama({ layers: 3, linear: 'Gemm' }),
    tinyLlama({ layers: 3, naming: 'anonymous', attention: 'fused', norm: 'fused' }),
    tinyLlama({ layers: 3, naming: 'anonymous', attention: 'fused', norm: 'skip' }),
  ];

  it.each([0, 1, 2])('of layer %i computes what a model computes whose layer adds nothing', async (index) => {
    for (const model of variants) {
      const removed = await logitsOf(removeLayers(model, [index]), tokens);
      const expected = await logitsOf(silenced(model, index), tokens);
      removed.forEach((logit, i) => expect(logit).toBeCloseTo(expected[i], 4));
    }
  });

  it('takes several layers at once, in any order', async () => {
    for (const model of variants) {
      const removed = await logitsOf(removeLayers(model, [2, 0]), tokens);
      const expected = await logitsOf(silenced(silenced(model, 0), 2), tokens);
      removed.forEach((logit, i) => expect(logit).toBeCloseTo(expected[i], 4));
    }
  });

  it.each([0, 1])('takes the cache of layer %i along and numbers the rest without gaps', (index) => {
    for (const naming of ['huggingface', 'optimum'] as const) {
      const model = removeLayers(tinyLlama({ naming, layers: 3 }), [index]);
      expect(names(model.inputs)).toEqual(names(tinyLlama({ naming, layers: 2 }).inputs));
      expect(names(model.outputs)).toEqual(names(tinyLlama({ naming, layers: 2 }).outputs));
      expect(validate(model)).toEqual([]);
    }
  });

  it('drops the weights of the layer, and no others', () => {
    const model = tinyLlama({ layers: 3 });
    const gone = [...model.weights.keys()].filter((name) => !removeLayers(model, [1]).weights.has(name));
    expect(gone).toHaveLength(9);
    expect(gone.every((name) => name.startsWith('model.layers.1.'))).toBe(true);
  });

  it('numbers what is named as a cache also where it is not declared any more', () => {
    const model = tinyLlama({ layers: 4 });
    const bare = { ...model, outputs: model.outputs.slice(0, 1) };
    const shown = withOutputs(removeLayers(bare, [0]), ['present.2.key', 'present.2.value']);
    const removed = removeLayers(shown, [0]);
    expect(validate(removed)).toEqual([]);
    expect(names(removed.outputs)).toEqual(['logits', 'present.1.key', 'present.1.value']);
    expect(names(removed.inputs).slice(3)).toEqual(names(tinyLlama({ layers: 2 }).inputs).slice(3));
  });

  it('of all layers leaves embedding, norm and head', async () => {
    const removed = removeLayers(variants[0], [0, 1, 2]);
    expect(validate(removed)).toEqual([]);
    expect(names(removed.inputs).filter((name) => name.startsWith('past'))).toEqual([]);
    expect((await logitsOf(removed, tokens)).length).toBe(6 * 32);
  });

  it('can be done again, and of no layers does nothing', () => {
    const model = tinyLlama({ layers: 3 });
    expect(removeLayers(model, [])).toBe(model);
    expect(decoderLayers(removeLayers(removeLayers(model, [0]), [0]))).toHaveLength(1);
  });

  it('refuses a layer that is not there', () => {
    expect(() => removeLayers(tinyLlama(), [2])).toThrow(/no decoder layer 2.*0 to 1/);
    expect(() => removeLayers(chain(), [0])).toThrow(/no attention layers/);
  });
});

describe('splitResiduals', () => {
  it('changes no logit', async () => {
    const model = tinyLlama({ attention: 'fused', norm: 'skip' });
    const split = splitResiduals(model);
    expect(split.nodes.some(({ op }) => op.startsWith('Skip'))).toBe(false);
    expect(validate(split)).toEqual([]);
    const [before, after] = [await logitsOf(model, tokens), await logitsOf(split, tokens)];
    after.forEach((logit, i) => expect(logit).toBeCloseTo(before[i], 5));
  });
});

/** Edits that keep a valid model valid, each driven by a number. */
const edits: readonly ((model: OnnxModel, n: number) => OnnxModel)[] = [
  (model, n) => (decoderLayers(model).length > 1 ? removeLayers(model, [n % decoderLayers(model).length]) : model),
  (model, n) => {
    const found = blockLinears(model);
    return mapLinears(model, [found[n % found.length]], (w) => ({ ...w, data: w.data.map((x) => x / 2) }));
  },
  (model, n) => withOutputs(model, model.nodes[n % model.nodes.length].outputs.filter(Boolean)),
  (model, n) => {
    const { output } = linears(model)[n % linears(model).length];
    return model.outputs.some(({ name }) => name === output) ? model : renameValue(model, output, `${output}.renamed`);
  },
  (model, n) => {
    const { node, output } = linears(model)[n % linears(model).length];
    const half = makeNode('MatMul', node.inputs, [`${output}.raw${model.nodes.length}`]);
    if (node.op !== 'MatMul') return model;
    return replaceNode(model, node, [half, makeNode('Identity', half.outputs, [output])]);
  },
  (model) => sweep(model),
  (model) => splitResiduals(model),
  (model) => storeHalf(model),
  (model) => widenHalf(model),
  (model) => readOnnx(toBytes(writeOnnx(model).parts)),
  (model) => sweep({ ...model, outputs: model.outputs.slice(0, 1) }),
];

describe('any sequence of edits', () => {
  const starts = (['huggingface', 'optimum', 'anonymous'] as const).flatMap((naming) => [
    tinyLlama({ naming, layers: 3, vocabulary: 80, tied: true }),
    tinyLlama({ naming, layers: 3, vocabulary: 80, attention: 'fused', norm: 'skip' }),
  ]);
  const steps = fc.array(fc.tuple(fc.nat(edits.length - 1), fc.nat(1000)), { minLength: 1, maxLength: 6 });

  it('leaves the model valid', () => {
    fc.assert(
      fc.property(fc.nat(starts.length - 1), steps, (chosen, sequence) => {
        const start = starts[chosen];
        const edited = sequence.reduce((model, [edit, n]) => edits[edit](model, n), start);
        expect(validate(edited)).toEqual([]);
        expect(validate(start)).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
