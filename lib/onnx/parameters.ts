/** Which weights of a graph are the model's parameters, and which are constants, tables or scales of its arithmetic. */
import { elementCount, isFloat } from '@/lib/tensor/elements';
import type { Tensor } from '@/lib/tensor/tensor';
import { unpackCodes } from './codes';
import { consumers, producers } from './graph';
import type { Node, OnnxModel } from './model';

export interface Count {
  readonly parameters: number;
  readonly nonZeros: number;
}

/** Operator → the inputs at which it takes parameters. */
const places: Readonly<Record<string, readonly number[]>> = {
  Add: [0, 1],
  Attention: [1, 2],
  Cast: [0],
  Conv: [1, 2],
  DequantizeLinear: [0],
  FusedMatMul: [1],
  Gather: [0],
  GatherBlockQuantized: [0],
  Gemm: [1, 2],
  LayerNormalization: [1, 2],
  MatMul: [0, 1],
  MatMulInteger: [1],
  MatMulNBits: [1, 5],
  Mul: [0, 1],
  RMSNormalization: [1],
  SimplifiedLayerNormalization: [1],
  SkipLayerNormalization: [2, 3, 4],
  SkipSimplifiedLayerNormalization: [2, 3],
  Transpose: [0],
};

const elementwise = new Set(['Add', 'Mul']);

/** Tables of rotary position embedding are computed, not learnt. */
const table = /(?:^|[._/])(?:cos|sin|rope|rotary|inv_freq)/i;

/** Whether a product with `value` undoes the rounding of an integer MatMul. */
function isRescaled(model: OnnxModel, value: string): boolean {
  const made = producers(model);
  const node = made.get(value);
  const source = node?.op === 'Cast' ? made.get(node.inputs[0]) : node;
  return source?.op === 'DynamicQuantizeLinear' || source?.op === 'MatMulInteger';
}

function takes(model: OnnxModel, { op, inputs }: Node, name: string, { shape }: Tensor): boolean {
  const at = inputs.indexOf(name);
  if (!places[op]?.includes(at)) return false;
  if (op === 'Gather') return shape.length >= 2;
  if (!elementwise.has(op)) return true;
  return shape.length === 1 && shape[0] > 1 && !isRescaled(model, inputs[1 - at]);
}

const isIndex = ({ type }: Tensor): boolean => type === 'int64' || type === 'int32' || type === 'bool';

function countNonZeros({ data }: Tensor): number {
  let count = 0;
  for (let i = 0; i < data.length; i++) if (Number(data[i]) !== 0) count++;
  return count;
}

/** Items of a tensor that are not zero; of 4-bit ones, values, not bytes. */
export const nonZerosOf = (tensor: Tensor): number => {
  if (tensor.type !== 'int4' && tensor.type !== 'uint4') return countNonZeros(tensor);
  const codes = unpackCodes(tensor.data as Uint8Array, 4).subarray(0, elementCount(tensor.shape));
  return codes.reduce((count, code) => count + (code === 0 ? 0 : 1), 0);
};

const none: Count = { parameters: 0, nonZeros: 0 };

/** What a weight adds to the model's parameters, packed codes counted one by one. */
export function parameterCount(model: OnnxModel, name: string, tensor: Tensor): Count {
  const reader = consumers(model)
    .get(name)
    ?.find((node) => takes(model, node, name, tensor));
  if (!reader || isIndex(tensor) || (isFloat(tensor.type) && table.test(name))) return none;
  if (reader.op === 'MatMulNBits' && reader.inputs[1] === name) return packedCount(model, reader, tensor);
  return { parameters: elementCount(tensor.shape), nonZeros: nonZerosOf(tensor) };
}

const int = ({ attributes }: Node, name: string): number => {
  const attribute = attributes.get(name);
  return attribute?.type === 'int' ? attribute.value : 0;
};

/** Codes of com.microsoft MatMulNBits: N rows of blocks; a code that equals its block's zero point is a zero. */
function packedCount({ weights }: OnnxModel, node: Node, { data }: Tensor): Count {
  const [n, k, bits, block] = ['N', 'K', 'bits', 'block_size'].map((name) => int(node, name));
  const blocks = Math.ceil(k / block);
  const codes = unpackCodes(data as Uint8Array, bits);
  const points = weights.get(node.inputs[3] ?? '')?.data;
  const zeros = points instanceof Uint8Array ? unpackCodes(points, bits) : null;
  const zerosPerRow = zeros ? zeros.length / n : 0;
  let nonZeros = 0;
  for (let row = 0; row < n; row++)
    for (let column = 0; column < k; column++) {
      const zero = zeros ? zeros[row * zerosPerRow + Math.floor(column / block)] : 2 ** (bits - 1);
      if (codes[row * blocks * block + column] !== zero) nonZeros++;
    }
  return { parameters: n * k, nonZeros };
}
