/** Rows or columns of matrices, laid side by side for products: a panel holds number after number of a few of them. */
import type { Matrix } from '@/lib/tensor/matrix';
import type { Double } from './double';

export type Numbers = Float32Array | Float64Array;

/** A matrix in single or in double precision. */
export type Either = Matrix | Double;

/** Lines of numbers: number k of line i is data[start + i · apart + k · along]. */
export interface Lines {
  readonly count: number;
  readonly length: number;
  readonly data: Numbers;
  readonly start: number;
  readonly apart: number;
  readonly along: number;
}

/** Rows of a matrix, or some of them from some column on, without a copy. */
export const rowsOf = ({ rows, columns, data }: Either, first = 0, end = rows, left = 0, right = columns): Lines => ({
  ...{ count: end - first, length: right - left, data },
  ...{ start: first * columns + left, apart: columns, along: 1 },
});

/** Columns of a matrix, without a copy. */
export const columnsOf = ({ rows, columns, data }: Either): Lines => ({
  ...{ count: columns, length: rows, data },
  ...{ start: 0, apart: 1, along: columns },
});

/** A stretch of a line and of its neighbours. */
export interface Piece {
  readonly first: number;
  readonly count: number;
  readonly from: number;
  readonly length: number;
}

/** Puts lines side by side, `width` numbers apart; those that are there overwrite what was. */
function interleave(space: Numbers, at: number, width: number, lines: Lines, piece: Piece): void {
  const { data, start, apart, along } = lines;
  const { first, count, from, length } = piece;
  const fours = count - (count % 4);
  for (let i = 0; i < fours; i += 4)
    interleaveFour(space, at + i, width, lines, { first: first + i, count: 4, from, length });
  for (let i = fours; i < count; i++) {
    let source = start + (first + i) * apart + from * along;
    for (let k = 0, to = at + i; k < length; k++, to += width, source += along) space[to] = data[source];
  }
}

/** Four lines at once: neighbours are written together, and the loop turns a quarter as often. */
function interleaveFour(space: Numbers, at: number, width: number, lines: Lines, { first, from, length }: Piece): void {
  const { data, start, apart, along } = lines;
  let a = start + first * apart + from * along;
  let [b, c, d] = [a + apart, a + 2 * apart, a + 3 * apart];
  for (let k = 0, to = at; k < length; k++, to += width) {
    space[to] = data[a];
    space[to + 1] = data[b];
    space[to + 2] = data[c];
    space[to + 3] = data[d];
    a += along;
    b += along;
    c += along;
    d += along;
  }
}

/** Panels of `width` lines each, one after another from place `at` on, with zeros for lines that are missing. */
export function layOut(space: Numbers, at: number, width: number, lines: Lines, piece: Piece): void {
  const { first, from, length } = piece;
  const panels = Math.ceil(piece.count / width);
  if (piece.count < panels * width) space.fill(0, at, at + panels * width * length);
  for (let done = 0; done < piece.count; done += width) {
    const count = Math.min(width, piece.count - done);
    interleave(space, at + done * length, width, lines, { first: first + done, count, from, length });
  }
}
