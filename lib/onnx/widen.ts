/**
 * Weights stored in half precision. A file holds `W_fp16` and a node Cast(W_fp16) → W, first in the graph: half the
 * download, loads in any runtime, and everything that reads W stays as it is (pretrain/store_half.py writes the same).
 */
import { tensor } from '@/lib/tensor/create';
import { elementCount } from '@/lib/tensor/elements';
import { fromFloat16, toFloat16 } from '@/lib/tensor/float16';
import type { Tensor } from '@/lib/tensor/tensor';
import { dataTypeCode } from './data-type';
import { bypass, renameValues } from './edit-nodes';
import { reads } from './graph';
import type { Attribute, Node, OnnxModel } from './model';

/** Smaller tensors (norms, constants) are not worth a node each. */
const smallest = 1024;

const suffix = '_fp16';

function isWidening({ weights }: OnnxModel, { op, inputs, attributes }: Node): boolean {
  const to = attributes.get('to');
  const widens = op === 'Cast' && to?.type === 'int' && to.value === dataTypeCode('float32');
  return widens && weights.get(inputs[0])?.type === 'float16';
}

/** Two Casts of one weight become one. */
function shareCasts(model: OnnxModel): OnnxModel {
  const first = new Map<string, string>();
  return model.nodes.reduce((shared, node) => {
    const [stored, output] = [node.inputs[0], node.outputs[0]];
    const source = isWidening(model, node) ? first.get(stored) : undefined;
    if (isWidening(model, node) && !first.has(stored)) first.set(stored, output);
    return source === undefined ? shared : bypass(shared, output, source);
  }, model);
}

const widened = ({ shape, data }: Tensor): Tensor => tensor('float32', shape, fromFloat16(data as Uint16Array));

/**
 * Folds Cast(float16 weight) → float32 into a float32 weight, in the place and (where the stored name is not the
 * convention's) under the name of the stored one.
 */
export function widenHalf(model: OnnxModel): OnnxModel {
  const shared = shareCasts(model);
  const casts = new Map(shared.nodes.filter((node) => isWidening(shared, node)).map((node) => [node.inputs[0], node]));
  if (!casts.size) return model;
  const nodes = shared.nodes.filter((node) => !isWidening(shared, node));
  const stillRead = new Set(nodes.flatMap(reads));
  const weights = [...shared.weights].flatMap(([name, stored]): [string, Tensor][] => {
    const cast = casts.get(name);
    const kept: [string, Tensor][] = !cast || stillRead.has(name) ? [[name, stored]] : [];
    return cast ? [...kept, [cast.outputs[0], widened(stored)]] : kept;
  });
  const renamed = [...casts].filter(([name, { outputs }]) => !stillRead.has(name) && name !== outputs[0] + suffix);
  const names = new Map(renamed.map(([name, { outputs }]) => [outputs[0], name]));
  return renameValues({ ...shared, nodes, weights: new Map(weights) }, names);
}

const toFloat: Node['attributes'] = new Map<string, Attribute>([
  ['to', { type: 'int', value: dataTypeCode('float32') }],
]);

const cast = (name: string): Node => ({
  name: `${name}/Cast`,
  op: 'Cast',
  domain: '',
  inputs: [name + suffix],
  outputs: [name],
  attributes: toFloat,
});

const infinite = 0x7c00;

/** The weight in half precision, or null for one that is small, not float32, or beyond ±65504. */
function halved({ type, shape, data }: Tensor): Tensor | null {
  if (type !== 'float32' || elementCount(shape) < smallest) return null;
  const halves = toFloat16(data as Float32Array);
  return halves.some((half) => (half & infinite) === infinite) ? null : tensor('float16', shape, halves);
}

/** Stores large float32 weights in half precision; the inverse of widenHalf up to rounding. */
export function storeHalf(model: OnnxModel): OnnxModel {
  const taken = new Set(model.inputs.map(({ name }) => name));
  const halves = new Map<string, Tensor>();
  for (const [name, weight] of model.weights) {
    const half = taken.has(name) || model.weights.has(name + suffix) ? null : halved(weight);
    if (half) halves.set(name, half);
  }
  const weights = [...model.weights].map(([name, weight]): [string, Tensor] => {
    const half = halves.get(name);
    return half ? [name + suffix, half] : [name, weight];
  });
  const packing = [...model.packing].map(([name, claim]) => [halves.has(name) ? name + suffix : name, claim] as const);
  const nodes = [...[...halves.keys()].map(cast), ...model.nodes];
  return halves.size ? { ...model, nodes, weights: new Map(weights), packing: new Map(packing) } : model;
}
