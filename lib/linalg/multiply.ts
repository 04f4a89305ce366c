/** Products of matrices that are laid out in panels, block by block. */
import type { Matrix } from '@/lib/tensor/matrix';
import { doubleZeros, type Double } from './double';
import { columnsOf, layOut, rowsOf, type Either, type Lines, type Numbers, type Piece } from './panels';
import { high, inDouble, inSingle, type Arithmetic } from './simd/tiles';

/** Rows of A that are multiplied at a time, and products that are added up before they are added to the others. */
const [blockRows, blockDepth] = [32, 128];

/** Where things are in the workspace: panels of B for all of a stretch of depth, panels of a block of A, their products. */
interface Layout {
  readonly panels: number;
  readonly stride: number;
  readonly a: number;
  readonly out: number;
  readonly length: number;
}

function layoutFor(columns: number, depth: number, wide: number): Layout {
  const panels = Math.ceil(columns / wide);
  const stride = panels * wide;
  const a = stride * depth;
  const out = a + blockRows * depth;
  return { panels, stride, a, out, length: out + blockRows * stride };
}

interface Work<Space extends Numbers> {
  readonly arithmetic: Arithmetic<Space>;
  readonly space: Space;
  readonly layout: Layout;
}

/** Products of a block of A with all of B, over one stretch of depth, into the workspace. */
function multiplyBlock<Space extends Numbers>(work: Work<Space>, a: Lines, piece: Piece): void {
  const { arithmetic, space, layout } = work;
  const { panels: panelsOfB, stride, out } = layout;
  layOut(space, layout.a, high, a, piece);
  space.fill(0, out, layout.length);
  const panelsOfA = Math.ceil(piece.count / high);
  arithmetic.addTiles({ a: layout.a, panelsOfA, b: 0, panelsOfB, depth: piece.length, out, stride });
}

/** Where products go: `stride` numbers from row to row; what is there stays, and they are added to it, if `add`. */
interface Target {
  readonly data: Numbers;
  readonly stride: number;
  readonly add: boolean;
}

/** The products of a stretch of depth are added up apart: sums of fewer numbers lose less. */
function addBlock({ data, stride, add }: Target, space: Numbers, layout: Layout, columns: number, piece: Piece): void {
  for (let i = 0; i < piece.count; i++) {
    const at = (piece.first + i) * stride;
    const from = layout.out + i * layout.stride;
    if (piece.from === 0 && !add) data.set(space.subarray(from, from + columns), at);
    else for (let j = 0; j < columns; j++) data[at + j] += space[from + j];
  }
}

/** Σ_k a_i[k] b_j[k] over lines of equal length, for row i and column j. */
function multiplyLines<Space extends Numbers>(arithmetic: Arithmetic<Space>, a: Lines, b: Lines, to: Target): void {
  for (let from = 0; from < a.length; from += blockDepth) {
    const length = Math.min(blockDepth, a.length - from);
    const layout = layoutFor(b.count, length, arithmetic.wide);
    const space = arithmetic.workspace(layout.length);
    layOut(space, 0, arithmetic.wide, b, { first: 0, count: b.count, from, length });
    for (let first = 0; first < a.count; first += blockRows) {
      const piece = { first, count: Math.min(blockRows, a.count - first), from, length };
      multiplyBlock({ arithmetic, space, layout }, a, piece);
      addBlock(to, space, layout, b.count, piece);
    }
  }
}

/** The products of lines of A with lines of B, of equal length, in double precision. */
export function multiplyRows(a: Lines, b: Lines): Double {
  const product = doubleZeros(a.count, b.count);
  multiplyLines(inDouble, a, b, { data: product.data, stride: b.count, add: false });
  return product;
}

/** A Bᵀ [m × n] for A [m × k] and B [n × k], in double precision. */
export const multiplyTransposed = (a: Either, b: Either): Double => multiplyRows(rowsOf(a), rowsOf(b));

/** A B [m × n] for A [m × k] and B [k × n], in double precision. */
export const multiplyDouble = (a: Either, b: Either): Double => multiplyRows(rowsOf(a), columnsOf(b));

/** Adds A B [m × n] to the first n columns of `to`, which has m rows. */
export const addProduct = (to: Double, a: Double, b: Double): void =>
  multiplyLines(inDouble, rowsOf(a), columnsOf(b), { data: to.data, stride: to.columns, add: true });

/**
 * A B for A [m × k] and B [k × n], in single precision; of every 128 products the sum is formed apart.
 * @throws RangeError when the inner dimensions differ
 */
export function multiply(a: Matrix, b: Matrix): Matrix {
  if (a.columns !== b.rows)
    throw new RangeError(`Cannot multiply [${a.rows} × ${a.columns}] by [${b.rows} × ${b.columns}].`);
  const data = new Float32Array(a.rows * b.columns);
  multiplyLines(inSingle, rowsOf(a), columnsOf(b), { data, stride: b.columns, add: false });
  return { rows: a.rows, columns: b.columns, data };
}
