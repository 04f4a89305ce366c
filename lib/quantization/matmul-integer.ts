/**
 * An 8-bit linear layer: activations are rounded to 8 bits as they come (one scale for the whole tensor), the product is summed in whole
 * numbers, and one multiplication by both scales brings it back.
 *   DynamicQuantizeLinear(x) → x_q, s_x, z_x ;  y = s_x s_w ⊙ MatMulInteger(x_q − z_x, W_q)
 */
import { replaceNode, withWeights } from '@/lib/onnx/edit';
import type { Linear } from '@/lib/onnx/find';
import type { Attribute, Node, OnnxModel } from '@/lib/onnx/model';
import { float32, tensor } from '@/lib/tensor/create';
import type { Tensor } from '@/lib/tensor/tensor';
import type { Quantized } from './uniform';

/** ONNX's number for the type float32, the target of Cast. */
const toFloat: ReadonlyMap<string, Attribute> = new Map([['to', { type: 'int', value: 1 }]]);

const node = (
  op: string,
  inputs: readonly string[],
  outputs: readonly string[],
  attributes = new Map<string, Attribute>(),
): Node => ({
  name: `${outputs[0]}/${op}`,
  op,
  domain: '',
  inputs,
  outputs,
  attributes,
});

/** Codes of W [out × in] in ONNX's order [in × out]. */
function transposedCodes({ outFeatures: rows, inFeatures: columns }: Linear, codes: Int16Array): Int8Array {
  const transposed = new Int8Array(codes.length);
  for (let i = 0; i < rows; i++) for (let j = 0; j < columns; j++) transposed[j * rows + i] = codes[i * columns + j];
  return transposed;
}

/** The layers that share an input share its rounding too. */
const roundsInput = (model: OnnxModel, input: string): boolean =>
  model.nodes.some(({ op, inputs }) => op === 'DynamicQuantizeLinear' && inputs[0] === input);

function operators({ input, output, weight }: Linear, alreadyRounded: boolean): Node[] {
  const [codes, scale, zero] = [`${input}.q`, `${input}.q_scale`, `${input}.q_zero`];
  return [
    ...(alreadyRounded ? [] : [node('DynamicQuantizeLinear', [input], [codes, scale, zero])]),
    node('MatMulInteger', [codes, `${weight}.codes`, zero], [`${output}.sum`]),
    node('Cast', [`${output}.sum`], [`${output}.float`], new Map(toFloat)),
    node('Mul', [scale, `${weight}.scales`], [`${output}.scale`]),
    node('Mul', [`${output}.float`, `${output}.scale`], [output]),
  ];
}

/**
 * Puts the integer operators in the place of the layer's MatMul; the old weight stays until the model is swept.
 * @param quantized 8-bit symmetric codes of W [out × in] in row-major order, with one scale a row or one in all.
 */
export function withMatMulInteger(model: OnnxModel, linear: Linear, { codes, scales }: Quantized): OnnxModel {
  const tensors = new Map<string, Tensor>([
    [`${linear.weight}.codes`, tensor('int8', [linear.inFeatures, linear.outFeatures], transposedCodes(linear, codes))],
    [`${linear.weight}.scales`, float32([scales.length], scales)],
  ]);
  const nodes = operators(linear, roundsInput(model, linear.input));
  return withWeights(replaceNode(model, linear.node, nodes), tensors);
}
