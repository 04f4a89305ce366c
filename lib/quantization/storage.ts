/** In which form rounded weights are stored and multiplied: real integer operators where ONNX Runtime has them. */
import { withPacking } from '@/lib/onnx/edit';
import type { Linear } from '@/lib/onnx/find';
import { writeLinear } from '@/lib/onnx/linear';
import type { OnnxModel } from '@/lib/onnx/model';
import type { Packing } from '@/lib/onnx/packing';
import { withMatMulInteger } from './matmul-integer';
import { fitsMatMulNBits, withMatMulNBits } from './matmul-nbits';
import { dequantize, type Quantized, type Scheme } from './uniform';

export type Granularity = 'tensor' | 'channel' | 'group';
export type Storage = 'MatMulInteger' | 'MatMulNBits' | 'float32';

interface Settings {
  readonly bits: number;
  readonly granularity: Granularity;
  /** Weights that share a scale when the granularity is 'group'. */
  readonly group: number;
  readonly scheme: Scheme;
  readonly execution: 'kernel' | 'float';
}

export function storageFor({ bits, granularity, group, scheme, execution }: Settings): Storage {
  if (execution === 'float') return 'float32';
  if (granularity === 'group') return fitsMatMulNBits({ bits, group }) ? 'MatMulNBits' : 'float32';
  return bits === 8 && scheme === 'symmetric' ? 'MatMulInteger' : 'float32';
}

/** What the choice means for the run, in a sentence. */
export const storageNotes: Readonly<Record<Storage, string>> = {
  MatMulInteger:
    'Stored as 8-bit integers and multiplied as integers (MatMulInteger); activations are rounded to 8 bits too',
  MatMulNBits: 'Stored as packed integers (MatMulNBits); the multiplication itself is in floats',
  float32: 'Stored as floats on the grid and multiplied as floats; bytes are counted as the codes would pack',
};

/** A matrix among the weights: a linear layer's, or a table's with one row a token. */
export type Table = Pick<Linear, 'weight' | 'inFeatures' | 'outFeatures' | 'transposed'>;

/** What a weight costs: its code, and for each group a 16-bit scale and perhaps a zero point. */
export const packingOf = ({ bits, scheme, group }: Quantized): Packing => ({
  bits,
  group,
  overhead: 16 + (scheme === 'asymmetric' ? bits : 0),
});

/** Stores Ŵ as floats, with the claim that they pack into their codes. */
export function withGridValues(model: OnnxModel, table: Table, quantized: Quantized): OnnxModel {
  const rounded = { rows: table.outFeatures, columns: table.inFeatures, data: dequantize(quantized).data };
  return withPacking(writeLinear(model, table, rounded), [[table.weight, packingOf(quantized)]]);
}

const store: Readonly<Record<Storage, (model: OnnxModel, linear: Linear, quantized: Quantized) => OnnxModel>> = {
  MatMulInteger: withMatMulInteger,
  MatMulNBits: withMatMulNBits,
  float32: withGridValues,
};

/** How a layer's weight is stored: integer operators stand in for a MatMul; a Gemm may add a bias as well and stays. */
export const storageOf = ({ node }: Linear, storage: Storage): Storage => (node.op === 'MatMul' ? storage : 'float32');

/** Puts the codes in the place of a layer's weight. */
export const withQuantized = (model: OnnxModel, linear: Linear, quantized: Quantized, storage: Storage): OnnxModel =>
  store[storageOf(linear, storage)](model, linear, quantized);
