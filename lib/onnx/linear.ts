/** The weight of a linear layer as the papers write it: W of [out × in], whatever the file does. */
import { fromFloat16, toFloat16 } from '@/lib/tensor/float16';
import { transpose, type Matrix } from '@/lib/tensor/matrix';
import type { Tensor } from '@/lib/tensor/tensor';
import { withWeights } from './edit-weights';
import { OnnxError } from './error';
import type { Linear } from './layers';
import type { OnnxModel } from './model';

type Stored = Pick<Linear, 'weight' | 'inFeatures' | 'outFeatures' | 'transposed'>;

const unreadable = (weight: string, what: string) =>
  new OnnxError({
    what,
    where: `weight "${weight}"`,
    advice: 'Look the linear layers up in the model that is edited.',
  });

function requireWeight({ weights }: OnnxModel, { weight }: Stored): Tensor {
  const tensor = weights.get(weight);
  if (tensor) return tensor;
  throw unreadable(weight, 'The model has no such weight any more');
}

function toFloat32({ type, data }: Tensor, weight: string): Float32Array {
  if (type === 'float32') return data as Float32Array;
  if (type === 'float16') return fromFloat16(data as Uint16Array);
  if (type === 'float64') return Float32Array.from(data as Float64Array);
  throw unreadable(weight, `A weight of type ${type} is no matrix of floats`);
}

function fromFloat32(data: Float32Array, type: Tensor['type']): Tensor['data'] {
  if (type === 'float16') return toFloat16(data);
  return type === 'float64' ? Float64Array.from(data) : data;
}

/** W [out × in]; may be a view of the model's own data, so do not write to it. @throws OnnxError */
export function readLinear(model: OnnxModel, linear: Stored): Matrix {
  const tensor = requireWeight(model, linear);
  const [rows, columns] = tensor.shape;
  const stored = { rows, columns, data: toFloat32(tensor, linear.weight) };
  return linear.transposed ? stored : transpose(stored);
}

/**
 * Puts W [out × in] in the place of the layer's weight, in the type and order in which it is stored. W may have another
 * shape than before, if the rest of the graph is changed to fit.
 */
export function writeLinear(model: OnnxModel, linear: Stored, w: Matrix): OnnxModel {
  const { type } = requireWeight(model, linear);
  const { rows, columns, data } = linear.transposed ? w : transpose(w);
  const tensor: Tensor = { type, shape: [rows, columns], data: fromFloat32(data, type) };
  return withWeights(model, [[linear.weight, tensor]]);
}

/** Replaces each weight W [out × in] by fn(W); a weight that several layers share is mapped once. */
export function mapLinears(
  model: OnnxModel,
  linears: readonly Linear[],
  fn: (w: Matrix, linear: Linear) => Matrix,
): OnnxModel {
  const byWeight = new Map(linears.map((linear) => [linear.weight, linear] as const).reverse());
  const inOrder = [...byWeight.values()].reverse();
  return inOrder.reduce((mapped, linear) => writeLinear(mapped, linear, fn(readLinear(model, linear), linear)), model);
}
