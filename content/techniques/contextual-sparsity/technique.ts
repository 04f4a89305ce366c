import { replaceNode, withWeights } from '@/lib/onnx/edit';
import { requireDecoder, type DecoderLayer } from '@/lib/onnx/find';
import { makeNode } from '@/lib/onnx/make';
import type { Node, OnnxModel } from '@/lib/onnx/model';
import { feedForward } from '@/lib/onnx/narrow';
import { requireLinear } from '@/lib/onnx/require-linear';
import { topKMask } from '@/lib/sparsity/top-k-mask';
import { slider, toggle, type Values } from '@/lib/technique/parameters';
import { defineTechnique, type Lab } from '@/lib/technique/technique';
import { float32 } from '@/lib/tensor/create';
import type { Matrix } from '@/lib/tensor/matrix';
import { beginPredictor, predict, trainPredictor, type Examples, type Predictor } from '@/lib/training/predictor';
import { recall, record, split, type Pairing } from './record';

const parameters = {
  kept: slider({
    label: 'Units computed',
    help: 'Share of the feed-forward units that each token may use: those that the predictor ranks first.',
    min: 0.1,
    max: 1,
    step: 0.05,
    default: 0.5,
    unit: 'percent',
  }),
  rank: slider({
    label: 'Width of the predictor',
    help: 'Of the narrow layer between its two matrices: what it can tell apart, and what it costs.',
    min: 8,
    max: 64,
    step: 8,
    default: 32,
  }),
  ahead: toggle({
    label: 'Predict one block ahead',
    help: 'The predictor reads the input of the block before, and could run while that is computed. Else it reads what the units read.',
    default: true,
  }),
} as const;

export type Settings = Values<typeof parameters>;

/** How predictors are trained: ours, small enough to be done while the reader waits. */
const training = { epochs: 2, batch: 32, rate: 0.005 } as const;

/** Share of the tokens on which predictors are not trained but tried. */
const heldOut = 1 / 8;

/** The normed input of a block: what its queries are computed from. @throws OnnxError */
const blockInput = (layer: DecoderLayer): string => requireLinear(layer, 'q').input;

/** What the predictor of a layer reads, and the units that it speaks of. The first block has none before it. */
function pairing(layers: readonly DecoderLayer[], { index }: DecoderLayer, { ahead }: Settings): Pairing {
  const { inner, down } = feedForward(layers[index]);
  const input = ahead ? blockInput(layers[Math.max(0, index - 1)]) : inner[0].input;
  return { input, units: down.input };
}

const matrix = ({ rows, columns, data }: Matrix) => float32([rows, columns], data);

/** The predictor's nodes, from what it reads to log-odds in the shape of the units. The logistic function would not change their order. */
function predictorNodes(name: string, { input, units }: Pairing): Node[] {
  const part = (what: string) => `${name}/${what}`;
  return [
    makeNode('MatMul', [input, part('a')], [part('narrow')]),
    makeNode('Relu', [part('narrow')], [part('hidden')]),
    makeNode('MatMul', [part('hidden'), part('b')], [part('raw')]),
    makeNode('Add', [part('raw'), part('bias')], [part('flat')]),
    makeNode('Shape', [units], [part('shape')]),
    makeNode('Reshape', [part('flat'), part('shape')], [part('scores')]),
  ];
}

/** Lets only the k units through that the predictor ranks first. */
function insert(model: OnnxModel, layer: DecoderLayer, from: Pairing, { a, b, bias }: Predictor, k: number): OnnxModel {
  const name = `predictor_${layer.index}`;
  const { node } = feedForward(layer).down;
  const mask = { scores: `${name}/scores`, values: from.units, k, output: `${name}/kept` };
  const inputs = node.inputs.map((input) => (input === from.units ? mask.output : input));
  const nodes = [...predictorNodes(name, from), ...topKMask(model, mask), { ...node, inputs }];
  return withWeights(replaceNode(model, node, nodes), [
    [`${name}/a`, matrix(a)],
    [`${name}/b`, matrix(b)],
    [`${name}/bias`, float32([bias.length], bias)],
  ]);
}

/** Trains the predictor of a layer, and says how many of the largest units it finds in text that it was not trained on. */
function learn(examples: Examples, { index }: DecoderLayer, k: number, { rank }: Settings, lab: Lab): Predictor {
  const { rows } = examples.inputs;
  const [seen, unseen] = split(examples, rows - Math.max(1, Math.floor(rows * heldOut)));
  const { predictor, losses } = trainPredictor(seen, { ...training, rank, random: lab.random });
  const guess = beginPredictor(seen, rank, lab.random);
  const found = (by: Predictor) => recall(predict(by, unseen.inputs), unseen.labels, k);
  lab.plot('units found by the predictor', index, found(predictor));
  lab.plot('units found by frequency alone', index, found(guess));
  lab.report(
    `Layer ${index}, counted from 0: cross-entropy ${losses.map((loss) => loss.toFixed(3)).join(', then ')} nats a unit`,
  );
  return predictor;
}

/** Multiply-adds of a feed-forward layer that its predictor spares, less those that it costs itself, as a share. */
export function savedShare(
  { inputs, units, matrices }: { inputs: number; units: number; matrices: number },
  { kept, rank }: Pick<Settings, 'kept' | 'rank'>,
): number {
  const all = matrices * inputs * units;
  return ((1 - kept) * all - rank * (inputs + units)) / all;
}

function describeSaving(layer: DecoderLayer, values: Settings, lab: Lab): void {
  const { inner, down } = feedForward(layer);
  const sizes = { inputs: inner[0].inFeatures, units: down.inFeatures, matrices: inner.length + 1 };
  const share = (100 * savedShare(sizes, values)).toFixed(1);
  lab.report(
    `With kernels that skip, ${share} % of the multiplications in feed-forward layers would be saved, the predictor's own counted; dense kernels save none`,
    1,
  );
}

export default defineTechnique({
  parameters,
  neutral: { kept: 1 },
  addition: 'Each decoder layer gets a predictor of two matrices and a bias.',
  async apply(subject, values, lab) {
    const layers = requireDecoder(subject.model);
    lab.signal.throwIfAborted();
    const units = feedForward(layers[0]).down.inFeatures;
    const k = Math.max(1, Math.round(values.kept * units));
    if (k === units) {
      lab.report('Every unit is computed: there is nothing to predict', 1);
      return subject;
    }
    lab.report('Recording which units are at work', 0);
    const pairings = layers.map((layer) => pairing(layers, layer, values));
    const names = new Set(pairings.flatMap(({ input, units }) => [input, units]));
    const examples = await record(lab.calibrate(subject.model, [...names]), pairings, k);
    let { model } = subject;
    for (const layer of layers) {
      lab.signal.throwIfAborted();
      const place = `Layer ${layer.index + 1} of ${layers.length}`;
      lab.report(`${place}: training its predictor`, (layer.index + 1) / (layers.length + 1));
      const predictor = learn(examples[layer.index], layer, k, values, lab);
      model = insert(model, layer, pairings[layer.index], predictor, k);
    }
    describeSaving(layers[0], values, lab);
    return { ...subject, model };
  },
});
