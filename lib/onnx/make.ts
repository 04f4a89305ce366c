/** Nodes and models made by hand. */
import type { Tensor } from '@/lib/tensor/tensor';
import type { Attribute, Node, OnnxModel } from './model';

type Simple = Attribute | number | string | readonly number[];

/** Whole numbers become int attributes; a float needs its type said: { type: 'float', value: 1 }. */
function attribute(value: Simple): Attribute {
  if (typeof value === 'number') return { type: 'int', value };
  if (typeof value === 'string') return { type: 'string', value };
  return 'type' in value ? value : { type: 'ints', value };
}

/** @param options.name of the node; by default its first output and operator */
export const makeNode = (
  op: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes: Readonly<Record<string, Simple>> = {},
  { name = `${outputs[0]}/${op}`, domain = '' }: { name?: string; domain?: string } = {},
): Node => ({
  name,
  op,
  domain,
  inputs,
  outputs,
  attributes: new Map(Object.entries(attributes).map(([key, value]) => [key, attribute(value)])),
});

/** A model without a file behind it. Operator sets default to ONNX 14. */
export const makeModel = ({
  weights = new Map<string, Tensor>(),
  opsets = new Map([['', 14]]),
  ...graph
}: Pick<OnnxModel, 'nodes' | 'inputs' | 'outputs'> & Partial<Pick<OnnxModel, 'weights' | 'opsets'>>): OnnxModel => ({
  ...graph,
  weights,
  opsets,
  packing: new Map(),
  origin: null,
});
