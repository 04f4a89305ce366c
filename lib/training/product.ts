/** Products of matrices and of parts of them, in float32. */
import { multiplySingle, type Lines } from '@/lib/linalg';
import { zeros, type Matrix } from '@/lib/tensor/matrix';

/** A matrix within an array: element (i, j) is data[offset + i · down + j · across]. */
export interface View {
  readonly rows: number;
  readonly columns: number;
  readonly data: Float32Array;
  readonly offset: number;
  readonly down: number;
  readonly across: number;
}

/** One whose rows are in one piece each. */
export interface Block extends View {
  readonly across: 1;
}

export const whole = ({ rows, columns, data }: Matrix): Block => ({
  rows,
  columns,
  data,
  offset: 0,
  down: columns,
  across: 1,
});

/** The `rows` × `columns` entries of a matrix from (top, left) on. */
export const block = (matrix: Matrix, top: number, rows: number, left: number, columns: number): Block => ({
  ...whole(matrix),
  rows,
  columns,
  offset: top * matrix.columns + left,
});

export const turned = ({ rows, columns, down, across, ...rest }: View): View => ({
  ...rest,
  rows: columns,
  columns: rows,
  down: across,
  across: down,
});

function requireFit(out: View, a: View, b: View): void {
  if (a.columns === b.rows && out.rows === a.rows && out.columns === b.columns) return;
  const size = ({ rows, columns }: View) => `[${rows} × ${columns}]`;
  throw new RangeError(`Cannot add ${size(a)} · ${size(b)} to ${size(out)}.`);
}

const rowsOf = ({ rows, columns, data, offset, down, across }: View): Lines => ({
  ...{ count: rows, length: columns, data },
  ...{ start: offset, apart: down, along: across },
});

const into = ({ data, offset, down }: Block, add: boolean) => ({ data, start: offset, stride: down, add });

/**
 * out += A B.
 * @throws RangeError when the sizes do not fit
 */
export function addProduct(out: Block, a: View, b: View): void {
  requireFit(out, a, b);
  multiplySingle(rowsOf(a), rowsOf(turned(b)), into(out, true));
}

/** A B. @throws RangeError when the inner dimensions differ */
export function product(a: View, b: View): Matrix {
  const out = zeros(a.rows, b.columns);
  requireFit(whole(out), a, b);
  multiplySingle(rowsOf(a), rowsOf(turned(b)), into(whole(out), false));
  return out;
}
