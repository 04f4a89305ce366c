/**
 * The rotation before the down projection. A gate's product lies between the weights, so that it can be folded into none of them: it
 * is made while the model runs, x → x Tᵀ with T = P (A ⊗ B), and taken back in W → W Tᵀ.
 */
import { multiply } from '@/lib/linalg';
import { insertNodes, withWeights } from '@/lib/onnx/edit';
import { requireDecoder, type Linear } from '@/lib/onnx/find';
import { readLinear, writeLinear } from '@/lib/onnx/linear';
import { makeNode } from '@/lib/onnx/make';
import type { OnnxModel } from '@/lib/onnx/model';
import { float32, int64 } from '@/lib/tensor/create';
import { transpose, type Matrix } from '@/lib/tensor/matrix';
import { hadamardFactors, hadamardRotation } from './hadamard';

/** A and B, orthogonal, which are all that is stored of T = P (A ⊗ B). @throws OnnxError */
function factorsOf(n: number): readonly [Matrix, Matrix] {
  const [a, b] = hadamardFactors(n);
  return [hadamardRotation(a), hadamardRotation(b)];
}

/** The same numbers in rows of another length. */
const inRowsOf = (columns: number, data: Float32Array): Matrix => ({ rows: data.length / columns, columns, data });

/** Every [a × b] block of rows transposed: [m·a × b] → [m·b × a]. */
function transposeBlocks({ rows, columns: b, data }: Matrix, a: number): Matrix {
  const out = new Float32Array(data.length);
  for (let start = 0; start < data.length; start += a * b)
    for (let i = 0; i < a; i++) for (let j = 0; j < b; j++) out[start + j * a + i] = data[start + i * b + j];
  return { rows: (rows / a) * b, columns: a, data: out };
}

/** W Tᵀ: T x for every row x of W. With x as an a × b matrix X that is B (A X)ᵀ = (X Bᵀ)ᵀ Aᵀ, two products for all rows together. */
function turnRows({ data, ...shape }: Matrix, [left, right]: readonly [Matrix, Matrix]): Matrix {
  const across = multiply(inRowsOf(right.rows, data), transpose(right));
  const turned = multiply(transposeBlocks(across, left.rows), transpose(left));
  return { ...shape, data: turned.data };
}

/** x Tᵀ for every row x: what the graph makes of activations, and what is made of the weights that read them. */
export const toOnline = (x: Matrix): Matrix => turnRows(x, factorsOf(x.columns));

/** x T, the way back: Tᵀ is the same kind of product, with Bᵀ and Aᵀ in place of A and B. */
export function fromOnline(x: Matrix): Matrix {
  const [a, b] = factorsOf(x.columns);
  return turnRows(x, [transpose(b), transpose(a)]);
}

/** T x as nodes: with x as an a × b matrix X, B (A X)ᵀ. Two small products, n (a + b) multiplications a token in place of n². */
function nodes(input: string, [a, b]: readonly [number, number]) {
  const name = (part: string) => `${input}/hadamard.${part}`;
  const output = `${input}/hadamard`;
  return {
    output,
    nodes: [
      makeNode('Shape', [input], [name('shape')]),
      makeNode('Reshape', [input, `hadamard.split.${a}.${b}`], [name('split')]),
      makeNode('MatMul', [`hadamard.${a}`, name('split')], [name('left')]),
      makeNode('Transpose', [name('left')], [name('turned')], { perm: [0, 2, 1] }),
      makeNode('MatMul', [`hadamard.${b}`, name('turned')], [name('right')]),
      makeNode('Reshape', [name('right'), name('shape')], [output]),
    ],
  };
}

function beforeLinear(model: OnnxModel, linear: Linear): OnnxModel {
  const both = factorsOf(linear.inFeatures);
  const [a, b] = both.map(({ rows }) => rows);
  const turned = withWeights(writeLinear(model, linear, turnRows(readLinear(model, linear), both)), [
    ...both.map(({ rows, data }) => [`hadamard.${rows}`, float32([rows, rows], data)] as const),
    [`hadamard.split.${a}.${b}`, int64([3], [-1, a, b])],
  ]);
  const { output, nodes: added } = nodes(linear.input, [a, b]);
  const read = (name: string, at: number) => (at === 0 && name === linear.input ? output : name);
  const rewired = turned.nodes.map((node) =>
    node === linear.node ? { ...node, inputs: node.inputs.map(read) } : node,
  );
  return insertNodes({ ...turned, nodes: rewired }, added);
}

/**
 * Puts a Hadamard transform before each down projection; outputs stay as they are up to the rounding of floats.
 * @throws OnnxError for a width without a Hadamard matrix
 */
export const withOnlineHadamard = (model: OnnxModel): OnnxModel =>
  requireDecoder(model)
    .flatMap(({ linears }) => linears.filter(({ role }) => role === 'down'))
    .reduce(beforeLinear, model);
