import { transpose, type Matrix } from '@/lib/tensor/matrix';
import { doubleZeros, toSingle, type Double } from './double';
import { addProducts, high, span, wide, workspace } from './simd/products';

/** Rows of A that are multiplied at a time. */
const blockRows = 32;

const roundUp = (value: number, step: number): number => Math.ceil(value / step) * step;

/** In single or in double precision. */
type Either = Matrix | Double;

/** Rows [first, first + count) of a matrix from `at` on, cut into pieces of `span`: first the first piece of every row. */
function layOut(space: Float64Array, { rows, columns, data }: Either, first: number, count: number, at: number): void {
  const pieces = Math.ceil(columns / span);
  space.fill(0, at, at + pieces * count * span);
  for (let i = first; i < Math.min(rows, first + count); i++)
    for (let c = 0; c < pieces; c++) {
      const piece = data.subarray(i * columns + c * span, i * columns + Math.min(columns, (c + 1) * span));
      space.set(piece, at + (c * count + i - first) * span);
    }
}

/** A Bᵀ [m × n] for A [m × k] and B [n × k], both in row-major order. */
export function multiplyTransposed(a: Either, b: Either): Double {
  const product = doubleZeros(a.rows, b.rows);
  const [pieces, count] = [Math.ceil(a.columns / span), roundUp(b.rows, wide)];
  const atA = pieces * count * span;
  const out = atA + pieces * blockRows * span;
  const space = workspace(out + blockRows * count);
  layOut(space, b, 0, count, 0);
  for (let first = 0; first < a.rows; first += blockRows) {
    layOut(space, a, first, blockRows, atA);
    space.fill(0, out, out + blockRows * count);
    for (let i = 0; i < blockRows; i += high)
      for (let c = 0; c < pieces; c++) {
        const place = { a: atA + (c * blockRows + i) * span, b: c * count * span };
        addProducts({ ...place, count, out: out + i * count, stride: count });
      }
    for (let i = first; i < Math.min(a.rows, first + blockRows); i++) {
      const from = out + (i - first) * count;
      product.data.set(space.subarray(from, from + b.rows), i * b.rows);
    }
  }
  return product;
}

/**
 * A B for A [m × k] and B [k × n], each sum in double precision.
 * @throws RangeError when the inner dimensions differ
 */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.columns !== b.rows)
    throw new RangeError(`Cannot multiply [${a.rows} × ${a.columns}] by [${b.rows} × ${b.columns}].`);
  return toSingle(multiplyTransposed(a, transpose(b)));
}
