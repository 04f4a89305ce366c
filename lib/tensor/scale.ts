/** Products with diagonal matrices. */
import type { Matrix } from './matrix';

/** W diag(s): column j times s_j. Of weights [out × in], what input j is multiplied by. */
export const scaleColumns = ({ rows, columns, data }: Matrix, s: Float32Array): Matrix => ({
  rows,
  columns,
  data: data.map((value, i) => value * s[i % columns]),
});

/** diag(s) W: row i times s_i. Of weights [out × in], what makes output i. */
export const scaleRows = ({ rows, columns, data }: Matrix, s: Float32Array): Matrix => ({
  rows,
  columns,
  data: data.map((value, i) => value * s[Math.floor(i / columns)]),
});
