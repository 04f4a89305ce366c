import { clearField, create, fromBinary, toBinary } from '@bufbuild/protobuf';
import { readFileSync } from 'node:fs';
import { AttributeProtoSchema, GraphProtoSchema, ModelProtoSchema, NodeProtoSchema, TensorProtoSchema } from 'onnx-buf';
import { describe, expect, it } from 'vitest';
import { float32, tensor } from '@/lib/tensor/create';
import type { Tensor } from '@/lib/tensor/tensor';
import { renameValue, withOpset, withWeights } from './edit';
import { makeModel, makeNode } from './make';
import type { OnnxModel } from './model';
import { readOnnx } from './read';
import { tinyLlama } from './testing';
import { validate } from './validate';
import { concatenate, totalLength, writeField } from './wire';
import { toBytes, writeOnnx } from './write';

const bundled = new Uint8Array(readFileSync('public/models/atlas-3m/onnx/model.onnx'));
const bytesOf = (model: OnnxModel) => toBytes(writeOnnx(model).parts);

/** `model` with every part a new object, so that nothing of the file is left to fall back on. */
const rebuilt = (model: OnnxModel): OnnxModel => ({
  ...model,
  nodes: model.nodes.map((node) => ({ ...node, attributes: new Map(node.attributes) })),
  inputs: model.inputs.map((info) => ({ ...info })),
  outputs: model.outputs.map((info) => ({ ...info })),
  weights: new Map([...model.weights].map(([name, { type, shape, data }]) => [name, tensor(type, shape, data)])),
});

/** Exporters may spell out that a node is of the default domain; written anew, it is left out. */
function withoutEmptyDomains(bytes: Uint8Array): Uint8Array {
  const model = fromBinary(ModelProtoSchema, bytes);
  for (const node of model.graph!.node) if (!node.domain) clearField(node, NodeProtoSchema.field.domain);
  return toBinary(ModelProtoSchema, model);
}

const dataOf = ({ data }: Tensor) => Buffer.from(data.buffer, data.byteOffset, data.byteLength);

/** A model of one graph, made field by field. */
const modelOf = (...graphFields: Uint8Array[][]) =>
  concatenate([
    toBinary(
      ModelProtoSchema,
      create(ModelProtoSchema, { irVersion: 8n, opsetImport: [{ domain: '', version: 14n }] }),
    ),
    ...writeField(ModelProtoSchema.field.graph.number, graphFields.flat()),
  ]);

const weightField = (init: Parameters<typeof create<typeof TensorProtoSchema>>[1]) =>
  writeField(GraphProtoSchema.field.initializer.number, [toBinary(TensorProtoSchema, create(TensorProtoSchema, init))]);

describe('readOnnx, then writeOnnx', () => {
  it('gives the bundled model back byte for byte', () => {
    expect(Buffer.compare(bytesOf(readOnnx(bundled)), bundled)).toBe(0);
  });

  it('gives the same bytes even when every node and weight is written anew, but for empty domains', () => {
    expect(Buffer.compare(withoutEmptyDomains(bytesOf(rebuilt(readOnnx(bundled)))), withoutEmptyDomains(bundled))).toBe(
      0,
    );
  });

  it('reads a file that starts at any alignment', () => {
    const expected = readOnnx(bundled).weights;
    for (const offset of [1, 2, 3]) {
      const shifted = new Uint8Array(bundled.length + offset);
      shifted.set(bundled, offset);
      const model = readOnnx(shifted.subarray(offset));
      for (const [name, weight] of model.weights)
        expect(Buffer.compare(dataOf(weight), dataOf(expected.get(name)!))).toBe(0);
      expect(Buffer.compare(bytesOf(model), bundled)).toBe(0);
    }
  });

  it('does not copy large weights', () => {
    const { parts } = writeOnnx(readOnnx(bundled));
    const views = parts.filter(({ buffer }) => buffer === bundled.buffer);
    expect(totalLength(views)).toBeGreaterThan(0.98 * bundled.length);
  });

  it('keeps fields that it does not know, in the model, the graph and a node, also when something else is edited', () => {
    const unknown = writeField(4000, [new TextEncoder().encode('kept')]);
    const node = concatenate([
      ...[1, 2].flatMap((number) => writeField(number, [new TextEncoder().encode('x y'[2 * (number - 1)])])),
      ...writeField(4, [new TextEncoder().encode('Identity')]),
      ...unknown,
    ]);
    const weight = { name: 'x', dims: [1n], dataType: 1, rawData: new Uint8Array(4) };
    const file = concatenate([modelOf(writeField(1, [node]), unknown, weightField(weight)), ...unknown]);
    expect(bytesOf(readOnnx(file))).toEqual(file);

    const model = readOnnx(file);
    const spread = { ...model, nodes: model.nodes.map((n) => ({ ...n, name: 'edited' })) };
    const edited = withOpset(withWeights(spread, [['x', float32([1], [2])]]), '', 15);
    expect(Buffer.from(bytesOf(edited)).toString('latin1').split('kept')).toHaveLength(4);
  });

  it('keeps weights between nodes where they stand', () => {
    const node = (output: string) => writeField(1, writeField(2, [new TextEncoder().encode(output)]));
    const file = modelOf(node('a'), weightField({ name: 'w', dims: [0n], dataType: 1 }), node('b'));
    expect(readOnnx(file).nodes.map(({ outputs }) => outputs[0])).toEqual(['a', 'b']);
    expect(bytesOf(readOnnx(file))).toEqual(file);
  });

  it('reads and keeps every typed field', () => {
    const cases = [
      { dataType: 1, values: { floatData: [1.5, -2] }, expected: [1.5, -2] },
      { dataType: 11, values: { doubleData: [0.1, 2] }, expected: [0.1, 2] },
      { dataType: 3, values: { int32Data: [-1, 127] }, expected: [-1, 127] },
      { dataType: 2, values: { int32Data: [255, 1] }, expected: [255, 1] },
      { dataType: 10, values: { int32Data: [0x3c00, 0xc000] }, expected: [0x3c00, 0xc000] },
      { dataType: 9, values: { int32Data: [1, 0] }, expected: [1, 0] },
      { dataType: 7, values: { int64Data: [-5n, 2n ** 62n] }, expected: [-5n, 2n ** 62n] },
      { dataType: 12, values: { uint64Data: [4294967295n, 1n] }, expected: [4294967295, 1] },
      { dataType: 13, values: { uint64Data: [2n ** 63n, 1n] }, expected: [2n ** 63n, 1n] },
    ];
    for (const { dataType, values, expected } of cases) {
      const file = modelOf(weightField({ name: 'w', dims: [2n], dataType, ...values }));
      const model = readOnnx(file);
      expect([...model.weights.get('w')!.data]).toEqual(expected);
      expect(bytesOf(model)).toEqual(file);
    }
  });

  it('carries every kind of attribute', () => {
    const attributes = {
      whole: -3,
      float: { type: 'float', value: 0.5 },
      text: 'café',
      wholes: [1, -2],
      floats: { type: 'floats', value: [0.25, 4] },
      texts: { type: 'strings', value: ['a', ''] },
      tensor: { type: 'tensor', value: tensor('uint8', [3], Uint8Array.of(1, 2, 3)) },
    } as const;
    const model = makeModel({ nodes: [makeNode('Custom', [], ['y'], attributes)], inputs: [], outputs: [] });
    expect(readOnnx(bytesOf(model)).nodes).toEqual(model.nodes);
  });

  it('keeps whole numbers that doubles cannot hold, also in an edited node', () => {
    const ends = create(AttributeProtoSchema, { name: 'ends', type: 7, ints: [2n ** 63n - 1n] });
    const node = create(NodeProtoSchema, { opType: 'Slice', output: ['y'], attribute: [ends] });
    const model = readOnnx(modelOf(writeField(1, [toBinary(NodeProtoSchema, node)])));
    const edited = { ...model, nodes: model.nodes.map((n) => ({ ...n, name: 'edited' })) };
    const attribute = readOnnx(bytesOf(edited)).nodes[0].attributes.get('ends');
    expect((attribute?.value as { ints: bigint[] }).ints).toEqual([2n ** 63n - 1n]);
  });

  it('writes models made here, whole and valid', () => {
    for (const naming of ['huggingface', 'optimum'] as const) {
      const model = tinyLlama({ naming });
      const read = readOnnx(bytesOf(model));
      expect(validate(read)).toEqual([]);
      expect(read.nodes).toEqual(model.nodes);
      expect([...read.weights]).toEqual([...model.weights]);
      expect({ inputs: read.inputs, outputs: read.outputs }).toEqual({ inputs: model.inputs, outputs: model.outputs });
      expect(read.opsets).toEqual(model.opsets);
    }
  });

  it('writes a renamed weight under its new name', () => {
    const read = readOnnx(bytesOf(tinyLlama()));
    const again = readOnnx(bytesOf(renameValue(read, 'model.norm.weight', 'scale')));
    expect(again.weights.get('scale')).toEqual(read.weights.get('model.norm.weight'));
    expect(again.weights.has('model.norm.weight')).toBe(false);
  });

  it('leaves the shape of an output open when none is given', () => {
    const model = makeModel({
      nodes: [makeNode('Identity', ['x'], ['y'])],
      inputs: [{ name: 'x', type: 'float32', shape: ['n', 2, ''] }],
      outputs: [{ name: 'y', type: 'float32', shape: [] }],
    });
    const read = readOnnx(bytesOf(model));
    expect(read.inputs).toEqual(model.inputs);
    expect(Buffer.from(bytesOf(model)).includes(Buffer.from([0x0a, 0x02, 0x08, 0x01]))).toBe(true); // type without shape
  });
});

describe('external data', () => {
  const model = tinyLlama();
  const options = { external: { path: 'weights.bin', threshold: 1024 } };
  const written = writeOnnx(model, options);
  const [file, data] = [toBytes(written.parts), toBytes(written.external)];
  const read = () => readOnnx(file, () => data);

  it('takes large weights out of the model file and gives them back', () => {
    expect(data.length).toBeGreaterThan(file.length);
    expect([...read().weights]).toEqual([...model.weights]);
  });

  it('starts each weight on a cache line', () => {
    const odd = withWeights(model, [['model.embed_tokens.weight', float32([33, 17], new Float32Array(561))]]);
    const parts = writeOnnx(odd, options).external;
    const starts = parts.map((_, i) => totalLength(parts.slice(0, i)));
    const weights = parts.flatMap(({ length }, i) => (length >= 1024 ? [starts[i] % 64] : []));
    expect(new Set(weights)).toEqual(new Set([0]));
    expect(weights.length).toBeGreaterThan(10);
  });

  it('is written back as it was: the model file and the file beside it', () => {
    const again = writeOnnx(read());
    expect(toBytes(again.parts)).toEqual(file);
    expect([...again.files.keys()]).toEqual(['weights.bin']);
    expect(toBytes(again.external)).toEqual(data);
  });

  it('keeps untouched weights in the file beside it and puts changed ones into the model file', () => {
    const changed = float32([32, 16], new Float32Array(512).fill(7));
    const again = writeOnnx(withWeights(read(), [['model.embed_tokens.weight', changed]]));
    expect(toBytes(again.external)).toEqual(data);
    const back = readOnnx(toBytes(again.parts), () => data);
    expect(back.weights.get('model.embed_tokens.weight')).toEqual(changed);
    expect(back.weights.get('lm_head.weight')).toEqual(model.weights.get('lm_head.weight'));
  });

  it('takes weights of two models whose files share a name', () => {
    const other = writeOnnx(tinyLlama({ seed: 2 }), options);
    const second = readOnnx(toBytes(other.parts), () => toBytes(other.external));
    const mixed = withWeights(read(), [['lm_head.weight', second.weights.get('lm_head.weight')!]]);
    const again = writeOnnx(mixed);
    const back = readOnnx(toBytes(again.parts), () => toBytes(again.external));
    expect([...back.weights]).toEqual([...mixed.weights]);
  });
});
