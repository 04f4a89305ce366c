import { describe, expect, it } from 'vitest';
import { nodeLab, randomSequences } from '@/content/testing/lab';
import { tinyLlama } from '@/lib/onnx/testing';
import { logitsOf as logitsOfGraph } from '@/lib/onnx/testing-run';
import { randomHadamard } from '@/lib/rotation/hadamard';
import { withOnlineHadamard } from '@/lib/rotation/online';
import { rotateStream } from '@/lib/rotation/rotate';
import { roundDecoder } from '@/lib/rotation/round';
import { rotateValues } from '@/lib/rotation/values';
import { defaults } from '@/lib/technique/parameters';
import type { Matrix } from '@/lib/tensor/matrix';
import { seeded } from '@/lib/tensor/random';
import { logitsOf, readLlama, type Llama } from '@/lib/training';
import { foldedLlama } from './folded';
import golden from './golden/vectors.json' with { type: 'json' };
import { learnRotations } from './learn';
import { rotationLoss, roundingHooks } from './objective';
import technique, { type Settings } from './technique';
import { stream, turnLlama, valuesOf, type Rotations } from './turned';

type Told = Readonly<Record<string, { readonly rows: number; readonly data: readonly number[] }>>;
type Case = (typeof golden.cases)[number];

const matricesOf = (told: Told): ReadonlyMap<string, Matrix> =>
  new Map(
    Object.entries(told).map(([name, { rows, data }]) => [
      name,
      { rows, columns: data.length / rows, data: Float32Array.from(data) },
    ]),
  );

const { heads, keyValueHeads, headSize, epsilon } = golden;

const llamaOf = ({ tied, weights }: Case): Llama => ({
  config: {
    layers: [0, 1].map((layer) => ({ layer, heads, keyValueHeads, headSize })),
    epsilon,
    frequencies: Float32Array.from(golden.frequencies),
    tied,
  },
  weights: matricesOf(weights as unknown as Told),
});

/** Each matrix against the expected one: the largest difference over the largest value. */
function expectNear(found: Rotations, expected: Told, tolerance: number): void {
  expect([...found.keys()]).toEqual(Object.keys(expected));
  for (const [name, { data }] of Object.entries(expected)) {
    const difference = Math.max(...data.map((value, i) => Math.abs(value - found.get(name)!.data[i])));
    expect(difference / Math.max(...data.map(Math.abs))).toBeLessThan(tolerance);
  }
}

describe.each(golden.cases)('equals PyTorch: $name', (expected) => {
  const llama = foldedLlama(llamaOf(expected));
  const rotations = matricesOf(expected.rotations);

  it('loss and gradient by every rotation', async () => {
    const { loss, gradients } = await rotationLoss(llama, rotations, golden.batch, expected.bits);
    expect(loss).toBeCloseTo(expected.losses[0], 5);
    expectNear(gradients, expected.gradients, 1e-4);
  });

  it('three Cayley steps', async () => {
    const losses: number[] = [];
    const progress = (_: number, loss: number) => losses.push(loss);
    const schedule = { steps: expected.losses.length, batch: 2, rate: expected.rate };
    const learned = await learnRotations(llama, rotations, golden.batch, expected.bits, schedule, { progress });
    losses.forEach((loss, step) => expect(loss).toBeCloseTo(expected.losses[step], 5));
    expectNear(learned, expected.learned, 1e-4);
  });
});

describe('apply', () => {
  const subject = { model: tinyLlama({ hidden: 32, layers: 2 }), config: { num_hidden_layers: 2 } };
  const treat = async (change: Partial<Settings>) => {
    const lab = nodeLab({ sequences: randomSequences(3, 32, 16), seed: 5 });
    const { model } = await technique.apply(subject, { ...defaults(technique.parameters), ...change }, lab);
    return { model, lab };
  };

  it('learns: the loss of the rounded network falls over the steps', async () => {
    const { lab } = await treat({ steps: '12' });
    const losses = lab.points.map(({ y }) => y);
    expect(losses).toHaveLength(12);
    expect(Math.max(...losses.slice(-4))).toBeLessThan(losses[0]);
  });

  it('without a step takes the rotations that it starts from', async () => {
    const { model, lab } = await treat({ steps: '0' });
    const turned = rotateStream(subject.model, randomHadamard(32, seeded(5)));
    const wanted = roundDecoder(withOnlineHadamard(rotateValues(turned)), { weightBits: 4, activationBits: 4 });
    expect(lab.points).toEqual([]);
    for (const [name, { data }] of wanted.weights) expect(model.weights.get(name)!.data).toEqual(data);
  });
});

it('lowers the loss of the network that the graph becomes', async () => {
  const model = tinyLlama({ hidden: 32, layers: 2, tied: true });
  const [r1, r2] = [randomHadamard(32, seeded(5)), randomHadamard(16, seeded(6))];
  const tokens = [3, 1, 4, 1, 5, 9];
  const llama = turnLlama(
    foldedLlama(readLlama(model)),
    new Map([[stream, r1], ...[0, 1].map((layer) => [valuesOf(layer), r2] as const)]),
  );
  const turned = withOnlineHadamard(rotateValues(rotateStream(model, r1), () => r2));
  const graph = await logitsOfGraph(roundDecoder(turned, { weightBits: 4, activationBits: 4 }), tokens);
  const own = logitsOf(llama, [tokens], roundingHooks({ weights: 4, activations: 4 })).data;
  const difference = Math.max(...graph.map((value, i) => Math.abs(value - own[i])));
  expect(difference / Math.max(...graph.map(Math.abs))).toBeLessThan(1e-4);
});
