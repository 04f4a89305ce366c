/** The two halves of a decoder layer, each from the residual stream to what it adds to it. */
import { zeros, type Matrix } from '@/lib/tensor/matrix';
import { attention } from './attention';
import { linear } from './linear';
import { inLayer } from './llama';
import type { Pass } from './pass';
import { rmsNorm } from './rms-norm';
import { rotary } from './rotary';
import { chain, sum, type Step } from './step';

export function attentionBlock(pass: Pass, layer: number, x: Matrix): Step {
  const { layers, frequencies } = pass.config;
  const turn = (y: Matrix) => rotary(y, { frequencies, tokens: pass.tokens });
  const normed = rmsNorm(pass, inLayer(layer, 'attentionNorm'), x);
  const read = chain(normed, (y) => pass.activation(layer, 'attentionInput', y));
  const project = (part: 'q' | 'k' | 'v') => linear(pass, inLayer(layer, part), read.output);
  const q = chain(project('q'), turn);
  const k = chain(chain(project('k'), turn), (y) => pass.activation(layer, 'keys', y));
  const v = chain(project('v'), (y) => pass.activation(layer, 'values', y));
  const mixed = attention({ q: q.output, k: k.output, v: v.output }, layers[layer], pass.tokens);
  const heard = pass.activation(layer, 'attended', mixed.output);
  const { output, back } = chain(heard, (y) => linear(pass, inLayer(layer, 'o'), y));
  return {
    output,
    back(gradient) {
      const by = mixed.back(back(gradient));
      return read.back(sum(sum(q.back(by.q), k.back(by.k)), v.back(by.v)));
    },
  };
}

const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

/** silu(gate) ⊙ up (SwiGLU, arXiv 2002.05202), and the gradients by both. */
function gated(gate: Matrix, up: Matrix) {
  const output = zeros(up.rows, up.columns);
  const opened = gate.data.map(sigmoid);
  for (let i = 0; i < output.data.length; i++) output.data[i] = gate.data[i] * opened[i] * up.data[i];
  const back = (gradient: Matrix) => {
    const by = { gate: zeros(up.rows, up.columns), up: zeros(up.rows, up.columns) };
    for (let i = 0; i < gradient.data.length; i++) {
      const [g, s] = [gate.data[i], opened[i]];
      by.up.data[i] = gradient.data[i] * g * s;
      by.gate.data[i] = gradient.data[i] * up.data[i] * s * (1 + g * (1 - s));
    }
    return by;
  };
  return { output, back };
}

export function feedForwardBlock(pass: Pass, layer: number, x: Matrix): Step {
  const normed = rmsNorm(pass, inLayer(layer, 'feedForwardNorm'), x);
  const read = chain(normed, (y) => pass.activation(layer, 'feedForwardInput', y));
  const gate = linear(pass, inLayer(layer, 'gate'), read.output);
  const up = linear(pass, inLayer(layer, 'up'), read.output);
  const units = gated(gate.output, up.output);
  const heard = pass.activation(layer, 'feedForwardUnits', units.output);
  const { output, back } = chain(heard, (y) => linear(pass, inLayer(layer, 'down'), y));
  return {
    output,
    back(gradient) {
      const by = units.back(back(gradient));
      return read.back(sum(gate.back(by.gate), up.back(by.up)));
    },
  };
}
