import { storageLength } from './elements';
import type { ElementType, Storage, Tensor } from './tensor';

/**
 * A tensor of the given type and shape over `data`, which is not copied.
 * @throws RangeError when `data` does not have as many items as the shape asks for.
 */
export function tensor<T extends ElementType>(type: T, shape: readonly number[], data: Storage[T]): Tensor<T> {
  const expected = storageLength(type, shape);
  if (data.length !== expected)
    throw new RangeError(
      `A ${type} tensor of shape [${shape.join(', ')}] holds ${expected} items, not ${data.length}.`,
    );
  return { type, shape, data };
}

export const float32 = (shape: readonly number[], data: ArrayLike<number>): Tensor<'float32'> =>
  tensor('float32', shape, data instanceof Float32Array ? data : Float32Array.from(data));

/** Shapes, axes and indices are int64 in ONNX. */
export const int64 = (shape: readonly number[], data: readonly number[]): Tensor<'int64'> =>
  tensor('int64', shape, BigInt64Array.from(data, BigInt));
