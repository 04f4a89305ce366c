import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { float32, tensor } from '@/lib/tensor/create';
import type { Matrix } from '@/lib/tensor/matrix';
import { seeded } from '@/lib/tensor/random';
import type { Tensor } from '@/lib/tensor/tensor';
import { replaceNode, withOpset, withPacking, withWeights } from './edit';
import { OnnxError } from './error';
import { blockLinears, type Linear } from './find';
import { readLinear, writeLinear } from './linear';
import { makeModel, makeNode } from './make';
import type { OnnxModel } from './model';
import type { Packing } from './packing';
import { readOnnx } from './read';
import { summarise } from './summary';
import { tinyLlama } from './testing';
import { widenHalf } from './widen';

const bundled = widenHalf(readOnnx(new Uint8Array(readFileSync('public/models/atlas-3m/onnx/model.onnx'))));
const claim: Packing = { bits: 3, group: 32, overhead: 16 };

const weightOf = (model: OnnxModel, name: string) => summarise(model).weights.find((weight) => weight.name === name)!;

/** A model of one MatMul with W [out × in]. */
function single(w: Matrix): { model: OnnxModel; linear: Linear } {
  const model = makeModel({
    nodes: [makeNode('MatMul', ['x', 'w'], ['y'])],
    inputs: [{ name: 'x', type: 'float32', shape: [1, w.columns] }],
    outputs: [{ name: 'y', type: 'float32', shape: [1, w.rows] }],
    weights: new Map([['w', float32([w.columns, w.rows], new Float32Array(w.data.length))]]),
  });
  const linear = { weight: 'w', inFeatures: w.columns, outFeatures: w.rows, transposed: false } as Linear;
  return { model: writeLinear(model, linear, w), linear };
}

const matrix = (rows: number, columns: number, value: (row: number, column: number) => number): Matrix => ({
  rows,
  columns,
  data: Float32Array.from({ length: rows * columns }, (_, i) => value(Math.floor(i / columns), i % columns)),
});

const packedOf = (w: Matrix, packing?: Packing) => {
  const { model } = single(w);
  return weightOf(packing ? withPacking(model, [['w', packing]]) : model, 'w');
};

const random = seeded(7);
const noise = (rows: number, columns: number) => matrix(rows, columns, () => random.normal() + 10);

describe('summarise', () => {
  it('counts the parameters of the bundled model: embedding once, constants and rotary tables not', () => {
    const { parameters, nonZeros, operators } = summarise(bundled);
    // 4096·192 + 6 (2·192² + 2·192·64 + 3·192·512 + 2·192) + 192
    expect(parameters).toBe(3148224);
    expect(nonZeros).toBeGreaterThan(3148000);
    expect([operators.get('Softmax'), operators.get('MatMul')]).toEqual([6, 55]);
  });

  it('adds up', () => {
    const { weights, bytes, packedBytes } = summarise(bundled);
    const sum = (key: 'bytes' | 'packedBytes') => weights.reduce((total, weight) => total + weight[key], 0);
    expect([sum('bytes'), sum('packedBytes')]).toEqual([bytes, packedBytes]);
    expect(weights).toHaveLength(bundled.weights.size);
    expect(bytes).toBe([...bundled.weights.values()].reduce((total, { data }) => total + data.byteLength, 0));
  });

  it('counts the same parameters in every spelling', () => {
    const expected = summarise(tinyLlama()).parameters;
    for (const options of [{ naming: 'optimum' }, { linear: 'Gemm' }, { attention: 'fused', norm: 'skip' }] as const)
      expect(summarise(tinyLlama(options)).parameters).toBe(expected);
  });

  it('does not count tables of positions that are looked up', () => {
    const model = tinyLlama();
    const nodes = [makeNode('Gather', ['rotary.cos_cached', 'position_ids'], ['cos'])];
    const table = float32([64, 16], new Float32Array(1024).fill(1));
    const edited = withWeights({ ...model, nodes: [...nodes, ...model.nodes] }, [['rotary.cos_cached', table]]);
    expect(summarise(edited).parameters).toBe(summarise(model).parameters);
  });

  it('counts float weights in 16 bits and whole numbers as they are', () => {
    expect(packedOf(noise(8, 32))).toMatchObject({ bytes: 1024, packedBytes: 512, encoding: 'dense', elements: 256 });
    const model = withWeights(tinyLlama(), [['codes', tensor('uint4', [3], Uint8Array.of(0x21, 0x0f))]]);
    expect(weightOf(model, 'codes')).toMatchObject({ bytes: 2, packedBytes: 2, nonZeros: 3, encoding: 'dense' });
  });
});

describe('a claim of packing', () => {
  const grid = (rows: number, columns: number, group: number, levels: number) =>
    matrix(
      rows,
      columns,
      (row, column) => (1 + row + Math.floor(column / group)) * (1 + ((column * 7 + row) % levels)),
    );

  it('counts codes and what each group stores', () => {
    expect(packedOf(grid(4, 64, 32, 8), claim)).toMatchObject({
      encoding: 'grid',
      packedBytes: (256 * 3 + 8 * 16) / 8,
    });
  });

  it('runs its groups along the input, however the weight is stored', () => {
    const model = tinyLlama({ linear: 'Gemm' });
    for (const { weight, ...rest } of blockLinears(model)) {
      const w = grid(rest.outFeatures, rest.inFeatures, 16, 8);
      const packed = withPacking(writeLinear(model, { weight, ...rest }, w), [[weight, { ...claim, group: 16 }]]);
      expect(weightOf(packed, weight).encoding).toBe('grid');
    }
    const w = grid(64, 16, 16, 2);
    expect(packedOf(w, { bits: 1, group: 16, overhead: 16 }).encoding).toBe('grid');
    const { model: sideways } = single({ ...w, rows: 16, columns: 64 });
    const other = withPacking(sideways, [['w', { bits: 1, group: 64, overhead: 16 }]]);
    expect(() => summarise(other)).toThrow(OnnxError);
  });

  it('is refused when a group has one level too many, with the weight and the place', () => {
    const w = grid(4, 64, 32, 8);
    w.data[70] = 0.123;
    expect(() => packedOf(w, claim)).toThrow(/more than 2\^3 values.*weight "w", from element 64/);
  });

  it('ends the last group of a row with the row', () => {
    const { packedBytes } = packedOf(grid(3, 40, 32, 8), claim);
    expect(packedBytes).toBe((120 * 3 + 6 * 16) / 8);
  });

  it('can be for rows or for the whole tensor', () => {
    const w = matrix(4, 64, (_, column) => 1 + (column % 8));
    expect(packedOf(w, { ...claim, group: 64 }).packedBytes).toBe((256 * 3 + 4 * 16) / 8);
    expect(packedOf(w, { ...claim, group: 256 }).packedBytes).toBe((256 * 3 + 16) / 8);
    const scaled = matrix(4, 64, (row, column) => (1 + row / 3) * (1 + (column % 8)));
    expect(() => packedOf(scaled, { ...claim, group: 256 })).toThrow(OnnxError);
  });

  it('can be for ternary weights', () => {
    const w = matrix(4, 64, (_, column) => ((column * 5) % 3) - 1);
    const packed = packedOf(w, { bits: Math.log2(3), group: 64, overhead: 16 });
    expect(packed).toMatchObject({ encoding: 'grid', packedBytes: Math.ceil((256 * Math.log2(3) + 64) / 8) });
    expect(() =>
      packedOf(
        { ...w, data: w.data.map((x, i) => (i < 2 ? 2 + i : x)) },
        { bits: Math.log2(3), group: 64, overhead: 16 },
      ),
    ).toThrow(OnnxError);
  });

  it('takes both zeros for one value', () => {
    const w = matrix(1, 64, (_, column) => [0, -0, 1][column % 3]);
    expect(packedOf(w, { bits: 1, group: 64, overhead: 16 }).encoding).toBe('grid');
  });

  it('that costs more than 16 bits a weight is not used', () => {
    expect(packedOf(grid(4, 64, 1, 8), { ...claim, group: 1 }).encoding).toBe('dense');
  });

  it('of a tied embedding counts once, by rows', () => {
    const model = tinyLlama({ tied: true });
    const table = float32([32, 16], grid(32, 16, 16, 8).data);
    const edited = withWeights(model, [['model.embed_tokens.weight', table]]);
    const packed = withPacking(edited, [['model.embed_tokens.weight', { ...claim, group: 16 }]]);
    const found = summarise(packed).weights.filter(({ name }) => name === 'model.embed_tokens.weight');
    expect(found).toMatchObject([{ encoding: 'grid', packedBytes: (512 * 3 + 32 * 16) / 8 }]);
  });
});

describe('zeros', () => {
  it('are counted and packed as a bitmap where that pays', () => {
    const w = matrix(8, 32, (_, column) => (column % 4 === 0 || column % 4 === 1 || column % 4 === 2 ? 0 : 1));
    w.data[0] = w.data[1] = 0.5; // breaks 1:4
    const sparse = packedOf(w);
    expect(sparse.nonZeros).toBe(66);
    expect(sparse).toMatchObject({ encoding: 'bitmap', packedBytes: (256 + 66 * 16) / 8 });
    const nearlyDense = packedOf(matrix(8, 32, (row, column) => row + column));
    expect(nearlyDense).toMatchObject({ nonZeros: 255, encoding: 'dense' });
  });

  it('in 2:4 cost two bits for each value kept', () => {
    const w = matrix(8, 32, (row, column) =>
      column % 4 === row % 4 || column % 4 === (row + 1) % 4 ? 1 + column + row / 7 : 0,
    );
    expect(packedOf(w)).toMatchObject({ encoding: 'n:m', packedBytes: (64 * (2 * 16 + 4)) / 8 });
  });

  it('in 4:8 cost seven bits for each eight', () => {
    const w = matrix(8, 32, (_, column) => (column % 8 < 4 ? 1 + column : 0));
    expect(packedOf(w)).toMatchObject({ encoding: 'n:m', packedBytes: (32 * (4 * 16 + 7)) / 8 });
  });

  it('in 2:4 along the outputs are no pattern of the inputs', () => {
    const w = matrix(32, 8, (row, column) => (row % 4 < 2 ? 1 + row + column / 10 : 0));
    expect(packedOf(w).encoding).toBe('bitmap');
  });

  it('on a grid: cheapest of codes for all, of a bitmap, and of a pattern', () => {
    const quarter = matrix(8, 64, (_, column) => (column % 16 < 3 ? 1 + column : 0));
    const row: Packing = { bits: 8, group: 64, overhead: 16 };
    expect(packedOf(quarter, row)).toMatchObject({ encoding: 'bitmap+grid', packedBytes: (512 + 96 * 8 + 8 * 16) / 8 });
    const half = matrix(8, 64, (_, column) => (column % 4 < 2 ? 1 + column : 0));
    expect(packedOf(half, row)).toMatchObject({ encoding: 'n:m', packedBytes: (128 * (2 * 8 + 4) + 8 * 16) / 8 });
  });

  it('beside 2^bits other values need a bitmap', () => {
    const w = matrix(1, 64, (_, column) => (column === 5 ? 0 : 1 + (column % 4)));
    expect(packedOf(w, { bits: 2, group: 64, overhead: 0 })).toMatchObject({
      encoding: 'bitmap+grid',
      packedBytes: Math.ceil((64 + 63 * 2) / 8),
    });
  });
});

describe('no weight is packed into more than its 16 bits', () => {
  it('whatever its zeros and claims', () => {
    const values = fc.array(fc.constantFrom(0, 0, 1, -2, 3), { minLength: 64, maxLength: 64 });
    fc.assert(
      fc.property(values, fc.option(fc.constantFrom(4, 8, 64)), (data, group) => {
        const w = { rows: 4, columns: 16, data: Float32Array.from(data) };
        const { packedBytes } = packedOf(w, group ? { bits: 2, group, overhead: 16 } : undefined);
        expect(packedBytes).toBeLessThanOrEqual(128);
        expect(packedBytes).toBeGreaterThan(0);
      }),
    );
  });
});

describe('parameters of integer layers', () => {
  const model = tinyLlama();
  const [q] = blockLinears(model);
  const dense = summarise(model);

  const integers = (): OnnxModel => {
    const w = readLinear(model, q);
    const codes = Int8Array.from(w.data, (_, i) => (i % 4 ? 1 : 0));
    const nodes = [
      makeNode('DynamicQuantizeLinear', [q.input], ['xq', 'xs', 'xz']),
      makeNode('MatMulInteger', ['xq', 'codes', 'xz'], ['sum']),
      makeNode('Cast', ['sum'], ['sumf'], { to: 1 }),
      makeNode('Mul', ['xs', 'scales'], ['scale']),
      makeNode('Mul', ['sumf', 'scale'], [q.output]),
    ];
    const tensors: [string, Tensor][] = [
      ['codes', tensor('int8', [16, 64], codes)],
      ['scales', float32([64], new Float32Array(64).fill(0.1))],
    ];
    const { weights, ...rest } = withWeights(replaceNode(model, q.node, nodes), tensors);
    return { ...rest, weights: new Map([...weights].filter(([name]) => name !== q.weight)) };
  };

  const packedCodes = (zeroPoints?: Uint8Array): OnnxModel => {
    // Two codes a byte: 8 and 9; with zero point 8 half of the weights are zero.
    const tensors: [string, Tensor][] = [
      ['codes', tensor('uint8', [64, 1, 8], new Uint8Array(512).fill(0x98))],
      ['scales', float32([64, 1], new Float32Array(64).fill(0.1))],
    ];
    if (zeroPoints) tensors.push(['zeros', tensor('uint8', [64, 1], zeroPoints)]);
    const inputs = [q.input, ...tensors.map(([name]) => name)];
    const attributes = { K: 16, N: 64, bits: 4, block_size: 16 };
    const node = makeNode('MatMulNBits', inputs, [q.output], attributes, { domain: 'com.microsoft' });
    const { weights, ...rest } = withOpset(
      withWeights(replaceNode(model, q.node, [node]), tensors),
      'com.microsoft',
      1,
    );
    return { ...rest, weights: new Map([...weights].filter(([name]) => name !== q.weight)) };
  };

  it('are those of the float layer, scales not counted', () => {
    expect(summarise(integers()).parameters).toBe(dense.parameters);
    expect(summarise(packedCodes()).parameters).toBe(dense.parameters);
    expect(weightOf(packedCodes(), 'codes').packedBytes).toBe(512);
  });

  it('that stand for zero are counted as zeros', () => {
    expect(dense.nonZeros - summarise(integers()).nonZeros).toBe(256);
    expect(dense.nonZeros - summarise(packedCodes()).nonZeros).toBe(512);
    expect(dense.nonZeros - summarise(packedCodes(new Uint8Array(64).fill(3))).nonZeros).toBe(0);
    expect(dense.nonZeros - summarise(packedCodes(new Uint8Array(64).fill(9))).nonZeros).toBe(512);
  });
});
