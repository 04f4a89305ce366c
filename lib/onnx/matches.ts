/** Linear layers as single nodes, before anyone asks where in the model they stand. */
import { isFloat } from '@/lib/tensor/elements';
import { producers, remembered } from './graph';
import type { Node, OnnxModel } from './model';

/** A product of activations with a weight matrix. */
export interface Match {
  /** Name of the initializer. */
  readonly weight: string;
  /** The MatMul or Gemm. */
  readonly node: Node;
  /** Activations [… × in]. */
  readonly input: string;
  /** Activations [… × out], before a bias that is added by a node of its own. */
  readonly output: string;
  readonly inFeatures: number;
  readonly outFeatures: number;
  /**
   * Whether the weight is stored [out × in], as the papers write W, and transposed on use (a Gemm's transB, a Transpose of
   * a tied embedding). false: stored [in × out], as MatMul takes it.
   */
  readonly transposed: boolean;
}

const int = ({ attributes }: Node, name: string): number => {
  const attribute = attributes.get(name);
  return attribute?.type === 'int' ? attribute.value : 0;
};

/** Whether a Transpose swaps the axes of a matrix. */
function swaps({ op, attributes }: Node): boolean {
  const perm = attributes.get('perm');
  return op === 'Transpose' && (!perm || (perm.type === 'ints' && String(perm.value) === '1,0'));
}

/** The matrix behind a value: an initializer, or the transpose of one. */
function matrixBehind(model: OnnxModel, value: string): { weight: string; turned: boolean } | null {
  const isMatrix = (name: string) => {
    const tensor = model.weights.get(name);
    return tensor !== undefined && tensor.shape.length === 2 && isFloat(tensor.type);
  };
  if (isMatrix(value)) return { weight: value, turned: false };
  const node = producers(model).get(value);
  return node && swaps(node) && isMatrix(node.inputs[0]) ? { weight: node.inputs[0], turned: true } : null;
}

function match(model: OnnxModel, node: Node): Match[] {
  const plain = node.op === 'MatMul' || (node.op === 'Gemm' && int(node, 'transA') === 0);
  const found =
    plain && !node.domain && !model.weights.has(node.inputs[0]) ? matrixBehind(model, node.inputs[1]) : null;
  if (!found) return [];
  const { weight, turned } = found;
  const transposed = turned !== (int(node, 'transB') === 1);
  const [rows, columns] = model.weights.get(weight)!.shape;
  const [inFeatures, outFeatures] = transposed ? [columns, rows] : [rows, columns];
  return [{ weight, node, input: node.inputs[0], output: node.outputs[0], inFeatures, outFeatures, transposed }];
}

/** In graph order. */
export const matches = remembered((model: OnnxModel): readonly Match[] =>
  model.nodes.flatMap((node) => match(model, node)),
);
