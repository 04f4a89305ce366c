import { sweep } from '@/lib/onnx/edit';
import { blockLinears, requireDecoder, type DecoderLayer } from '@/lib/onnx/find';
import { readLinear } from '@/lib/onnx/linear';
import type { OnnxModel } from '@/lib/onnx/model';
import { withRoundedInputs } from '@/lib/quantization/fake-quant';
import { withQuantized } from '@/lib/quantization/storage';
import { begin } from '@/lib/technique/begin';
import { choice, toggle } from '@/lib/technique/parameters';
import { defineTechnique, type Lab } from '@/lib/technique/technique';
import { mean } from '@/lib/tensor/mean';
import { int8, relativeError, ternary, zeroShare } from './ternary';

const parameters = {
  weights: choice({
    label: 'Weights',
    help: 'Trained: the sibling of the same shape that was ternary from its first step. It takes the place of the whole model.',
    options: { rounded: 'rounded to three values', trained: 'trained with three values' },
    default: 'rounded',
  }),
  activations: toggle({
    label: 'Activations in 8 bits',
    help: 'What each layer reads is rounded too, one scale a token, as in the paper; the trained sibling always does this.',
    default: true,
    when: { parameter: 'weights', is: ['rounded'] },
  }),
} as const;

const notes = {
  rounded: 'Rounding the matrices of all layers to three values',
  trained: 'Loading the sibling that was trained with three values',
} as const;

/** The sibling of `models[0]` that differs from it in its linear layers alone. */
const sibling = 'atlas-1m-ternary';

/** Rounds the matrices of one decoder layer. @returns the model with them, and what was plotted of them */
function roundLayer(model: OnnxModel, { index, linears }: DecoderLayer, lab: Lab): OnnxModel {
  const weights = linears.map((linear) => readLinear(model, linear));
  const rounded = weights.map(ternary);
  lab.plot('relative weight error', index, mean(rounded.map((codes, i) => relativeError(weights[i], codes))));
  lab.plot('weights that are zero', index, mean(rounded.map(zeroShare)));
  return linears.reduce((edited, linear, i) => withQuantized(edited, linear, rounded[i], 'MatMulNBits'), model);
}

/** The matrices of all decoder layers as three values, without training. Embedding, head and norms stay as they are. */
function roundModel(model: OnnxModel, activations: boolean, lab: Lab): OnnxModel {
  const read = activations ? withRoundedInputs(model, blockLinears(model), int8) : model;
  const layers = requireDecoder(read);
  let edited = read;
  for (const layer of layers) {
    lab.signal.throwIfAborted();
    edited = roundLayer(edited, layer, lab);
    lab.report(`Rounded layer ${layer.index + 1} of ${layers.length}`, (layer.index + 1) / layers.length);
  }
  return sweep(edited);
}

export default defineTechnique({
  parameters,
  neutral: null,
  models: ['atlas-1m-gqa'],
  async apply(subject, { weights, activations }, lab) {
    begin(subject.model, lab, notes[weights]);
    if (weights === 'rounded') return { ...subject, model: roundModel(subject.model, activations, lab) };
    const trained = await lab.load(sibling);
    lab.report('It takes the place of the model', 1);
    return trained;
  },
});
