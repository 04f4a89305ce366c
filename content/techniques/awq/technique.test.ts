import { beforeAll, describe, expect, it } from 'vitest';
import { nodeLab, randomSequences } from '@/content/testing/lab';
import { sweep } from '@/lib/onnx/edit';
import { blockLinears } from '@/lib/onnx/find';
import type { OnnxModel } from '@/lib/onnx/model';
import { summarise } from '@/lib/onnx/summary';
import { tinyLlama } from '@/lib/onnx/testing';
import { logitsOf } from '@/lib/onnx/testing-run';
import { withQuantized } from '@/lib/quantization/storage';
import { scaleInputs } from '@/lib/quantization/smoothing';
import { codeRange, gridOf, quantize, roundHalfEven, type Grid } from '@/lib/quantization/uniform';
import { readLinear } from '@/lib/onnx/linear';
import { secondMoments } from '@/lib/technique/moments';
import { defaults } from '@/lib/technique/parameters';
import { float32 } from '@/lib/tensor/create';
import type { Matrix } from '@/lib/tensor/matrix';
import { seeded } from '@/lib/tensor/random';
import { clip } from './clip';
import golden from './golden/vectors.json' with { type: 'json' };
import { candidate, roundingLoss, scaleMoments, searchScale, type Seen } from './scale';
import technique, { type Settings } from './technique';

const matrixOf = ({ data, ...shape }: { rows: number; columns: number; data: number[] }): Matrix => ({
  ...shape,
  data: Float32Array.from(data),
});
const x = matrixOf(golden.x);
const weights = golden.weights.map(matrixOf);

async function* once<T>(item: T): AsyncGenerator<T> {
  yield item;
}

async function look(): Promise<Seen> {
  const batch = new Map([['x', float32([1, x.rows, x.columns], x.data)]]);
  const { moments } = (await secondMoments(once(batch))).get('x')!;
  const sums = new Float32Array(x.columns);
  x.data.forEach((value, i) => (sums[i % x.columns] += Math.abs(value) / x.rows));
  return { moments, means: sums };
}

const expectNear = (values: Float32Array, expected: readonly number[], tolerance: number): void => {
  expect(values).toHaveLength(expected.length);
  values.forEach((value, i) =>
    expect(Math.abs(value - expected[i])).toBeLessThan(tolerance * (1 + Math.abs(expected[i]))),
  );
};

describe('equals the NumPy reference', () => {
  it.each(golden.cases)(
    '$bits bits, groups of $group',
    async ({ bits, group, exponent, s, loss, nearest, clipped }) => {
      const grid = { bits, group, scheme: 'asymmetric' } as const;
      const seen = await look();
      const found = searchScale(weights, seen, grid);
      expect(found.exponent).toBe(exponent);
      expectNear(found.s, s, 1e-5);
      expect(found.loss / loss).toBeCloseTo(1, 3);
      const plain = weights.map((weight) => roundingLoss(seen.moments, grid)(weight, candidate(seen.means, 0)));
      expect((plain[0] + plain[1]) / nearest).toBeCloseTo(1, 3);
      const limited = clip(scaleInputs(weights[0], found.s), scaleMoments(seen.moments, found.s), grid);
      expectNear(limited.data, clipped, 1e-5);
    },
  );
});

/** W − Ŵ of one group whose weights are limited first, and scaled by s around the rounding. */
function plainError(values: Float32Array, s: Float32Array, limit: number, grid: Grid): Float32Array {
  const limited = values.map((value, j) => Math.max(-limit, Math.min(limit, Math.fround(value * s[j]))));
  const { scale, zero } = gridOf(limited, grid);
  const [low, high] = codeRange(grid);
  const code = (value: number) => Math.max(low, Math.min(high, roundHalfEven(value / scale) + zero));
  return values.map((value, j) => value - (scale * (code(limited[j]) - zero)) / s[j]);
}

function plainForm(d: Float32Array, { columns, data }: Matrix, from: number): number {
  let sum = 0;
  d.forEach((a, i) => d.forEach((b, j) => (sum += a * b * data[(from + i) * columns + from + j])));
  return sum;
}

describe('by vectors as one by one', () => {
  const random = seeded(6);
  const draw = (rows: number, columns: number): Matrix => ({
    rows,
    columns,
    data: Float32Array.from({ length: rows * columns }, random.normal),
  });
  const cases = [
    [1, 1, 1],
    [3, 13, 5],
    [5, 40, 16],
    [6, 33, 64],
  ] as const;

  it.each(cases)('%i rows of %i columns in groups of %i have the best limits', async (rows, columns, group) => {
    const grid = { bits: 3, group, scheme: 'asymmetric' } as const;
    const [weight, x] = [draw(rows, columns), draw(2 * columns, columns)];
    const { moments } = (await secondMoments(once(new Map([['x', float32([1, x.rows, columns], x.data)]])))).get('x')!;
    const { data } = clip(weight, moments, grid);
    const ones = new Float32Array(columns).fill(1);
    for (let row = 0; row < rows; row++)
      for (let from = 0; from < columns; from += group) {
        const [start, end] = [row * columns + from, row * columns + Math.min(columns, from + group)];
        const values = weight.data.slice(start, end);
        const top = Math.max(...values.map(Math.abs));
        const limits = Array.from({ length: 10 }, (_, step) => top * (1 - step / 20));
        const losses = limits.map((limit) => plainForm(plainError(values, ones, limit, grid), moments, from));
        const best = limits[losses.indexOf(Math.min(...losses))];
        expect(data.slice(start, end)).toEqual(values.map((value) => Math.max(-best, Math.min(best, value))));
      }
  });

  it.each(cases)('%i rows of %i columns in groups of %i have the same loss', (rows, columns, group) => {
    const grid = { bits: 3, group, scheme: 'asymmetric' } as const;
    const [weight, s] = [draw(rows, columns), draw(1, columns).data.map((value) => 0.1 + Math.abs(value))];
    const identity = { rows: columns, columns, data: new Float32Array(columns * columns) };
    for (let j = 0; j < columns; j++) identity.data[j * (columns + 1)] = 1;
    let expected = 0;
    for (let start = 0; start < weight.data.length; start += columns)
      for (let from = 0; from < columns; from += group) {
        const to = Math.min(columns, from + group);
        const error = plainError(weight.data.slice(start + from, start + to), s.slice(from, to), Infinity, grid);
        expected += error.reduce((sum, value) => sum + value ** 2, 0);
      }
    expect(roundingLoss(identity, grid)(weight, s) / expected).toBeCloseTo(1, 6);
  });
});

it('an exponent of 0 scales nothing', () => {
  expect([...candidate(Float32Array.of(0.5, 100, 0), 0)]).toEqual([1, 1, 1]);
});

it('a silent input gets a factor that is small, not zero', () => {
  const s = candidate(Float32Array.of(0, 1, 4), 0.5);
  expect(s[0]).toBeGreaterThan(0);
  expect(s.every(Number.isFinite)).toBe(true);
});

describe('apply', () => {
  const model = tinyLlama({ hidden: 64, intermediate: 64, keyValueHeads: 4 });
  const lab = () => nodeLab({ sequences: randomSequences(4, 32, 32) });
  const treat = async (change: Partial<Settings>, at = lab()): Promise<OnnxModel> => {
    const values = { ...defaults(technique.parameters), ...change };
    return (await technique.apply({ model, config: { num_hidden_layers: 2 } }, values, at)).model;
  };

  it('is round to nearest with both searches off', async () => {
    const grid = { bits: 3, group: 32, scheme: 'asymmetric' } as const;
    const nearest = blockLinears(model).reduce(
      (edited, linear) => withQuantized(edited, linear, quantize(readLinear(model, linear), grid), 'float32'),
      model,
    );
    expect((await treat({ scaling: false, clipping: false })).weights).toEqual(sweep(nearest).weights);
  });

  it('only scales before rounding: with 4 bits the outputs stay near', async () => {
    const prompt = [3, 1, 4, 1, 5];
    const [treated, original] = [await logitsOf(await treat({ bits: '4' }), prompt), await logitsOf(model, prompt)];
    const energy = (values: Float32Array) => values.reduce((sum, value) => sum + value ** 2, 0);
    expect(energy(treated.map((value, i) => value - original[i])) / energy(original)).toBeLessThan(0.1);
  });

  it('uses the packed kernel for 4 and 2 bits, and floats on the grid for 3', async () => {
    const kernels = async (bits: Settings['bits']) =>
      (await treat({ bits, clipping: false })).nodes.filter(({ op }) => op === 'MatMulNBits').length;
    expect([await kernels('4'), await kernels('3'), await kernels('2')]).toEqual([14, 0, 14]);
  });

  describe('at 3 bits', () => {
    const at = lab();
    let treated: OnnxModel;
    beforeAll(async () => {
      treated = await treat({}, at);
    });

    it('plots a smaller error of the outputs than round to nearest has, in every layer', () => {
      const series = (name: string) => at.points.filter((point) => point.series === name).map(({ y }) => y);
      const [nearest, ours] = [series('relative output error, round to nearest'), series('relative output error')];
      expect(ours).toHaveLength(2);
      ours.forEach((error, i) => expect(error).toBeLessThan(nearest[i]));
    });

    it('claims codes of 3 bits with a scale and a zero point for each group, and they are', () => {
      const { weight } = blockLinears(model)[0];
      expect(treated.packing.get(weight)).toEqual({ bits: 3, group: 32, overhead: 19 });
      expect(summarise(treated).packedBytes).toBeLessThan(summarise(model).packedBytes);
    });
  });
});
