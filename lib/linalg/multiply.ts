/** Products of matrices: of A rows as they are, block by block, of B panels. */
import type { Matrix } from '@/lib/tensor/matrix';
import { doubleZeros, type Double } from './double';
import { columnsOf, copyLines, layOut, rowsOf, type Either, type Lines, type Numbers } from './panels';
import { high, inDouble, inSingle, unrolled, type Arithmetic } from './simd/tiles';

/** Rows of A that are multiplied at a time, and products whose sum is formed apart. */
const [blockRows, blockDepth] = [64, 128];

/**
 * Where things are in the workspace: B in panels, one stretch of depth behind the other; a block of rows of A, `depth` numbers apart;
 * a row of products for each, `stride` apart.
 */
interface Layout {
  readonly depth: number;
  readonly panels: number;
  readonly stride: number;
  readonly a: number;
  readonly out: number;
  readonly length: number;
}

function layoutFor({ count, length }: Lines, wide: number): Layout {
  const depth = Math.ceil(length / unrolled) * unrolled;
  const panels = Math.ceil(count / wide);
  const stride = panels * wide;
  const a = stride * depth;
  const out = a + blockRows * depth;
  return { depth, panels, stride, a, out, length: out + blockRows * stride };
}

interface Work {
  readonly arithmetic: Arithmetic<Numbers>;
  readonly space: Numbers;
  readonly layout: Layout;
}

/** Visits each stretch of depth: where it begins, and how much of it there is. */
function eachStretch({ depth }: Layout, visit: (from: number, length: number) => void): void {
  for (let from = 0; from < depth; from += blockDepth) visit(from, Math.min(blockDepth, depth - from));
}

/** Memory with B in it, and zeros behind each row of A. */
function begin(arithmetic: Arithmetic<Numbers>, b: Lines): Work {
  const { wide } = arithmetic;
  const layout = layoutFor(b, wide);
  const space = arithmetic.workspace(layout.length);
  space.fill(0, layout.a, layout.out);
  eachStretch(layout, (from, depth) => layOut({ space, at: from * layout.stride, width: wide, depth }, b, from));
  return { arithmetic, space, layout };
}

/** The products of `count` rows of A, which are in the workspace, with all of B are added to the sums there. */
function multiplyBlock({ arithmetic, layout }: Work, count: number): void {
  const { depth: apart, panels, stride, a, out } = layout;
  const quadruples = Math.ceil(count / high);
  eachStretch(layout, (from, depth) =>
    arithmetic.addTiles({ a: a + from, quadruples, apart, b: from * stride, panels, depth, out, stride }),
  );
}

/** Where products go: row i begins at start + i · stride. What is there stays, and they are added to it, if `add`. */
export interface Target {
  readonly data: Numbers;
  readonly start: number;
  readonly stride: number;
  readonly add: boolean;
}

/** The first `columns` numbers of `count` rows of a target, from row `first` on, to or from the sums in the workspace. */
interface Part {
  readonly first: number;
  readonly count: number;
  readonly columns: number;
}

function beginSums({ space, layout }: Work, { data, start, stride, add }: Target, { first, count, columns }: Part) {
  space.fill(0, layout.out, layout.length);
  if (!add) return;
  for (let i = 0, at = start + first * stride; i < count; i++, at += stride)
    space.set(data.subarray(at, at + columns), layout.out + i * layout.stride);
}

function takeSums({ space, layout }: Work, { data, start, stride }: Target, { first, count, columns }: Part) {
  for (let i = 0, from = layout.out; i < count; i++, from += layout.stride)
    data.set(space.subarray(from, from + columns), start + (first + i) * stride);
}

/** Σ_k a_i[k] b_j[k] over lines of equal length, for row i and column j. */
function multiplyLines(arithmetic: Arithmetic<Numbers>, a: Lines, b: Lines, to: Target): void {
  const work = begin(arithmetic, b);
  const { layout, space } = work;
  for (let first = 0; first < a.count; first += blockRows) {
    const part = { first, count: Math.min(blockRows, a.count - first), columns: b.count };
    copyLines(space, layout.a, layout.depth, a, first, part.count);
    beginSums(work, to, part);
    multiplyBlock(work, part.count);
    takeSums(work, to, part);
  }
}

/** The products of rows of A with lines of B, of equal length, in double precision. */
export function multiplyRows(a: Lines, b: Lines): Double {
  const product = doubleZeros(a.count, b.count);
  multiplyLines(inDouble, a, b, { data: product.data, start: 0, stride: b.count, add: false });
  return product;
}

/** A Bᵀ [m × n] for A [m × k] and B [n × k], in double precision. */
export const multiplyTransposed = (a: Either, b: Either): Double => multiplyRows(rowsOf(a), rowsOf(b));

/** A B [m × n] for A [m × k] and B [k × n], in double precision. */
export const multiplyDouble = (a: Either, b: Either): Double => multiplyRows(rowsOf(a), columnsOf(b));

/** Adds A B [m × n] to the first n columns of `to`, which has m rows. */
export const addProduct = (to: Double, a: Double, b: Double): void =>
  multiplyLines(inDouble, rowsOf(a), columnsOf(b), { data: to.data, start: 0, stride: to.columns, add: true });

/** Products of the lines of A and the lines of B, of equal length, in single precision; of every 128 the sum is formed apart. */
export const multiplySingle = (a: Lines, b: Lines, to: Target): void => multiplyLines(inSingle, a, b, to);

/**
 * A B for A [m × k] and B [k × n], in single precision; of every 128 products the sum is formed apart.
 * @throws RangeError when the inner dimensions differ
 */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.columns !== b.rows)
    throw new RangeError(`Cannot multiply [${a.rows} × ${a.columns}] by [${b.rows} × ${b.columns}].`);
  const data = new Float32Array(a.rows * b.columns);
  multiplySingle(rowsOf(a), columnsOf(b), { data, start: 0, stride: b.columns, add: false });
  return { rows: a.rows, columns: b.columns, data };
}
