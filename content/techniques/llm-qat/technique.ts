/**
 * LLM-QAT (arXiv 2305.17888): fine-tuning with rounding in the forward pass and a straight-through gradient, on text that the model
 * writes itself, towards the predictions of the unrounded model. Only the matrices of decoder layers are rounded, as in the paper,
 * and here only these are trained, so that nothing but them differs from rounding to nearest.
 */
import type { OnnxModel } from '@/lib/onnx/model';
import { begin } from '@/lib/technique/begin';
import { choice, toggle, type Values } from '@/lib/technique/parameters';
import { defineTechnique, type Lab } from '@/lib/technique/technique';
import { readLlama, type Batch, type Llama, type Weights } from '@/lib/training';
import { withPrecision, type Precision } from './precision';
import { calibrationText, ownText } from './text';
import { trainRounded } from './train';

const parameters = {
  bits: choice({
    label: 'Weight bits',
    help: 'Symmetric, over the full range, with one scale for each output channel.',
    options: { '4': '4', '3': '3' },
    default: '3',
  }),
  activations: toggle({
    label: 'Activations and cache too',
    help: 'Activations in 8 bits and the cache in 4, each with one scale a token, in training and after it; simulated in floats.',
    default: false,
  }),
  steps: choice({
    label: 'Steps',
    help: 'Each over 256 tokens; with none, the result is that of rounding to nearest.',
    options: { '0': '0', '20': '20', '40': '40' },
    default: '20',
  }),
  text: choice({
    label: 'Text',
    help: 'What is trained on; the targets are the unrounded model’s predictions in either case.',
    options: { own: 'written by the model', calibration: 'the calibration set' },
    default: 'own',
    when: { parameter: 'steps', is: ['20', '40'] },
  }),
} as const;

export type Settings = Values<typeof parameters>;

/** Sequences a step, and the length of the first step for each weight. */
const [batch, rate] = [4, 3e-4];

/** Shares of the work: writing the text, then training. */
const [written, trained] = [0.15, 0.95];

/** Weights, activations and cache; 4-8-4 is an example of the authors' README. */
const precisionOf = ({ bits, activations }: Settings): Precision => ({
  weights: Number(bits),
  activations: activations ? 8 : null,
  cache: activations ? 4 : null,
});

function textOf(model: OnnxModel, llama: Llama, { text, steps }: Settings, lab: Lab): Promise<Batch> {
  if (text === 'calibration') return calibrationText(model, lab);
  return ownText(llama, Number(steps) * batch, lab, (share) =>
    lab.report('The model writes the text that it is trained on', written * share),
  );
}

/** Takes the steps, plotting the loss of each. @returns unrounded weights */
async function trainedWeights(model: OnnxModel, values: Settings, lab: Lab): Promise<Weights> {
  const llama = readLlama(model);
  const steps = Number(values.steps);
  if (steps === 0) return llama.weights;
  const text = await textOf(model, llama, values, lab);
  return trainRounded(
    llama,
    text,
    precisionOf(values),
    { steps, batch, rate },
    {
      signal: lab.signal,
      progress(step, { divergence }) {
        lab.plot('divergence from the unrounded model (nats a token)', step, divergence);
        lab.report(`Step ${step + 1} of ${steps}`, written + ((trained - written) * (step + 1)) / steps);
      },
    },
  );
}

export default defineTechnique({
  parameters,
  neutral: null,
  async apply(subject, values, lab) {
    begin(subject.model, lab, 'Reading the weights');
    const weights = await trainedWeights(subject.model, values, lab);
    lab.report('Rounding the trained weights', trained);
    const model = withPrecision(subject.model, weights, precisionOf(values));
    lab.report('Weights are on their grids', 1);
    return { ...subject, model };
  },
});
