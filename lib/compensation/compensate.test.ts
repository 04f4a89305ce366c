import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inverseCholesky } from '@/lib/linalg';
import { dequantize, quantize, type Scheme } from '@/lib/quantization/uniform';
import { patterns, zeroSmallest } from '@/lib/sparsity/prune';
import { matmul, type Matrix } from '@/lib/tensor/matrix';
import { compensate } from './compensate';
import { curvatureOf, type Curvature } from './curvature';
import golden from './golden/vectors.json' with { type: 'json' };
import { compareErrors, outputError } from './output-error';
import { pruneCompensated, type Sparsity } from './prune';
import { roundCompensated } from './round';
import { correlatedLayer, momentsOf } from './testing';

const identity = (size: number): Matrix => ({
  rows: size,
  columns: size,
  data: Float32Array.from({ length: size * size }, (_, i) => (i % (size + 1) === 0 ? 1 : 0)),
});

const inOrder = (factor: Matrix): Curvature => ({
  order: Uint32Array.from({ length: factor.rows }, (_, i) => i),
  reordered: false,
  factor,
  dead: [],
});

describe('compensate', () => {
  const columns = 140;
  const { weight, seen } = correlatedLayer({ seed: 8, rows: 2, columns, tokens: 400, dead: [] });
  const hessian = { ...seen.moments, data: seen.moments.data.map((value, i) => value + (i % (columns + 1) ? 0 : 1)) };

  it.each([5, 127, 128, 133])('moves the rest to where the loss is least when %i columns are zeroed', async (count) => {
    const curvature = inOrder(await inverseCholesky(hessian));
    const settled = compensate(weight, curvature, { settle: (weights, i) => (i < count ? 0 : weights[i]) });
    const difference = { ...weight, data: weight.data.map((value, i) => value - settled.data[i]) };
    // The gradient of tr(D H Dᵀ) with respect to the columns that were free to move.
    const gradient = matmul(difference, hessian).data;
    const size = Math.max(...gradient.map(Math.abs));
    gradient.forEach((value, i) => {
      if (i % columns < count) expect(settled.data[i]).toBe(0);
      else expect(Math.abs(value) / size).toBeLessThan(1e-4);
    });
  });

  it('changes nothing but the settled weight where inputs do not move together', () => {
    const settled = compensate(weight, inOrder(identity(columns)), {
      settle: (weights, i) => (i === 3 ? 7 : weights[i]),
    });
    expect([...settled.data]).toEqual(Array.from(weight.data, (value, i) => (i % columns === 3 ? 7 : value)));
  });

  it('settles places in the order given and puts every column back', () => {
    const order = Uint32Array.of(2, 0, 1);
    const given = { rows: 2, columns: 3, data: Float32Array.of(1, 2, 3, 4, 5, 6) };
    const seenPlaces: number[][] = [];
    const settle = (weights: Float32Array, place: number, row: number) => {
      seenPlaces.push([row, place, weights[place]]);
      return weights[place] * 10;
    };
    const settled = compensate(given, { ...inOrder(identity(3)), order, reordered: true }, { settle });
    expect(seenPlaces).toEqual([
      [0, 0, 3],
      [1, 0, 6],
      [0, 1, 1],
      [1, 1, 4],
      [0, 2, 2],
      [1, 2, 5],
    ]);
    expect([...settled.data]).toEqual([10, 20, 30, 40, 50, 60]);
    expect([...given.data]).toEqual([1, 2, 3, 4, 5, 6]);
  });
});

describe('curvatureOf', () => {
  it('orders inputs by falling second moment only if asked to', async () => {
    const seen = momentsOf({ rows: 1, columns: 3, data: Float32Array.of(1, 3, -2) });
    expect([...(await curvatureOf(seen)).order]).toEqual([0, 1, 2]);
    expect([...(await curvatureOf(seen, true)).order]).toEqual([1, 2, 0]);
  });

  it('gives a finite factor and names the inputs when some are silent, or all', async () => {
    for (const data of [Float32Array.of(0, 3, 0), new Float32Array(3)]) {
      const { dead, factor } = await curvatureOf(momentsOf({ rows: 1, columns: 3, data }));
      expect(dead).toEqual([0, 1, 2].filter((input) => data[input] === 0));
      expect(factor.data.every(Number.isFinite)).toBe(true);
    }
  });

  it('does not depend on how often the same text is seen', async () => {
    const { seen } = correlatedLayer({ seed: 1, rows: 1, columns: 6, tokens: 20, dead: [] });
    const twice = { moments: { ...seen.moments, data: seen.moments.data.map((value) => 2 * value) }, tokens: 40 };
    expect(await curvatureOf(twice)).toEqual(await curvatureOf(seen));
  });
});

describe('roundCompensated gives the codes, scales and zero points of the NumPy reference', () => {
  it.each(golden.rounded)(
    '$bits bits, $scheme, groups of $group, act-order $actOrder, $given.columns columns, seed $given.seed',
    async ({ given, bits, scheme, group, actOrder, codes, scales, zeros }) => {
      const { weight, seen } = correlatedLayer(given);
      const curvature = await curvatureOf(seen, actOrder);
      const grid = { bits, scheme: scheme as Scheme, group: group || given.columns };
      const rounded = roundCompensated(weight, curvature, grid);
      expect([...rounded.codes]).toEqual(codes);
      expect([...rounded.scales]).toEqual(scales);
      expect([...rounded.zeros]).toEqual(zeros);
    },
  );
});

describe('pruneCompensated gives the zeros and weights of the NumPy reference', () => {
  it.each(golden.pruned)(
    'run $run, share $share, $given.columns columns, seed $given.seed',
    async ({ given, run, share, mask, values }) => {
      const { weight, seen } = correlatedLayer(given);
      const pruned = pruneCompensated(weight, await curvatureOf(seen), { run: run || undefined, share } as Sparsity);
      expect(Array.from(pruned.data, (value) => (value === 0 ? 0 : 1)).join('')).toBe(
        Array.from(mask, (kept, i) => ((given.dead as readonly number[]).includes(i % given.columns) ? 0 : kept)).join(
          '',
        ),
      );
      values?.forEach((value, i) => expect(Math.abs(pruned.data[i] - value)).toBeLessThan(1e-4));
    },
  );
});

const seeds = fc.integer({ min: 0, max: 1e6 });
/** Enough rows that the order of the methods, which holds on average, holds for every seed. */
const layerOf = (seed: number) => correlatedLayer({ seed, rows: 32, columns: 48, tokens: 150, dead: [] });

describe('on inputs that move together', () => {
  it.each([
    [3, 'symmetric', false],
    [3, 'asymmetric', true],
    [4, 'symmetric', true],
    [2, 'asymmetric', false],
  ] as const)(
    'rounding to %i bits (%s, act-order %s) with compensation errs less than rounding to nearest',
    async (...args) => {
      const [bits, scheme, actOrder] = args;
      const check = fc.asyncProperty(seeds, async (seed) => {
        const { weight, seen } = layerOf(seed);
        const grid = { bits, scheme, group: weight.columns };
        const compensated = dequantize(roundCompensated(weight, await curvatureOf(seen, actOrder), grid));
        const nearest = dequantize(quantize(weight, grid));
        expect(outputError(weight, compensated, seen.moments)).toBeLessThan(outputError(weight, nearest, seen.moments));
      });
      await fc.assert(check, { numRuns: 8 });
    },
  );

  it.each([patterns['2:4'], patterns['4:8'], { share: 0.5 }] as Sparsity[])(
    'zeroing with compensation errs less than zeroing the smallest weight times input: %o',
    async (sparsity) => {
      const check = fc.asyncProperty(seeds, async (seed) => {
        const {
          weight,
          seen: { moments, tokens },
        } = layerOf(seed);
        const { columns } = weight;
        const scores = weight.data.map(
          (value, i) => Math.abs(value) * Math.sqrt(moments.data[(i % columns) * (columns + 1)]),
        );
        const zeroed = zeroSmallest(weight, scores, { run: sparsity.run ?? columns, share: sparsity.share });
        const compensated = pruneCompensated(weight, await curvatureOf({ moments, tokens }), sparsity);
        expect(outputError(weight, compensated, moments)).toBeLessThan(outputError(weight, zeroed, moments));
      });
      await fc.assert(check, { numRuns: 8 });
    },
  );
});

it('rounding with compensation is rounding to nearest where inputs do not move together', async () => {
  const { weight } = correlatedLayer({ seed: 2, rows: 4, columns: 12, tokens: 1, dead: [] });
  const seen = { moments: identity(12), tokens: 12 };
  for (const group of [12, 4]) {
    const grid = { bits: 3, scheme: 'asymmetric', group } as const;
    expect(roundCompensated(weight, await curvatureOf(seen), grid)).toEqual(quantize(weight, grid));
  }
});

describe('outputError', () => {
  it('is the distance of the outputs over all tokens, relative to their size', () => {
    const inputs = { rows: 3, columns: 2, data: Float32Array.of(1, 2, -1, 0, 3, 1) };
    const [weight, changed] = [Float32Array.of(2, 1, 0, 1), Float32Array.of(1, 1, 0, 3)].map((data) => ({
      rows: 2,
      columns: 2,
      data,
    }));
    // WX: (4, 2), (−2, 0), (7, 1); ŴX: (3, 6), (−1, 0), (4, 3)
    const expected = Math.sqrt((1 + 16 + 1 + 0 + 9 + 4) / (16 + 4 + 4 + 0 + 49 + 1));
    expect(outputError(weight, changed, momentsOf(inputs).moments)).toBeCloseTo(expected, 6);
  });

  it('can be given as a multiple of what another change does', () => {
    const { weight, seen } = correlatedLayer({ seed: 9, rows: 3, columns: 11, tokens: 30, dead: [] });
    const [half, most] = [0.5, 0.9].map((share) => ({
      ...weight,
      data: weight.data.map((value) => value * (1 - share)),
    }));
    const { relative, againstRival } = compareErrors(weight, half, most, seen.moments);
    expect(relative).toBeCloseTo(0.5, 5);
    expect(againstRival).toBeCloseTo(0.5 / 0.9, 5);
  });

  it('is 0 where no output was ever anything but zero', () => {
    const weight = { rows: 1, columns: 2, data: Float32Array.of(1, 2) };
    expect(outputError(weight, weight, momentsOf({ rows: 1, columns: 2, data: new Float32Array(2) }).moments)).toBe(0);
  });
});
