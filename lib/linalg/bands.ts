/** Changing columns one after another, each change being carried at once to the columns that come: some rows at a time. */
import { row, type Matrix } from '@/lib/tensor/matrix';
import { singles, step, subtractMultiples, workspace } from './simd/multiples';

/** Rows that are changed together: as few as stay in the nearest caches, so many that calls are few. */
const bandRows = 64;

/** Some rows of W, whose columns [from, to) are being changed. */
export interface Band {
  /** The first of the rows in W. */
  readonly first: number;
  /** Whole rows, as they are by now; what is written here comes to stand in W. */
  readonly rows: readonly Float32Array[];
  /** The error of each row in the column at hand, to be written before it is carried. */
  readonly errors: Float32Array;
  /** Subtracts errors · U[place, place + 1 … to] from what comes behind `place`. */
  carry(place: number): void;
}

/** The stripe, and places in the workspace: U's rows as doubles, with `step` zeros before each; then singles: errors, rows. */
interface Layout {
  readonly from: number;
  readonly to: number;
  /** Doubles from row to row of U. */
  readonly pitch: number;
  readonly errors: number;
  readonly rows: number;
  readonly length: number;
}

function layoutFor({ rows, columns }: Matrix, from: number, to: number): Layout {
  const pitch = 2 * Math.ceil((to - from + step) / 2);
  const errors = 2 * (to - from) * pitch;
  // A step may begin before the first row's first number.
  const start = errors + bandRows + step;
  const length = Math.ceil((start + Math.min(rows, bandRows) * columns) / 2);
  return { from, to, pitch, errors, rows: start, length };
}

/** Of U's rows [from, to) what is right of the diagonal, ending where the stripe ends; zeros before it. */
function layOutFactor(space: Float64Array, { from, to, pitch }: Layout, u: Matrix): void {
  space.fill(0, 0, (to - from) * pitch);
  for (let i = from; i < to; i++) {
    const behind = row(u, i).subarray(i + 1, to);
    space.set(behind, (i - from + 1) * pitch - behind.length);
  }
}

/** W's rows [first, first + count) in the workspace, whose memory `space` is. */
function bandAt(space: Float32Array, layout: Layout, first: number, count: number, columns: number) {
  const { rows, errors, pitch, from, to } = layout;
  const rowAt = (i: number) => space.subarray(rows + i * columns, rows + (i + 1) * columns);
  const carry = (place: number) => {
    const length = step * Math.ceil((to - place - 1) / step);
    const [start, subtrahend] = [rows + to - length, (place - from + 1) * pitch - length];
    if (length > 0) subtractMultiples({ rows: start, count, stride: columns, length, factors: errors, subtrahend });
  };
  return {
    first,
    rows: Array.from({ length: count }, (_, i) => rowAt(i)),
    errors: space.subarray(errors, errors + count),
    carry,
  };
}

/**
 * All rows of W, band after band; a band's changes are in W when the next one is asked for. One walk at a time: they share their memory.
 * @param u upper triangular [in × in]
 */
export function* bandsOf(weights: Matrix, u: Matrix, from: number, to: number): Generator<Band> {
  const { columns } = weights;
  const layout = layoutFor(weights, from, to);
  layOutFactor(workspace(layout.length), layout, u);
  const space = singles(2 * layout.length);
  for (let first = 0; first < weights.rows; first += bandRows) {
    const count = Math.min(bandRows, weights.rows - first);
    const own = weights.data.subarray(first * columns, (first + count) * columns);
    space.set(own, layout.rows);
    yield bandAt(space, layout, first, count, columns);
    own.set(space.subarray(layout.rows, layout.rows + own.length));
  }
}
