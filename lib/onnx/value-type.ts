/** Element types of intermediate values, as far as calibration needs them: by rule, not by full inference. */
import type { ElementType } from '@/lib/tensor/tensor';
import { elementTypeOf } from './data-type';
import type { Node, OnnxModel } from './model';
import { statedTypes } from './origin';

const fixed: Readonly<Record<string, readonly ElementType[]>> = {
  Shape: ['int64'],
  Size: ['int64'],
  NonZero: ['int64'],
  ArgMax: ['int64'],
  ArgMin: ['int64'],
  Equal: ['bool'],
  Less: ['bool'],
  LessOrEqual: ['bool'],
  Greater: ['bool'],
  GreaterOrEqual: ['bool'],
  And: ['bool'],
  Or: ['bool'],
  Not: ['bool'],
  IsNaN: ['bool'],
  MatMulInteger: ['int32'],
  DynamicQuantizeLinear: ['uint8', 'float32', 'uint8'],
};

/** Of these the second input says what comes out; of all others the first. */
const bySecond = new Set(['Where', 'DequantizeLinear']);

function ruleTypes({ op, inputs, attributes }: Node, types: ReadonlyMap<string, ElementType>): readonly ElementType[] {
  const to = attributes.get('to');
  if (op === 'Cast' && to?.type === 'int') return [elementTypeOf(to.value) ?? 'float32'];
  const value = attributes.get('value');
  if (value?.type === 'tensor') return [value.value.type];
  return fixed[op] ?? [types.get(inputs[bySecond.has(op) ? 1 : 0]) ?? 'float32'];
}

/** Value → type, for every value of a topologically ordered graph. */
export function valueTypes(model: OnnxModel): ReadonlyMap<string, ElementType> {
  const types = new Map<string, ElementType>();
  for (const [name, { type }] of model.weights) types.set(name, type);
  for (const { name, type } of [...model.inputs, ...model.outputs]) types.set(name, type);
  for (const [name, type] of statedTypes(model)) types.set(name, type);
  for (const node of model.nodes) {
    const found = ruleTypes(node, types);
    node.outputs.forEach((output, i) => types.has(output) || types.set(output, found[i] ?? found[0]));
  }
  return types;
}
