/** How groups of weights are laid out for vectors: one behind the other, each filled up with zeros to a multiple of what is done at once. */
import { step, type Runs } from '@/lib/linalg/simd/grids';
import type { Matrix } from '@/lib/tensor/matrix';

type Numbers = Float32Array | Int16Array;

/** Numbers that fit the nearer caches. */
const few = 8192;

export interface Tiles {
  readonly columns: number;
  /** Weights of a group, and groups of a row. */
  readonly group: number;
  readonly groups: number;
  /** Places of a group and of a row. */
  readonly pitch: number;
  readonly width: number;
  /** Rows that are looked at together: an even number. */
  readonly rowsAtOnce: number;
}

export function tilesOf(columns: number, group: number): Tiles {
  const groups = Math.ceil(columns / group);
  const pitch = Math.ceil(Math.min(group, columns) / step) * step;
  const width = groups * pitch;
  return { columns, group, groups, pitch, width, rowsAtOnce: 2 * Math.max(1, Math.floor(few / width / 2)) };
}

/** The runs of so many rows from `at` on. */
export const runsOf = ({ groups, pitch }: Tiles, at: number, rows: number): Runs => ({
  at,
  count: rows * groups,
  length: pitch,
});

/** Rows as single runs, groups and all. */
export const rowsOf = ({ width }: Tiles, at: number, count: number): Runs => ({ at, count, length: width });

/** First row and number of rows, again and again. */
export function* blocksOf({ rows }: Pick<Matrix, 'rows'>, { rowsAtOnce }: Tiles): Generator<readonly [number, number]> {
  for (let first = 0; first < rows; first += rowsAtOnce) yield [first, Math.min(rowsAtOnce, rows - first)];
}

/** Calls back with the place of each group in its tile and in its matrix, and how long it is there. */
function eachGroup(
  { columns, group, groups, pitch }: Tiles,
  rows: number,
  tell: (tile: number, at: number, length: number) => void,
) {
  for (let g = 0; g < rows * groups; g++) {
    const column = (g % groups) * group;
    const at = ((g / groups) | 0) * columns + column;
    tell(g * pitch, at, Math.min(group, columns - column));
  }
}

/** `data` [rows × columns] from `from` on into tiles at `at`. */
export function layOut(tiles: Tiles, space: Numbers, at: number, data: Numbers, from: number, rows: number): void {
  if (tiles.width === tiles.columns) {
    space.set(data.subarray(from, from + rows * tiles.columns), at);
    return;
  }
  space.fill(0, at, at + rows * tiles.width);
  eachGroup(tiles, rows, (tile, place, length) => {
    for (let i = 0; i < length; i++) space[at + tile + i] = data[from + place + i];
  });
}

/** Tiles at `at` back into `data` [rows × columns] from `from` on. */
export function takeBack(tiles: Tiles, space: Numbers, at: number, data: Numbers, from: number, rows: number): void {
  if (tiles.width === tiles.columns) {
    data.set(space.subarray(at, at + rows * tiles.columns), from);
    return;
  }
  eachGroup(tiles, rows, (tile, place, length) => {
    for (let i = 0; i < length; i++) data[from + place + i] = space[at + tile + i];
  });
}
