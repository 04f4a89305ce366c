import { makeNode } from './make';
import type { Node, OnnxModel } from './model';

/** Fused operator → its norm alone. Inputs: x, skip, scale, (shift,) bias; outputs: normed, mean, deviation, sum. */
const fusions: Readonly<Record<string, { op: string; parameters: readonly number[]; bias: number }>> = {
  SkipSimplifiedLayerNormalization: { op: 'SimplifiedLayerNormalization', parameters: [2], bias: 3 },
  SkipLayerNormalization: { op: 'LayerNormalization', parameters: [2, 3], bias: 4 },
};

/** Both fusions take ε alone, 1e-12 unless given; the norms have axis −1 and another default. */
function epsilon({ attributes }: Node) {
  const given = attributes.get('epsilon');
  return given?.type === 'float' ? given : ({ type: 'float', value: 1e-12 } as const);
}

function split(node: Node): Node[] {
  const { op, parameters, bias } = fusions[node.op];
  const [x, skip] = node.inputs;
  const [normed, , , sum = ''] = node.outputs;
  const total = sum || `${normed}/sum`;
  const biased = node.inputs[bias] ? [makeNode('Add', [skip, node.inputs[bias]], [`${total}/biased`])] : [];
  const scales = parameters.map((at) => node.inputs[at]).filter(Boolean);
  return [
    ...biased,
    makeNode('Add', [x, biased[0]?.outputs[0] ?? skip], [total]),
    makeNode(op, [total, ...scales], [normed], { axis: -1, epsilon: epsilon(node) }, { name: node.name }),
  ];
}

/**
 * Splits ONNX Runtime's fusions of a residual sum and the norm after it, so that the residual stream after every layer is a
 * value of its own. A model without them comes back as it is.
 */
export function splitResiduals(model: OnnxModel): OnnxModel {
  if (!model.nodes.some(({ op }) => Object.hasOwn(fusions, op))) return model;
  return { ...model, nodes: model.nodes.flatMap((node) => (Object.hasOwn(fusions, node.op) ? split(node) : [node])) };
}
