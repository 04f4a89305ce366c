import { elementCount } from '@/lib/tensor/elements';
import { producers, remembered, upstream } from './graph';
import type { Node, OnnxModel } from './model';

/** A normalisation with a learnt scale. */
export interface Norm {
  /** Name of the scale, a vector of the hidden size. */
  readonly weight: string;
  /** The node that reads the scale. */
  readonly node: Node;
  /** What is normalised; for a fused sum-and-norm the first of the two values added. */
  readonly input: string;
  readonly output: string;
}

/** Operator → which input is the scale. */
const fused: Readonly<Record<string, number>> = {
  LayerNormalization: 1,
  RMSNormalization: 1,
  SimplifiedLayerNormalization: 1,
  SkipLayerNormalization: 2,
  SkipSimplifiedLayerNormalization: 2,
};

const isVector = (model: OnnxModel, name: string): boolean => {
  const shape = model.weights.get(name)?.shape;
  return shape?.length === 1 && shape[0] > 1;
};

/** The steps of x / √(mean(x²) + ε) back from its division to its mean; the sum with ε is the only one taken. */
const steps = new Set(['Div', 'Mul', 'Sqrt', 'Reciprocal', 'Rsqrt', 'Pow', 'Cast']);

const isScalar = (model: OnnxModel, name: string): boolean => {
  const shape = model.weights.get(name)?.shape;
  return shape !== undefined && elementCount(shape) === 1;
};

function meanBehind(model: OnnxModel, normalised: string): Node | undefined {
  const made = producers(model);
  const beyond = (value: string) => {
    const node = made.get(value);
    if (!node) return true;
    return !steps.has(node.op) && !(node.op === 'Add' && node.inputs.some((input) => isScalar(model, input)));
  };
  const { values } = upstream(model, [normalised], beyond);
  return [...values].map((value) => made.get(value)).find((node) => node?.op === 'ReduceMean');
}

/** What a hand-written norm normalises: the value whose square its mean averages, before casts and centring. */
function normalisedBy(model: OnnxModel, mean: Node): string {
  const made = producers(model);
  let value = mean.inputs[0];
  for (const op of ['Pow', 'Mul', 'Sub', 'Cast']) {
    const node = made.get(value);
    if (node?.op === op && (op !== 'Mul' || node.inputs[0] === node.inputs[1])) value = node.inputs[0];
  }
  return value;
}

function writtenOut(model: OnnxModel, node: Node): Norm[] {
  if (node.op !== 'Mul') return [];
  const weight = node.inputs.find((input) => isVector(model, input));
  const normalised = node.inputs.find((input) => input !== weight);
  const mean = weight && normalised && meanBehind(model, normalised);
  return weight && mean ? [{ weight, node, input: normalisedBy(model, mean), output: node.outputs[0] }] : [];
}

function norm(model: OnnxModel, node: Node): Norm[] {
  if (!Object.hasOwn(fused, node.op)) return writtenOut(model, node);
  const weight = node.inputs[fused[node.op]];
  return model.weights.has(weight) ? [{ weight, node, input: node.inputs[0], output: node.outputs[0] }] : [];
}

/** All norms in graph order, the final one included. */
export const norms = remembered((model: OnnxModel): readonly Norm[] =>
  model.nodes.flatMap((node) => norm(model, node)),
);
