/** Sums of products of columns, Aᵀ A, in double precision: the greatest part of the work of calibrated methods. */
import type { Matrix } from '@/lib/tensor/matrix';
import { doubleZeros, type Double } from './double';
import { layOut, type Lines, type Numbers } from './panels';
import { addPanels, high, inDouble } from './simd/tiles';

/** Rows of A at a time: what they add is summed up apart. */
const depth = 128;

/** Aᵀ A of all rows added so far; begun by `beginGram`. */
export interface Gram {
  /** Columns of A. */
  readonly size: number;
  /** The lower triangle, up to whole tiles; sides are padded to a multiple of the tile's. */
  readonly sums: Double;
}

export function beginGram(size: number): Gram {
  const side = Math.ceil(size / high) * high;
  return { size, sums: doubleZeros(side, side) };
}

/** Adds products of columns with columns that lie in panels at 0, one and the same for both: tiles are square. */
function addTriangle(side: number, depth: number, out: number): void {
  for (let panel = 0; panel < side / high; panel++) {
    addPanels({
      a: panel * high * depth,
      quadruples: 1,
      apart: depth,
      b: 0,
      panels: panel + 1,
      depth,
      out: out + panel * high * side,
      stride: side,
    });
  }
}

/** Adds Aᵀ A, of A [rows × size] in row-major order. */
export function addGram({ size, sums }: Gram, data: Numbers): void {
  const [rows, side] = [data.length / size, sums.columns];
  const out = side * depth;
  const space = inDouble.workspace(out + side * side);
  space.set(sums.data, out);
  const columns: Lines = { count: size, length: rows, data, start: 0, apart: 1, along: size };
  for (let from = 0; from < rows; from += depth) {
    const length = Math.min(depth, rows - from);
    layOut({ space, at: 0, width: high, depth: length }, columns, from);
    addTriangle(side, length, out);
  }
  sums.data.set(space.subarray(out, out + side * side));
}

/** Aᵀ A into `out` [size × size], symmetric to the last bit. */
function mirror({ size, sums }: Gram, out: Numbers): void {
  for (let i = 0; i < size; i++)
    for (let j = 0; j <= i; j++) out[i * size + j] = out[j * size + i] = sums.data[i * sums.columns + j];
}

/** Aᵀ A in double precision. */
export function finishGram(gram: Gram): Double {
  const out = doubleZeros(gram.size, gram.size);
  mirror(gram, out.data);
  return out;
}

/** Aᵀ A rounded to float32. */
export function gramOf(gram: Gram): Matrix {
  const data = new Float32Array(gram.size ** 2);
  mirror(gram, data);
  return { rows: gram.size, columns: gram.size, data };
}
