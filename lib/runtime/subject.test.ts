import { describe, expect, it } from 'vitest';
import { makeModel, makeNode } from '@/lib/onnx/make';
import { storeHalf } from '@/lib/onnx/widen';
import { tinyLlama } from '@/lib/onnx/testing';
import { toBytes, writeOnnx } from '@/lib/onnx/write';
import { readSubject } from './subject';

const config = { num_hidden_layers: 2 };
const bytes = (model: Parameters<typeof writeOnnx>[0]) => toBytes(writeOnnx(model).parts) as Uint8Array<ArrayBuffer>;

describe('readSubject', () => {
  it('gives weights stored in 16 bits as float32', () => {
    const { model } = readSubject({ graph: bytes(storeHalf(tinyLlama())), config });
    expect(new Set([...model.weights.values()].map(({ type }) => type))).not.toContain('float16');
  });

  it('calls a model without attention unsupported, not damaged', () => {
    const value = (name: string) => ({ name, type: 'float32' as const, shape: [1] });
    const nodes = [makeNode('Identity', ['x'], ['y'])];
    const graph = bytes(makeModel({ nodes, inputs: [value('x')], outputs: [value('y')] }));
    expect(() => readSubject({ graph, config })).toThrowError(
      expect.objectContaining({ code: 'unsupported-model', advice: expect.stringMatching(/./) }),
    );
  });

  it('leaves a damaged file to be called damaged', () => {
    expect(() => readSubject({ graph: new Uint8Array([1, 2, 3]), config })).toThrowError(
      expect.objectContaining({ name: 'OnnxError' }),
    );
  });
});
