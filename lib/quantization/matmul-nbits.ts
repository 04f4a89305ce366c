/**
 * com.microsoft MatMulNBits: y = x Ŵᵀ with Ŵ kept as 2-, 4- or 8-bit codes in blocks along the input, each block with a scale and perhaps a zero point.
 * Source: onnxruntime/docs/ContribOperators.md. It saves memory; ONNX Runtime's wasm kernel expands the codes as it goes.
 */
import { replaceNode, withOpset, withWeights } from '@/lib/onnx/edit';
import type { Linear } from '@/lib/onnx/find';
import type { Attribute, Node, OnnxModel } from '@/lib/onnx/model';
import { float32, tensor } from '@/lib/tensor/create';
import type { Tensor } from '@/lib/tensor/tensor';
import { packRuns } from './codes';
import type { Grid, Quantized } from './uniform';

/** Whether the operator takes this grid: blocks are powers of two, of 16 at least. */
export const fitsMatMulNBits = ({ bits, group }: Pick<Grid, 'bits' | 'group'>): boolean =>
  [2, 4, 8].includes(bits) && group >= 16 && Number.isInteger(Math.log2(group));

/** The code that means zero where none is stored. */
const middle = (bits: number): number => 2 ** (bits - 1);

/** Codes from 0, the last block of each row filled up with the code of zero. */
function unsignedCodes({ scheme, bits, rows, columns, group, groups, codes, zeros }: Quantized): Uint8Array {
  const shift = scheme === 'symmetric' ? middle(bits) : 0;
  const padded = new Uint8Array(rows * groups * group);
  for (let row = 0, i = 0; row < rows; row++)
    for (let place = 0; place < groups * group; place++, i++) {
      const stored = place < columns;
      padded[i] = shift + (stored ? codes[row * columns + place] : zeros[row * groups + Math.floor(place / group)]);
    }
  return padded;
}

const int = (value: number): Attribute => ({ type: 'int', value });

function operator(linear: Linear, { bits, group, rows, columns }: Quantized, weights: readonly string[]): Node {
  return {
    name: `${linear.output}/MatMulNBits`,
    op: 'MatMulNBits',
    domain: 'com.microsoft',
    inputs: [linear.input, ...weights],
    outputs: [linear.output],
    attributes: new Map(Object.entries({ K: columns, N: rows, bits, block_size: group }).map(([k, v]) => [k, int(v)])),
  };
}

/** The tensors of the operator: B [out, blocks, bytes], scales [out, blocks] and, unless symmetric, zero points [out, bytes]. */
function operands({ weight }: Linear, quantized: Quantized) {
  const { bits, scheme, rows, groups, group, scales, zeros } = quantized;
  const codes = packRuns(unsignedCodes(quantized), group, bits);
  const packed = tensor('uint8', [rows, groups, (group * bits) / 8], codes);
  const points = packRuns(zeros, groups, bits);
  return new Map<string, Tensor>([
    [`${weight}.codes`, packed],
    [`${weight}.scales`, float32([rows, groups], scales)],
    ...(scheme === 'asymmetric'
      ? [[`${weight}.zeros`, tensor('uint8', [rows, points.length / rows], points)] as const]
      : []),
  ]);
}

/** Puts the operator in the place of the layer's MatMul; the old weight stays until the model is swept. @see fitsMatMulNBits */
export function withMatMulNBits(model: OnnxModel, linear: Linear, quantized: Quantized): OnnxModel {
  const tensors = operands(linear, quantized);
  const edited = replaceNode(model, linear.node, [operator(linear, quantized, [...tensors.keys()])]);
  return withOpset(withWeights(edited, tensors), 'com.microsoft', 1);
}
