import { describe, expect, it } from 'vitest';
import { nodeLab, randomSequences } from '@/content/testing/lab';
import { withOutputs } from '@/lib/onnx/edit';
import { requireDecoder } from '@/lib/onnx/find';
import { feedForward } from '@/lib/onnx/narrow';
import { tinyLlama } from '@/lib/onnx/testing';
import { feedsFor, logitsOf, runOnnx } from '@/lib/onnx/testing-run';
import { seeded } from '@/lib/tensor/random';
import { beginPredictor, fit, gradients, predict, trainPredictor, type Predictor } from '@/lib/training/predictor';
import golden from './golden/vectors.json' with { type: 'json' };
import { atRank, largestOf, recall, split } from './record';
import technique, { savedShare } from './technique';

type Case = (typeof golden.cases)[number];

const matrix = (rows: number, columns: number, data: readonly number[]) => ({
  rows,
  columns,
  data: Float32Array.from(data),
});

const predictorOf = ({ inputs, rank, units }: Case, [a, b, bias]: readonly (readonly number[])[]): Predictor => ({
  a: matrix(inputs, rank, a),
  b: matrix(rank, units, b),
  bias: Float32Array.from(bias),
});

const examplesOf = ({ tokens, inputs, x, labels }: Case) => ({
  inputs: matrix(tokens, inputs, x),
  labels: Uint8Array.from(labels),
});

function expectClose(values: ArrayLike<number>, expected: readonly number[], within = 1e-5): void {
  expect(values).toHaveLength(expected.length);
  expected.forEach((value, i) => expect(Math.abs(values[i] - value)).toBeLessThan(within));
}

describe.each(golden.cases)('equals the NumPy reference: $name', (given) => {
  it('labels', () => {
    const { activations, units, k, labels } = given;
    const rows = Array.from({ length: given.tokens }, (_, t) => activations.slice(t * units, (t + 1) * units));
    expect(rows.flatMap((values) => [...largestOf(Float32Array.from(values), k)])).toEqual(labels);
  });

  it('log-odds and recall', () => {
    const logits = predict(predictorOf(given, given.start), examplesOf(given).inputs);
    expectClose(logits.data, given.logits);
    expect(recall(logits, Uint8Array.from(given.labels), given.k)).toBeCloseTo(given.recall, 6);
  });

  it('gradients', () => {
    const found = gradients(predictorOf(given, given.start), examplesOf(given), 0, given.tokens);
    expect(found.loss).toBeCloseTo(given.loss, 5);
    [found.a, found.b, found.bias].forEach((gradient, i) => expectClose(gradient, given.gradients[i], 1e-6));
  });

  it('steps of Adam', () => {
    const predictor = predictorOf(given, given.start);
    expectClose(fit(predictor, examplesOf(given), given), given.losses);
    [predictor.a.data, predictor.b.data, predictor.bias].forEach((part, i) => expectClose(part, given.end[i], 1e-4));
  });
});

describe('trainPredictor', () => {
  const random = seeded(5);
  const [tokens, inputs, units] = [256, 6, 12];
  const x = matrix(
    tokens,
    inputs,
    Array.from({ length: tokens * inputs }, () => random.normal()),
  );
  /** Unit j is at work where input j mod 6 is above zero, or below it for the second half of the units. */
  const labels = Uint8Array.from({ length: tokens * units }, (_, i) => {
    const [token, unit] = [Math.floor(i / units), i % units];
    return x.data[token * inputs + (unit % inputs)] > 0 === unit < inputs ? 1 : 0;
  });
  const examples = { inputs: x, labels };
  const options = { rank: 16, epochs: 20, batch: 16, rate: 0.02 };

  it('finds in new text what depends on the input, which frequency does not tell', () => {
    const [seen, unseen] = split(examples, 200);
    const { predictor, losses } = trainPredictor(seen, { ...options, random: seeded(1) });
    expect(losses.at(-1)).toBeLessThan(losses[0] / 2);
    const found = (by: Predictor) => recall(predict(by, unseen.inputs), unseen.labels, units / 2);
    expect(found(predictor)).toBeGreaterThan(0.85);
    expect(found(beginPredictor(seen, 16, seeded(1)))).toBeLessThan(0.65);
  });

  it('gives the same predictor for the same seed', () => {
    const train = (seed: number) => trainPredictor(examples, { ...options, epochs: 1, random: seeded(seed) }).predictor;
    expect(train(3)).toEqual(train(3));
    expect(train(3)).not.toEqual(train(4));
  });
});

it.each([1, 2, 5, 64])(
  'atRank finds what sorting would put at each of %i places, equal values among them',
  (length) => {
    const random = seeded(length);
    const values = Float32Array.from({ length }, () => random.integer(8));
    const sorted = values.toSorted();
    for (let k = 0; k < length; k++) expect(atRank(values.slice(), k)).toBe(sorted[k]);
  },
);

it('savedShare takes the cost of the predictor off', () => {
  const sizes = { inputs: 192, units: 512, matrices: 3 };
  expect(savedShare(sizes, { kept: 0.5, rank: 32 })).toBeCloseTo(0.5 - (32 * 704) / (3 * 192 * 512), 12);
  expect(savedShare(sizes, { kept: 1, rank: 32 })).toBeLessThan(0);
});

describe('apply', () => {
  const subject = { model: tinyLlama({ layers: 3 }), config: { num_hidden_layers: 3 } };
  const lab = () => nodeLab({ sequences: randomSequences(4, 32, 16) });

  it.each([true, false])('lets half of the units of each token through, ahead %s', async (ahead) => {
    const { model } = await technique.apply(subject, { kept: 0.5, rank: 8, ahead }, lab());
    for (const { index } of requireDecoder(subject.model)) {
      const value = `predictor_${index}/kept`;
      const { [value]: seen } = await runOnnx(withOutputs(model, [value]), feedsFor(model, [3, 1, 4]));
      const atWork = [0, 1, 2].map(
        (token) => (seen.data as Float32Array).slice(token * 32, (token + 1) * 32).filter((unit) => unit !== 0).length,
      );
      expect(atWork).toEqual([16, 16, 16]);
    }
  });

  it('reads one block before its own, and at the first block its own input', async () => {
    const { model } = await technique.apply(subject, { kept: 0.5, rank: 8, ahead: true }, lab());
    const layers = requireDecoder(subject.model);
    const readBy = (index: number) =>
      model.nodes.find(({ outputs }) => outputs[0] === `predictor_${index}/narrow`)!.inputs[0];
    const inputs = layers.map(({ linears }) => linears[0].input);
    expect([0, 1, 2].map(readBy)).toEqual([inputs[0], inputs[0], inputs[1]]);
  });

  it('stays near to what it computed when nearly all units are', async () => {
    const { model } = await technique.apply(subject, { kept: 0.95, rank: 8, ahead: false }, lab());
    const down = feedForward(requireDecoder(subject.model)[0]).down.node;
    expect(model.nodes.find(({ name }) => name === down.name)!.inputs[0]).toBe('predictor_0/kept');
    const [before, after] = [await logitsOf(subject.model, [1, 2]), await logitsOf(model, [1, 2])];
    const far = (a: Float32Array, b: Float32Array) =>
      Math.sqrt(a.reduce((sum, value, i) => sum + (value - b[i]) ** 2, 0));
    expect(far(before, after)).toBeLessThan(far(before, new Float32Array(before.length)) / 4);
  });
});
