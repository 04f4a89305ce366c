import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { insertNodes, removeLayers, splitResiduals, withOutputs } from './edit';
import { OnnxError } from './error';
import {
  attentionHeads,
  blockLinears,
  decoderLayers,
  embedding,
  head,
  linears,
  norms,
  requireDecoder,
  type Linear,
} from './find';
import { makeModel, makeNode } from './make';
import { layerInName, roleInName } from './names';
import { readOnnx } from './read';
import { tinyLlama, type TinyLlamaOptions } from './testing';
import { validate } from './validate';
import { widenHalf } from './widen';

const bundled = widenHalf(readOnnx(new Uint8Array(readFileSync('public/models/atlas-3m/onnx/model.onnx'))));
const roles = ['q', 'k', 'v', 'o', 'gate', 'up', 'down'];
const places = (found: readonly Linear[]) => found.map(({ layer, role }) => `${layer} ${role}`);
const inEachLayer = (layers: number) =>
  Array.from({ length: layers }, (_, i) => roles.map((role) => `${i} ${role}`)).flat();

const spellings: Partial<TinyLlamaOptions>[] = (['huggingface', 'optimum', 'anonymous'] as const).flatMap((naming) => [
  { naming, tied: true },
  { naming, linear: 'Gemm' },
  { naming, attention: 'fused', norm: 'fused' },
  { naming, attention: 'fused', norm: 'skip' },
]);

describe('the bundled model', () => {
  it('has seven linears in each of six layers, and a head tied to the embedding', () => {
    expect(places(linears(bundled))).toEqual([...inEachLayer(6), 'null head']);
    expect(head(bundled)).toMatchObject({ weight: 'model.embed_tokens.weight', transposed: true, outFeatures: 4096 });
    expect(embedding(bundled)).toMatchObject({ weight: 'model.embed_tokens.weight', vocabulary: 4096, hidden: 192 });
  });

  it('names the weights of each role', () => {
    const { linears: found } = decoderLayers(bundled)[3];
    expect(found.map(({ weight }) => weight)).toEqual(
      ['self_attn.q', 'self_attn.k', 'self_attn.v', 'self_attn.o', 'mlp.gate', 'mlp.up', 'mlp.down'].map(
        (name) => `model.layers.3.${name}_proj.weight`,
      ),
    );
    expect(found.at(-1)).toMatchObject({
      inFeatures: 512,
      outFeatures: 192,
      transposed: false,
      input: 'model.layers.3.act',
    });
  });

  it('has a residual stream, norms and a cache in each layer', () => {
    expect(decoderLayers(bundled)[0].input).toBe('h0');
    const { input, output, norms: scales, cache } = decoderLayers(bundled)[5];
    expect([input, output]).toEqual(['model.layers.4.out', 'model.layers.5.out']);
    expect(scales).toEqual(['input', 'post_attention'].map((name) => `model.layers.5.${name}_layernorm.weight`));
    expect(cache).toEqual({
      key: 'past_key_values.5.key',
      value: 'past_key_values.5.value',
      presentKey: 'present.5.key',
      presentValue: 'present.5.value',
    });
  });

  it('has six heads of 32 over two of keys and values', () => {
    expect(attentionHeads(bundled)).toEqual(
      [0, 1, 2, 3, 4, 5].map((layer) => ({ layer, heads: 6, keyValueHeads: 2, headSize: 32 })),
    );
  });

  it('has a norm before attention, before the feed-forward block and at the end', () => {
    expect(norms(bundled)).toHaveLength(13);
    expect(norms(bundled)[0]).toMatchObject({ input: 'h0', output: 'model.layers.0.ln1' });
    expect(norms(bundled)[12]).toMatchObject({ weight: 'model.norm.weight', input: 'model.layers.5.out' });
  });
});

describe.each(spellings)('a tiny Llama spelt %o', (options) => {
  const model = tinyLlama({ ...options, layers: 3 });

  it('shows its linears with layer and role', () => {
    expect(places(blockLinears(model))).toEqual(inEachLayer(3));
    expect(places(linears(model)).at(-1)).toBe('null head');
    for (const { inFeatures, outFeatures, role } of blockLinears(model))
      expect([role, inFeatures, outFeatures]).toEqual(
        { q: ['q', 16, 64], k: ['k', 16, 32], v: ['v', 16, 32], o: ['o', 64, 16], down: ['down', 32, 16] }[
          role as string
        ] ?? [role, 16, 32],
      );
  });

  it('shows its layers, one after the other, with norms and cache', () => {
    const layers = decoderLayers(splitResiduals(model));
    expect(layers.map(({ index }) => index)).toEqual([0, 1, 2]);
    layers.slice(1).forEach(({ input }, i) => expect(input).toBe(layers[i].output));
    expect(layers[0].input).toBe(embedding(model)?.output);
    expect(new Set(layers.flatMap(({ norms: names }) => names)).size).toBe(6);
    layers.forEach(({ cache, index }) =>
      expect(cache).toEqual({
        key: `past_key_values.${index}.key`,
        value: `past_key_values.${index}.value`,
        presentKey: `present.${index}.key`,
        presentValue: `present.${index}.value`,
      }),
    );
    expect(decoderLayers(model).map((layer) => layer.norms)).toEqual(layers.map((layer) => layer.norms));
  });

  it('shows its heads', () => {
    expect(attentionHeads(model)[2]).toEqual({ layer: 2, heads: 4, keyValueHeads: 2, headSize: 16 });
  });
});

describe('finding', () => {
  it('counts the layers that are left after a removal, whatever their names say', () => {
    const model = removeLayers(bundled, [0, 3]);
    expect(places(blockLinears(model))).toEqual(inEachLayer(4));
    expect(decoderLayers(model)[2].linears[0].weight).toBe('model.layers.4.self_attn.q_proj.weight');
  });

  it('is not confused by further outputs', () => {
    const model = withOutputs(bundled, ['h0', 'model.layers.2.act', 'model.layers.5.out', 'final_norm']);
    expect(places(linears(model))).toEqual(places(linears(bundled)));
    expect(decoderLayers(model)[5].cache).toEqual(decoderLayers(bundled)[5].cache);
  });

  it('is not misled by a sum of a value with its own power', () => {
    const model = tinyLlama({ naming: 'anonymous' });
    const { output } = embedding(model)!;
    const aside = [makeNode('Mul', [output, output], ['square']), makeNode('Add', [output, 'square'], ['aside'])];
    const side = withOutputs(insertNodes(model, aside), ['aside']);
    const early = { ...side, nodes: [side.nodes[0], ...side.nodes.slice(-2), ...side.nodes.slice(1, -2)] };
    expect(validate(early)).toEqual([]);
    expect(decoderLayers(early).map((layer) => layer.input)).toEqual(decoderLayers(model).map((layer) => layer.input));
  });

  it('takes for the head what makes the logits, not what comes last', () => {
    const model = tinyLlama({ naming: 'anonymous' });
    const { weight, input } = head(model)!;
    const scored = insertNodes(model, [makeNode('MatMul', [input, weight], ['score'])]);
    expect(head(withOutputs(scored, ['score']))?.output).toBe('logits');
  });

  it('finds nothing in a model without linears, and says so when a decoder is asked for', () => {
    const model = makeModel({
      nodes: [makeNode('Relu', ['x'], ['y'])],
      inputs: [{ name: 'x', type: 'float32', shape: [2] }],
      outputs: [{ name: 'y', type: 'float32', shape: [2] }],
    });
    expect([linears(model), decoderLayers(model), norms(model), attentionHeads(model)]).toEqual([[], [], [], []]);
    expect([head(model), embedding(model)]).toEqual([null, null]);
    expect(() => requireDecoder(model)).toThrow(OnnxError);
    expect(() => requireDecoder(model)).toThrow(/no attention layers.*Choose a decoder/);
  });

  it('finds no layers in a feed-forward network with residual sums', () => {
    const plain = tinyLlama({ layers: 1 });
    const nodes = [makeNode('MatMul', ['x', 'w'], ['h']), makeNode('Add', ['x', 'h'], ['y'])];
    const info = (name: string) => ({ name, type: 'float32' as const, shape: [1, 16] });
    const square = { type: 'float32' as const, shape: [16, 16], data: new Float32Array(256) };
    const model = { ...plain, nodes, weights: new Map([['w', square]]), inputs: [info('x')], outputs: [info('y')] };
    expect(decoderLayers(model)).toEqual([]);
    expect(linears(model)).toHaveLength(1);
    expect(() => requireDecoder(model)).toThrow(OnnxError);
  });
});

describe('names', () => {
  it('tell the layer in dotted names and in paths', () => {
    expect(layerInName('model.layers.3.self_attn.q_proj.weight')).toBe(3);
    expect(layerInName('/model/layers.11/mlp/up_proj/MatMul')).toBe(11);
    expect(layerInName('transformer.h.0.attn.c_proj.weight')).toBe(0);
    expect(layerInName('onnx::MatMul_123')).toBeNull();
    expect(layerInName('lm_head.weight')).toBeNull();
  });

  it('tell the role, and only of whole words', () => {
    expect(roleInName('/model/layers.0/self_attn/q_proj/MatMul')).toBe('q');
    expect(roleInName('model.layers.0.mlp.down_proj.weight')).toBe('down');
    expect(roleInName('/lm_head/MatMul')).toBe('head');
    expect(roleInName('model.layers.0.gate_up_proj.weight')).toBeNull();
  });
});
