/** Σ d M dᵀ over many rows d: what changed weights do to the squared outputs, with M the second moments of the inputs. */
import { row, type Matrix } from '@/lib/tensor/matrix';
import { addSingleProducts, high, singleWorkspace, span, wide } from './simd/products';

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
  for (let i = 0; i < blockRows; i += high)
    for (const [c, start] of b.entries()) {
      const from = c * span;
      const at = { a: a[c] + i * span, b: start, count: side - from };
      addSingleProducts({ ...at, out: out + i * side + from, stride: side });
    }
}

function dot(space: Float32Array, from: number, values: Float32Array): number {
  let sum = 0;
  for (let j = 0; j < values.length; j++) sum += space[from + j] * values[j];
  return sum;
}

/**
 * Σ_i d_i M d_iᵀ over the rows of D [rows × n], for M symmetric [n × n], of which the lower triangle is read. Products are summed in single
 * precision, in pieces of 128, and what comes of a row in double: the result errs by 10⁻⁶ of what it would be without cancellation.
 * @param enough the sum may stop when it has reached this; for M without negative eigenvalues it only grows
 */
export function quadraticSum(d: Matrix, m: Matrix, enough = Infinity): number {
  const layout = layoutFor(d.columns);
  const space = singleWorkspace(layout.length);
  layOutTriangle(space, layout, m);
  let total = 0;
  for (let from = 0; from < d.rows && total < enough; from += blockRows) {
    layOutBlock(space, layout, d, from);
    multiplyBlock(space, layout);
    for (let i = from; i < Math.min(d.rows, from + blockRows); i++)
      total += 2 * dot(space, layout.out + (i - from) * layout.side, row(d, i));
  }
  return total;
}
