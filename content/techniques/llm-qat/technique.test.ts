import { describe, expect, it } from 'vitest';
import roundToNearest from '@/content/techniques/round-to-nearest/technique';
import { nodeLab, randomSequences } from '@/content/testing/lab';
import { blockLinears } from '@/lib/onnx/find';
import { summarise } from '@/lib/onnx/summary';
import { tinyLlama } from '@/lib/onnx/testing';
import { logitsOf as runLogits } from '@/lib/onnx/testing-run';
import { defaults } from '@/lib/technique/parameters';
import { frobenius, type Matrix } from '@/lib/tensor/matrix';
import { logitsOf, readLlama, type Llama } from '@/lib/training';
import golden from './golden/vectors.json' with { type: 'json' };
import { roundingHooks, roundWeight, withPrecision, type Precision } from './precision';
import technique, { type Settings } from './technique';
import { calibrationText, ownText, sequenceLength } from './text';
import { trainRounded } from './train';

const model = tinyLlama({ vocabulary: 64 });
const subject = { model, config: { num_hidden_layers: 2 } };
const settings = (change: Partial<Settings>): Settings => ({ ...defaults(technique.parameters), ...change });
const labOf = (sequences = randomSequences(5, 64, 40)) => nodeLab({ sequences });

const matrix = (rows: number, columns: number, values: readonly number[]): Matrix => ({
  rows,
  columns,
  data: Float32Array.from(values),
});

function goldenLlama(): Llama {
  const { heads, keyValueHeads, headSize, layers, epsilon, base } = golden.config;
  const pairs = headSize / 2;
  return {
    config: {
      layers: Array.from({ length: layers }, (_, layer) => ({ layer, heads, keyValueHeads, headSize })),
      epsilon,
      frequencies: Float32Array.from({ length: pairs }, (_, i) => base ** (-i / pairs)),
      tied: true,
    },
    weights: new Map(
      Object.entries(golden.weights).map(([name, { rows, columns, data }]) => [name, matrix(rows, columns, data)]),
    ),
  };
}

const precisionOf = ([weights, activations, cache]: readonly (number | null)[]): Precision => ({
  weights: weights!,
  activations,
  cache,
});

describe('training gives the losses and weights of the PyTorch reference', () => {
  it.each(golden.cases)('$bits bits of weights, activations and cache, $steps steps', async (expected) => {
    const { bits, steps, rate, losses } = expected;
    const found: number[] = [];
    const progress = (_: number, { divergence }: { divergence: number }) => void found.push(divergence);
    const schedule = { steps, rate, batch: golden.batch };
    const trained = await trainRounded(goldenLlama(), golden.text, precisionOf(bits), schedule, { progress });
    found.forEach((loss, i) => expect(Math.abs(loss - losses[i])).toBeLessThan(1e-5));
    for (const [name, values] of Object.entries(expected.trained)) {
      const { data } = trained.get(name)!;
      values.forEach((value, i) => expect(Math.abs(data[i] - value), `${name} ${i}`).toBeLessThan(2e-5));
    }
  });

  it('while the teacher, and all that is not a matrix of a layer, stay as they are', async () => {
    const teacher = goldenLlama();
    const schedule = { steps: 2, rate: 0.01, batch: 2 };
    const trained = await trainRounded(teacher, golden.text, precisionOf(golden.cases[0].bits), schedule);
    expect(teacher).toEqual(goldenLlama());
    for (const [name, weight] of trained) {
      const same = weight.data.every((value, i) => value === teacher.weights.get(name)!.data[i]);
      expect(same, name).toBe(!Object.hasOwn(golden.cases[0].trained, name));
    }
  });
});

describe('trainRounded', () => {
  it('brings the rounded model nearer to the unrounded one', async () => {
    const text = randomSequences(3, 64, 24);
    const losses: number[] = [];
    const progress = (_: number, { divergence }: { divergence: number }) => void losses.push(divergence);
    const precision = { weights: 3, activations: null, cache: null };
    await trainRounded(readLlama(model), text, precision, { steps: 40, batch: 2, rate: 0.005 }, { progress });
    expect(losses.at(-1)!).toBeLessThan(0.6 * losses[0]);
  });
});

describe('the graph that comes out', () => {
  const prompt = randomSequences(9, 64, 20)[0];
  const difference = (a: Float32Array, b: Float32Array) =>
    frobenius(matrix(1, a.length, [...a.map((value, i) => value - b[i])])) / frobenius(matrix(1, b.length, [...b]));

  it.each<Precision>([
    { weights: 3, activations: null, cache: null },
    { weights: 4, activations: 8, cache: null },
    { weights: 4, activations: null, cache: 4 },
    { weights: 4, activations: 8, cache: 4 },
  ])('computes what the forward pass of training does: %o', async (precision) => {
    const llama = readLlama(model);
    const trained = logitsOf(llama, [prompt], roundingHooks(precision)).data;
    const run = await runLogits(withPrecision(model, llama.weights, precision), prompt);
    expect(difference(run, trained)).toBeLessThan(1e-4);
    expect(difference(run, logitsOf(llama, [prompt]).data)).toBeGreaterThan(1e-2);
  });

  it('stores weights as rounding to nearest does, in as many bytes', async () => {
    const treated = (await technique.apply(subject, settings({}), labOf())).model;
    const rounded = (await roundToNearest.apply(subject, defaults(roundToNearest.parameters), labOf())).model;
    expect(treated.packing).toEqual(rounded.packing);
    // Throws where a claim of packing is not true.
    expect(summarise(treated).packedBytes).toBe(summarise(rounded).packedBytes);
    const [{ weight }] = blockLinears(model);
    expect(treated.weights.get(weight)).not.toEqual(rounded.weights.get(weight));
  });

  it('is that of rounding to nearest where no step is taken', async () => {
    const treated = (await technique.apply(subject, settings({ steps: '0' }), labOf())).model;
    const rounded = (await roundToNearest.apply(subject, defaults(roundToNearest.parameters), labOf())).model;
    for (const { weight } of blockLinears(model))
      expect(treated.weights.get(weight)).toEqual(rounded.weights.get(weight));
  });
});

describe('roundWeight', () => {
  it('keeps the largest weight of each channel: nothing is clipped', () => {
    const rounded = roundWeight(matrix(2, 3, [0.5, -3, 1.4, 0.25, 0.125, 0]), 3);
    expect([...rounded.data]).toEqual([0, -3, 1, 0.25, 0.166748046875, 0].map((value) => expect.closeTo(value, 3)));
  });
});

describe('text', () => {
  it('of the calibration set is cut into sequences of one length, each part taken once', async () => {
    const sequences = [randomSequences(5, 64, 150)[0], randomSequences(6, 64, 2 * sequenceLength)[0]];
    const text = await calibrationText(model, nodeLab({ sequences }));
    const parts = sequences.flatMap((s) => [s.slice(0, sequenceLength), s.slice(sequenceLength, 2 * sequenceLength)]);
    expect([...text].sort()).toEqual(parts.sort());
  });

  it('of short sequences is as long as the shortest', async () => {
    const text = await calibrationText(model, nodeLab({ sequences: randomSequences(5, 64, 12) }));
    expect(text.map(({ length }) => length)).toEqual([12, 12]);
  });

  it('of the model itself differs from sequence to sequence', async () => {
    const text = await ownText(readLlama(model), 6, labOf(), () => undefined);
    expect(text.every(({ length }) => length === sequenceLength)).toBe(true);
    expect(new Set(text.map(String)).size).toBe(6);
  });

  it.each(['own', 'calibration'] as const)('is that of the control: %s', async (text) => {
    const lab = labOf();
    await technique.apply(subject, settings({ text }), lab);
    expect(lab.points).toHaveLength(20);
    expect(lab.notes.some((note) => note.includes('writes'))).toBe(text === 'own');
  });
});

describe('cancelling', () => {
  it('stops between steps, with the model as it was', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    const lab = nodeLab({ signal: controller.signal, sequences: randomSequences(5, 64, 40) });
    const plot = (...point: Parameters<typeof lab.plot>) => {
      lab.plot(...point);
      if (point[1] === 2) controller.abort(reason);
    };
    const values = settings({ text: 'calibration' });
    await expect(technique.apply(subject, values, { ...lab, plot })).rejects.toBe(reason);
    expect(lab.points).toHaveLength(3);
  });
});
