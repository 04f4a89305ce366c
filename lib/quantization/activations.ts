/**
 * Activations rounded while the model runs, in plain ONNX operators that WebAssembly has kernels for.
 *   s_t = max_j |x_tj| / (2^(b−1) − 1),   q_tj = round(x_tj / s_t)      (by token; one s for all of x by tensor)
 *   y = s_t s_w ⊙ (q W_qᵀ)                                              (the product is summed in whole numbers)
 * Codes enter the integer product as q + 128 with the zero point 128: the same numbers, in the unsigned type for which ONNX Runtime has a
 * vectorised kernel in WebAssembly (onnxruntime/core/mlas/lib/qgemm.h chooses it only where the left side is unsigned).
 */
import { replaceNode, withWeights } from '@/lib/onnx/edit';
import { OnnxError } from '@/lib/onnx/error';
import type { Linear } from '@/lib/onnx/find';
import { writeLinear } from '@/lib/onnx/linear';
import { makeNode } from '@/lib/onnx/make';
import type { Node, OnnxModel } from '@/lib/onnx/model';
import { float32, int64, tensor } from '@/lib/tensor/create';
import { transpose, type Matrix } from '@/lib/tensor/matrix';
import type { Tensor } from '@/lib/tensor/tensor';
import { dequantize, roundHalfEven, type Quantized } from './uniform';

/** What shares a scale: each token has its own, or there is one for the whole input. */
export type Span = 'token' | 'tensor';

export interface ActivationGrid {
  /** 8 at most: 2^(bits−1) − 1 levels on either side of zero. */
  readonly bits: number;
  readonly span: Span;
}

/** Nodes to insert, the constants that they read, and the name of what they make. */
export interface Made {
  readonly nodes: readonly Node[];
  readonly constants: ReadonlyMap<string, Tensor>;
  readonly output: string;
}

/** ONNX's numbers for types, the targets of Cast. */
const [toFloat, toUint8] = [{ to: 1 }, { to: 2 }];

const levels = (bits: number): number => 2 ** (bits - 1) - 1;

/** The least magnitude that a scale is made of, as in the authors' code of SmoothQuant: silence does not divide by zero. */
const least = 1e-5;

const constants = (bits: number): ReadonlyMap<string, Tensor> =>
  new Map<string, Tensor>([
    ['activations.least', float32([], [least])],
    [`activations.levels${bits}`, float32([], [levels(bits)])],
  ]);

/** From ONNX 18 on, the axes of ReduceMax are an input and no attribute. @param axes none: all of them */
export function reduceMax(model: OnnxModel, input: string, output: string, axes: readonly number[] | null): Made {
  const given = axes && (model.opsets.get('') ?? 0) >= 18 ? `activations.axes${axes.join('_')}` : null;
  const attributes = { keepdims: 1, ...(axes && !given ? { axes } : {}) };
  return {
    nodes: [makeNode('ReduceMax', given ? [input, given] : [input], [output], attributes)],
    constants: new Map(given && axes ? [[given, int64([axes.length], axes)]] : []),
    output,
  };
}

const prefix = (value: string, { bits, span }: ActivationGrid): string => `${value}.${span}${bits}`;
export const scaleOf = (value: string, grid: ActivationGrid): string => `${prefix(value, grid)}.scale`;

/** round(x / s) as floats, and s. */
function rounded(model: OnnxModel, value: string, grid: ActivationGrid): Made {
  const p = prefix(value, grid);
  const top = reduceMax(model, `${p}.magnitude`, `${p}.top`, grid.span === 'token' ? [-1] : null);
  return {
    nodes: [
      makeNode('Abs', [value], [`${p}.magnitude`]),
      ...top.nodes,
      makeNode('Max', [`${p}.top`, 'activations.least'], [`${p}.reach`]),
      makeNode('Div', [`${p}.reach`, `activations.levels${grid.bits}`], [scaleOf(value, grid)]),
      makeNode('Div', [value, scaleOf(value, grid)], [`${p}.steps`]),
      makeNode('Round', [`${p}.steps`], [`${p}.rounded`]),
    ],
    constants: new Map([...constants(grid.bits), ...top.constants]),
    output: `${p}.rounded`,
  };
}

/** Codes of `value` as bytes around 128, of the same shape; their scale is `scaleOf(value, grid)`. */
export function codes(model: OnnxModel, value: string, grid: ActivationGrid): Made {
  const p = prefix(value, grid);
  const made = rounded(model, value, grid);
  return {
    nodes: [
      ...made.nodes,
      makeNode('Add', [made.output, 'activations.offset'], [`${p}.shifted`]),
      makeNode('Cast', [`${p}.shifted`], [`${p}.codes`], toUint8),
    ],
    constants: new Map<string, Tensor>([
      ...made.constants,
      ['activations.offset', float32([], [128])],
      ['activations.zero', tensor('uint8', [], Uint8Array.of(128))],
    ]),
    output: `${p}.codes`,
  };
}

/** The values that the codes stand for, as floats: rounding simulated. */
function simulated(model: OnnxModel, value: string, grid: ActivationGrid): Made {
  const made = rounded(model, value, grid);
  const output = `${prefix(value, grid)}.simulated`;
  return { ...made, nodes: [...made.nodes, makeNode('Mul', [made.output, scaleOf(value, grid)], [output])], output };
}

/** Puts what is made and then `nodes` in the place of the layer's node. What layers with the same input have made already is not made again. */
export function replaceWith(model: OnnxModel, { node }: Linear, made: readonly Made[], nodes: readonly Node[]) {
  const there = new Set(model.nodes.flatMap(({ outputs }) => outputs));
  const missing = made.flatMap((part) => part.nodes).filter(({ outputs }) => !there.has(outputs[0]));
  const read = made.flatMap((part) => [...part.constants]).filter(([name]) => !model.weights.has(name));
  return withWeights(replaceNode(model, node, [...missing, ...nodes]), read);
}

/** W_q as MatMulInteger takes it, [in × out] bytes, and its scales as a row [1 × out]. */
export function integerWeights({ weight }: Linear, { rows, columns, codes, scales }: Quantized): Map<string, Tensor> {
  const turned = transpose({ rows, columns, data: Float32Array.from(codes) });
  return new Map<string, Tensor>([
    [`${weight}.codes`, tensor('int8', [columns, rows], Int8Array.from(turned.data))],
    [`${weight}.scales`, float32([1, rows], scales)],
  ]);
}

/** The integer product of coded activations with the layer's codes, times the scale of the activations: a sum of W's codes still. */
export const integerProduct = ({ weight, output }: Linear, coded: Made, scale: string): Made => ({
  nodes: [
    makeNode('MatMulInteger', [coded.output, `${weight}.codes`, 'activations.zero'], [`${output}.sum`]),
    makeNode('Cast', [`${output}.sum`], [`${output}.float`], toFloat),
    makeNode('Mul', [`${output}.float`, scale], [`${output}.product`]),
  ],
  constants: new Map(),
  output: `${output}.product`,
});

/** A Gemm may multiply its product or its bias by a factor. @throws OnnxError when it does */
function requireUnscaled({ op, name, attributes }: Node): void {
  const factors = ['alpha', 'beta'].map((key) => attributes.get(key)).filter((attribute) => attribute !== undefined);
  if (factors.every((factor) => factor.type === 'float' && factor.value === 1)) return;
  throw new OnnxError({
    what: 'A linear layer multiplies its product or bias by a factor',
    where: `node ${op} "${name}"`,
    advice: 'Export the model with MatMul, or with alpha and beta of 1.',
  });
}

/** Multiplies a sum of W's codes by the scales of W, and adds the bias that a Gemm brings along. @throws OnnxError */
export function scaledProduct({ node, weight, output }: Linear, product: string): Node[] {
  requireUnscaled(node);
  const bias = node.inputs[2] ?? '';
  const scaled = bias ? `${output}.unbiased` : output;
  return [
    makeNode('Mul', [product, `${weight}.scales`], [scaled]),
    ...(bias ? [makeNode('Add', [scaled, bias], [output])] : []),
  ];
}

/**
 * Rounds the layer's input and multiplies integers in the place of its node; the old weight stays until the model is swept.
 * @param quantized symmetric codes of W [out × in] of at most 8 bits with one scale a row
 * @throws OnnxError where the layer is a Gemm with factors
 */
export function withIntegers(model: OnnxModel, linear: Linear, quantized: Quantized, grid: ActivationGrid): OnnxModel {
  const coded = codes(model, linear.input, grid);
  const product = integerProduct(linear, coded, scaleOf(linear.input, grid));
  const replaced = replaceWith(model, linear, [coded, product], scaledProduct(linear, product.output));
  return withWeights(replaced, integerWeights(linear, quantized));
}

/**
 * Rounds the layer's input and weight, and multiplies them as floats on their grids. The claim of packing is the caller's. The grid is
 * that of the integer product above; QuaRot's, with clipping and one more code below zero, is fake-quant.ts.
 */
export function withSimulated(model: OnnxModel, linear: Linear, quantized: Quantized, grid: ActivationGrid): OnnxModel {
  const made = simulated(model, linear.input, grid);
  const node = { ...linear.node, inputs: [made.output, ...linear.node.inputs.slice(1)] };
  return writeLinear(replaceWith(model, linear, [made], [node]), linear, dequantize(quantized));
}

/** s for a run of values. */
function scaleFor(values: Float32Array, bits: number): number {
  let top = least;
  for (const value of values) top = Math.max(top, Math.abs(value));
  return Math.fround(Math.fround(top) / levels(bits));
}

/** What the operators do to activations [tokens × in], in plain arithmetic. */
export function roundActivations({ rows, columns, data }: Matrix, { bits, span }: ActivationGrid): Matrix {
  const run = span === 'token' ? columns : data.length;
  const out = new Float32Array(data.length);
  for (let from = 0; from < data.length; from += run) {
    const scale = scaleFor(data.subarray(from, from + run), bits);
    for (let i = from; i < from + run; i++) out[i] = roundHalfEven(Math.fround(data[i] / scale)) * scale;
  }
  return { rows, columns, data: out };
}
