/** A technique tried out on a small decoder. */
import { tinyLlama } from '@/lib/onnx/testing';
import type { OnnxModel } from '@/lib/onnx/model';
import { logitsOf } from '@/lib/onnx/testing-run';
import { defaults, type Parameters, type Values } from '@/lib/technique/parameters';
import type { Technique } from '@/lib/technique/technique';
import { nodeLab, randomSequences, type NodeLab } from './lab';

export interface Trial<P extends Parameters> {
  /** The untreated model: two layers of width 64. */
  readonly model: OnnxModel;
  readonly lab: () => NodeLab;
  /** The model after the technique, at its defaults but for `change`. */
  readonly treat: (change: Partial<Values<P>>, at?: NodeLab) => Promise<OnnxModel>;
  /** ‖z − ẑ‖² of the logits for a short prompt. */
  readonly errorOf: (change: Partial<Values<P>>) => Promise<number>;
}

const prompt = [3, 1, 4, 1, 5, 9, 2, 6];

export function trial<P extends Parameters>(technique: Technique<P>): Trial<P> {
  const model = tinyLlama({ hidden: 64, intermediate: 64 });
  const lab = () => nodeLab({ sequences: randomSequences(4, 32, 24) });
  const treat: Trial<P>['treat'] = async (change, at = lab()) => {
    const values = { ...defaults(technique.parameters), ...change };
    return (await technique.apply({ model, config: { num_hidden_layers: 2 } }, values, at)).model;
  };
  const errorOf: Trial<P>['errorOf'] = async (change) => {
    const [exact, treated] = [await logitsOf(model, prompt), await logitsOf(await treat(change), prompt)];
    return treated.reduce((sum, value, i) => sum + (value - exact[i]) ** 2, 0);
  };
  return { model, lab, treat, errorOf };
}
