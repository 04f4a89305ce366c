/** In which form rounded weights are stored and multiplied: real integer operators where ONNX Runtime has them. */
import { fitsMatMulNBits } from '@/lib/quantization/matmul-nbits';
import type { Scheme } from '@/lib/quantization/uniform';

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
