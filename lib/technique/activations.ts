import type { Matrix } from '@/lib/tensor/matrix';
import type { Tensor } from '@/lib/tensor/tensor';

/**
 * An activation of shape [batch, tokens, …, width] as a matrix with one row a token, sharing its data.
 * @throws TypeError when it is not float32: techniques see models with 32-bit activations.
 */
export function tokenRows({ type, shape, data }: Tensor): Matrix {
  if (!(data instanceof Float32Array)) throw new TypeError(`An activation is ${type}; float32 was expected.`);
  const columns = shape[shape.length - 1];
  return { rows: data.length / columns, columns, data };
}
