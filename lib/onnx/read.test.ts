import { create, toBinary } from '@bufbuild/protobuf';
import fc from 'fast-check';
import { ModelProtoSchema, TensorProto_DataLocation, TensorProtoSchema } from 'onnx-buf';
import { describe, expect, it } from 'vitest';
import { OnnxError } from './error';
import { decoderLayers, embedding, linears, norms } from './find';
import { readOnnx } from './read';
import { tinyLlama } from './testing';
import type { External } from './tensor-proto';
import { validate } from './validate';
import { widenHalf } from './widen';
import { toBytes, writeOnnx } from './write';

const file = toBytes(writeOnnx(tinyLlama({ layers: 1 })).parts);

const external = { external: { path: 'weights.bin', threshold: 256 } };
const apart = writeOnnx(tinyLlama({ layers: 1 }), external);
const [apartFile, apartData] = [toBytes(apart.parts), toBytes(apart.external)];

/** The error that reading throws, or null. Anything but an OnnxError fails the test. */
function failure(bytes: Uint8Array, files?: External): OnnxError | null {
  try {
    const { weights } = readOnnx(bytes, files);
    for (const { data } of weights.values()) data.at(0);
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(OnnxError);
    return error as OnnxError;
  }
}

const withWeight = (weight: Parameters<typeof create<typeof TensorProtoSchema>>[1]) =>
  toBinary(ModelProtoSchema, create(ModelProtoSchema, { graph: { initializer: [create(TensorProtoSchema, weight)] } }));

describe('readOnnx', () => {
  it('says of every truncated file that it is not whole', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: file.length - 1 }), (length) => {
        // The operator sets stand last: a cut between two of them leaves a whole model.
        const error = failure(file.subarray(0, length));
        if (length < file.length - 64) expect(error?.advice).toMatch(/again/);
      }),
      { numRuns: 300 },
    );
  });

  it('reads or refuses a file with flipped bits, and never throws anything else', () => {
    const flips = fc.array(fc.tuple(fc.nat(file.length - 1), fc.nat(7)), { minLength: 1, maxLength: 8 });
    let refused = 0;
    fc.assert(
      fc.property(flips, (places) => {
        const damaged = file.slice();
        for (const [at, bit] of places) damaged[at] ^= 1 << bit;
        if (failure(damaged)) refused++;
      }),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(0);
  });

  it('reads or refuses a graph with flipped bits and weights apart', () => {
    const flips = fc.array(fc.tuple(fc.nat(apartFile.length - 1), fc.nat(7)), { minLength: 1, maxLength: 3 });
    let refused = 0;
    fc.assert(
      fc.property(flips, (places) => {
        const damaged = apartFile.slice();
        for (const [at, bit] of places) damaged[at] ^= 1 << bit;
        if (failure(damaged, () => apartData)) refused++;
      }),
      { numRuns: 500 },
    );
    expect(refused).toBeGreaterThan(50);
  });

  it('gives models of damaged graphs that can be widened, searched and checked like any other', () => {
    const flips = fc.array(fc.tuple(fc.nat(apartFile.length - 1), fc.nat(7)), { minLength: 1, maxLength: 4 });
    let searched = 0;
    fc.assert(
      fc.property(flips, (places) => {
        const damaged = apartFile.slice();
        for (const [at, bit] of places) damaged[at] ^= 1 << bit;
        if (failure(damaged, () => apartData)) return;
        const model = widenHalf(readOnnx(damaged, () => apartData));
        searched += [linears(model), decoderLayers(model), norms(model), validate(model), [embedding(model)]].length;
      }),
      { numRuns: 500 },
    );
    expect(searched).toBeGreaterThan(0);
  });

  it('refuses arbitrary bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => failure(bytes) instanceof OnnxError));
  });

  it('refuses a page of HTML, as a missing file is often served', () => {
    expect(failure(new TextEncoder().encode('<!doctype html><title>404</title>'))?.what).toMatch(
      /not a whole ONNX model/,
    );
  });

  it('refuses a model without a graph', () => {
    expect(failure(new Uint8Array())?.what).toBe('The file holds no graph');
    expect(failure(toBinary(ModelProtoSchema, create(ModelProtoSchema, { irVersion: 8n })))?.what).toBe(
      'The file holds no graph',
    );
  });

  it('names the weight whose bytes do not fit its shape', () => {
    const error = failure(withWeight({ name: 'w', dims: [2n, 3n], dataType: 1, rawData: new Uint8Array(20) }));
    expect(error?.what).toBe('The shape asks for 24 bytes, the file holds 20');
    expect(error?.where).toBe('weight "w"');
  });

  it('names the weight with too few values in a typed field', () => {
    const error = failure(withWeight({ name: 'w', dims: [2n], dataType: 7, int64Data: [1n] }));
    expect(error?.what).toBe('The shape asks for 2 values, the file holds 1');
  });

  it('refuses negative and enormous shapes without making room for them', () => {
    for (const dims of [[-1n], [2n ** 40n, 2n ** 40n]])
      expect(failure(withWeight({ name: 'w', dims, dataType: 1, rawData: new Uint8Array(4) }))?.what).toMatch(
        /not possible/,
      );
  });

  it('refuses element types that it does not read, by name', () => {
    expect(failure(withWeight({ name: 'w', dims: [1n], dataType: 16 }))?.what).toBe(
      'Element type BFLOAT16 is not read here',
    );
  });

  it('says which external file is missing', () => {
    expect(failure(apartFile)?.what).toBe('External file "weights.bin" is missing');
    const failing = () => {
      throw new Error('404');
    };
    expect(failure(apartFile, failing)?.what).toBe('External file "weights.bin" is missing');
  });

  it('says that an external file is too short', () => {
    expect(failure(apartFile, () => apartData.subarray(0, 1000))?.what).toMatch(/"weights.bin" is too short/);
  });

  it('does not trust the place of external data', () => {
    const place = (offset: string) =>
      withWeight({
        name: 'w',
        dims: [1n],
        dataType: 1,
        dataLocation: TensorProto_DataLocation.EXTERNAL,
        externalData: [
          { key: 'location', value: 'f' },
          { key: 'offset', value: offset },
        ],
      });
    for (const offset of ['-4', 'x', '1.5', '9'])
      expect(failure(place(offset), () => new Uint8Array(8))).toBeInstanceOf(OnnxError);
    expect(failure(place('4'), () => new Uint8Array(8))).toBeNull();
  });
});
