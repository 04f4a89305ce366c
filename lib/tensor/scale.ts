/** Products with diagonal matrices. */
import type { Matrix } from './matrix';

/** W diag(s): column j times s_j. Of weights [out × in], what input j is multiplied by. */
export function scaleColumns({ rows, columns, data }: Matrix, s: Float32Array): Matrix {
  const scaled = new Float32Array(data.length);
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < columns; j++, at++) scaled[at] = data[at] * s[j];
  return { rows, columns, data: scaled };
}

/** diag(s) W: row i times s_i. Of weights [out × in], what makes output i. */
export function scaleRows({ rows, columns, data }: Matrix, s: Float32Array): Matrix {
  const scaled = new Float32Array(data.length);
  for (let i = 0, at = 0; i < rows; i++) for (let j = 0; j < columns; j++, at++) scaled[at] = data[at] * s[i];
  return { rows, columns, data: scaled };
}
