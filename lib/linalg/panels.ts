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

/** A stretch of a line. */
interface Piece {
  readonly line: number;
  readonly from: number;
  readonly length: number;
}

const startOf = ({ start, apart, along }: Lines, { line, from }: Piece): number => start + line * apart + from * along;

/** Writes numbers of a line `width` apart, from place `at` on. */
function interleaveOne(space: Numbers, at: number, width: number, lines: Lines, piece: Piece): void {
  const { data, along } = lines;
  for (let k = 0, to = at, a = startOf(lines, piece); k < piece.length; k++, to += width, a += along)
    space[to] = data[a];
}

/** Four lines at once, this one and the next: neighbours are written together, and the loop turns a quarter as often. */
function interleaveFour(space: Numbers, at: number, width: number, lines: Lines, piece: Piece): void {
  const { data, apart, along } = lines;
  let a = startOf(lines, piece);
  let [b, c, d] = [a + apart, a + 2 * apart, a + 3 * apart];
  for (let k = 0, to = at; k < piece.length; k++, to += width) {
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

/** Where panels go: one after another from place `at` on, each of `width` lines side by side, `depth` numbers of each. */
export interface Panels {
  readonly space: Numbers;
  readonly at: number;
  readonly width: number;
  readonly depth: number;
}

/** The lines from `first` on, as many as a panel takes, or as there are. */
function layOutPanel({ space, at, width, depth }: Panels, lines: Lines, first: number, from: number): void {
  const count = Math.min(width, lines.count - first);
  const length = Math.min(depth, lines.length - from);
  if (count * length < width * depth) space.fill(0, at, at + width * depth);
  const fours = count - (count % 4);
  for (let i = 0; i < fours; i += 4) interleaveFour(space, at + i, width, lines, { line: first + i, from, length });
  for (let i = fours; i < count; i++) interleaveOne(space, at + i, width, lines, { line: first + i, from, length });
}

/** Lays out all lines, each from number `from` on, with zeros where lines or numbers are missing. */
export function layOut(panels: Panels, lines: Lines, from: number): void {
  const { at, width, depth } = panels;
  for (let first = 0; first < lines.count; first += width)
    layOutPanel({ ...panels, at: at + first * depth }, lines, first, from);
}

/** Puts lines into `space`, `count` of them from line `first` on, each in a stretch of its own, `apart` numbers from one to the next. */
export function copyLines(space: Numbers, at: number, apart: number, lines: Lines, first: number, count: number): void {
  const { data, length, along } = lines;
  const start = lines.start + first * lines.apart;
  if (along === 1)
    for (let i = 0, from = start; i < count; i++, from += lines.apart)
      space.set(data.subarray(from, from + length), at + i * apart);
  else
    for (let k = 0; k < length; k++)
      for (let i = 0, from = start + k * along; i < count; i++, from += lines.apart)
        space[at + i * apart + k] = data[from];
}
