/** How far our decompositions and solutions are from NumPy's, for tests in Node and in a browser. */
import { frobenius, matmul, transpose, zeros, type Matrix } from '@/lib/tensor/matrix';
import { cholesky, eigh, inverseCholesky, invertLower, multiply, solveLower, svd } from '.';
import golden from './golden/vectors.json' with { type: 'json' };

type Given = Omit<Matrix, 'data'> & { readonly data: readonly number[] };

export interface Distance {
  readonly what: string;
  /** ‖A − B‖_F / ‖B‖_F */
  readonly distance: number;
  readonly limit: number;
}

export const diagonal = (values: ArrayLike<number>): Matrix => {
  const out = zeros(values.length, values.length);
  for (let i = 0; i < values.length; i++) out.data[i * (values.length + 1)] = values[i];
  return out;
};

export const identity = (size: number): Matrix => diagonal(new Float32Array(size).fill(1));

/** ‖A − B‖_F / ‖B‖_F; infinite where the sizes differ. */
export function distance(a: Matrix, b: Matrix): number {
  if (a.rows !== b.rows || a.columns !== b.columns) return Infinity;
  return frobenius({ ...a, data: a.data.map((value, i) => value - b.data[i]) }) / frobenius(b);
}

const matrix = ({ data, ...size }: Given): Matrix => ({ ...size, data: Float32Array.from(data) });

const compared = (what: string, a: Matrix, b: Matrix, limit = 1e-6): Distance => ({
  what,
  distance: distance(a, b),
  limit,
});

async function ofDefinite(given: (typeof golden.definite)[number]): Promise<Distance[]> {
  const [a, lower, b] = [given.a, given.lower, given.b].map(matrix);
  const of = `of a positive definite matrix, ${given.name}`;
  return [
    compared(`cholesky ${of}`, await cholesky(a), matrix(given.cholesky)),
    compared(`transposed factor of the inverse ${of}`, await inverseCholesky(a), matrix(given.inverseCholesky)),
    compared(`solveLower with a factor ${of}`, await solveLower(lower, b), matrix(given.solved)),
    compared(`invertLower of a factor ${of}`, await invertLower(lower), matrix(given.inverted)),
  ];
}

async function ofSymmetric({ name, a: given, values: expected }: (typeof golden.eigen)[number]): Promise<Distance[]> {
  const a = matrix(given);
  const { values, vectors } = await eigh(a);
  const rebuilt = multiply(multiply(vectors, diagonal(values)), transpose(vectors));
  return [
    compared(`eigenvalues of a matrix, ${name}`, diagonal(values), diagonal(expected)),
    compared(
      `eigenvectors of a matrix, ${name}, among themselves`,
      matmul(transpose(vectors), vectors),
      identity(a.rows),
    ),
    compared(`eigenvectors of a matrix, ${name}, put together`, rebuilt, a),
  ];
}

async function ofAny({ name, a: given, s: expected }: (typeof golden.singular)[number]): Promise<Distance[]> {
  const a = matrix(given);
  const { u, s, v } = await svd(a);
  const rebuilt = multiply(multiply(u, diagonal(s)), transpose(v));
  return [
    compared(`singular values of a matrix, ${name}`, diagonal(s), diagonal(expected)),
    compared(`left singular vectors of a matrix, ${name}`, matmul(transpose(u), u), identity(s.length), 1e-5),
    compared(`right singular vectors of a matrix, ${name}`, matmul(transpose(v), v), identity(s.length), 1e-5),
    compared(`factors of a matrix, ${name}, put together`, rebuilt, a),
  ];
}

/** Everything in golden/vectors.json, whose right sides golden/reference.py found with NumPy. */
export async function distancesFromNumpy(): Promise<Distance[]> {
  const found: Distance[] = [];
  for (const given of golden.definite) found.push(...(await ofDefinite(given)));
  for (const given of golden.eigen) found.push(...(await ofSymmetric(given)));
  for (const given of golden.singular) found.push(...(await ofAny(given)));
  return found;
}
