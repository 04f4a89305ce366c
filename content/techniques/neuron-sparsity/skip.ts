/** The product with the down projection over those units alone that some token of the pass has at work: exact, whatever is left out. */
import { replaceNode, withWeights } from '@/lib/onnx/edit';
import type { DecoderLayer } from '@/lib/onnx/find';
import { makeNode } from '@/lib/onnx/make';
import type { Node, OnnxModel } from '@/lib/onnx/model';
import { feedForward } from '@/lib/onnx/narrow';
import { reduceMax } from '@/lib/quantization/activations';
import { float32, int64 } from '@/lib/tensor/create';
import type { Tensor } from '@/lib/tensor/tensor';

/** Constants live inside of nodes, since they are arithmetic and no weights of the model. */
const constant = (name: string, value: Tensor): Node =>
  makeNode('Constant', [], [name], { value: { type: 'tensor', value } });

/** 1 for the first unit, which always stays: a product over no units at all is not defined in every runtime. */
const firstOf = (units: number): Tensor =>
  float32(
    [1, units],
    Array.from({ length: units }, (_, unit) => Number(unit === 0)),
  );

/** The axis of the second factor along which units lie. */
const unitAxis = ({ op, attributes }: Node): number => {
  const turned = attributes.get('transB');
  return op === 'Gemm' && turned?.type === 'int' && turned.value === 1 ? 1 : 0;
};

/** Rows and columns of zeros are gathered away before the product of a layer's down projection. */
export function skipZeros(model: OnnxModel, layer: DecoderLayer): OnnxModel {
  const { input, inFeatures: units, node } = feedForward(layer).down;
  const part = (name: string) => `${input}/at-work/${name}`;
  const [weight, ...others] = node.inputs.slice(1);
  const used = reduceMax(model, part('sizes'), part('largest'), [0]);
  const nodes = [
    constant(part('shape'), int64([2], [-1, units])),
    constant(part('flat'), int64([1], [-1])),
    constant(part('first'), firstOf(units)),
    makeNode('Abs', [input], [part('size')]),
    makeNode('Reshape', [part('size'), part('shape')], [part('sizes')]),
    ...used.nodes,
    makeNode('Max', [part('largest'), part('first')], [part('used')]),
    makeNode('Reshape', [part('used'), part('flat')], [part('row')]),
    makeNode('NonZero', [part('row')], [part('places')]),
    makeNode('Reshape', [part('places'), part('flat')], [part('units')]),
    makeNode('Gather', [input, part('units')], [part('values')], { axis: -1 }),
    makeNode('Gather', [weight, part('units')], [part('weight')], { axis: unitAxis(node) }),
    { ...node, inputs: [part('values'), part('weight'), ...others] },
  ];
  return withWeights(replaceNode(model, node, nodes), used.constants);
}
