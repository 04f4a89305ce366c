/** Σ d M dᵀ over many rows d: what changed weights do to the squared outputs, with M the second moments of the inputs. */
import type { Matrix } from '@/lib/tensor/matrix';
import { addSingleProducts, singleWorkspace, span, wide } from './simd/products';

/** Rows of D whose products are formed before their sum is looked at. */
const blockRows = 32;

/** Where things are in the workspace: columns [128 c, 128 c + 128) of what is left of M at b[c], of a block of D at a[c]. */
interface Layout {
  readonly side: number;
  readonly a: readonly number[];
  readonly b: readonly number[];
  readonly out: number;
  readonly length: number;
}

function layoutFor(columns: number): Layout {
  const side = Math.ceil(columns / wide) * wide;
  const b: number[] = [];
  let length = 0;
  for (let from = 0; from < columns; from += span) {
    b.push(length);
    length += (side - from) * span;
  }
  const a = b.map((_, c) => length + c * blockRows * span);
  const out = length + a.length * blockRows * span;
  return { side, a, b, out, length: out + blockRows * side };
}

/** The lower triangle of M, half of its diagonal: d M dᵀ = 2 d T dᵀ. Rows above a piece's first column are left out. */
function layOutTriangle(space: Float32Array, { b, a }: Layout, { columns, data }: Matrix): void {
  space.fill(0, 0, a[0]);
  for (const [c, start] of b.entries()) {
    const from = c * span;
    for (let j = from; j < columns; j++) {
      const end = Math.min(j + 1, from + span);
      const at = start + (j - from) * span;
      space.set(data.subarray(j * columns + from, j * columns + end), at);
      if (j < from + span) space[at + j - from] /= 2;
    }
  }
}

/** Rows [from, from + blockRows) of D; rows behind the last are zero. */
function layOutBlock(space: Float32Array, { a, out }: Layout, { rows, columns, data }: Matrix, from: number): void {
  space.fill(0, a[0], out);
  for (let i = from; i < Math.min(rows, from + blockRows); i++)
    for (const [c, start] of a.entries()) {
      const piece = data.subarray(i * columns + c * span, i * columns + Math.min(columns, (c + 1) * span));
      space.set(piece, start + (i - from) * span);
    }
}

function multiplyBlock(space: Float32Array, { a, b, side, out, length }: Layout): void {
  space.fill(0, out, length);
  for (const [c, start] of b.entries()) {
    const from = c * span;
    // Row j of the triangle ends with column j.
    const product = { a: a[c], rows: blockRows, b: start, count: side - from, depth: wide };
    addSingleProducts({ ...product, out: out + from, stride: side });
  }
}

/** D M times D for the rows [i, i + 4): each sum waits for its last addition, but not for those of the others. */
function dots(space: Float32Array, at: number, side: number, { data, columns }: Matrix, i: number): number[] {
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let to = at, from = i * columns; to < at + columns; to++, from++) {
    s0 += space[to] * data[from];
    s1 += space[to + side] * data[from + columns];
    s2 += space[to + 2 * side] * data[from + 2 * columns];
    s3 += space[to + 3 * side] * data[from + 3 * columns];
  }
  return [s0, s1, s2, s3];
}

/** What the rows [from, from + blockRows) add, one after the other. */
function sumOfBlock(space: Float32Array, { out, side }: Layout, d: Matrix, from: number, before: number): number {
  let total = before;
  const to = Math.min(d.rows, from + blockRows);
  for (let i = from; i < to; i += 4)
    for (const sum of dots(space, out + (i - from) * side, side, d, i).slice(0, to - i)) total += 2 * sum;
  return total;
}

/** @see quadraticForm */
function sumOver(laid: Float32Array, layout: Layout, d: Matrix, enough: number): number {
  const space = singleWorkspace(layout.length);
  space.set(laid);
  let total = 0;
  for (let from = 0; from < d.rows && total < enough; from += blockRows) {
    layOutBlock(space, layout, d, from);
    multiplyBlock(space, layout);
    total = sumOfBlock(space, layout, d, from, total);
  }
  return total;
}

/**
 * Σ_i d_i M d_iᵀ over the rows of D [rows × n], for M symmetric [n × n], of which the lower triangle is read, now and not again. Products are
 * summed in single precision, in pieces of 128, and what comes of a row in double: the result errs by 10⁻⁶ of what it would be without
 * cancellation.
 * @returns of D and of a sum that is enough: the sum may stop when it has reached that; for M without negative eigenvalues it only grows
 */
export function quadraticForm(m: Matrix): (d: Matrix, enough?: number) => number {
  const layout = layoutFor(m.columns);
  const laid = new Float32Array(layout.a[0]);
  layOutTriangle(laid, layout, m);
  return (d, enough = Infinity) => sumOver(laid, layout, d, enough);
}

/** The same for a single D. */
export const quadraticSum = (d: Matrix, m: Matrix, enough = Infinity): number => quadraticForm(m)(d, enough);
