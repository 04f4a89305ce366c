import { tokenRows } from '@/lib/technique/activations';
import type { Matrix } from '@/lib/tensor/matrix';
import type { Tensor } from '@/lib/tensor/tensor';

type Batches = AsyncIterable<ReadonlyMap<string, Tensor>>;

/** The largest magnitude in each column, and of `sofar`. */
export function columnMaxima(
  { rows, columns, data }: Matrix,
  sofar = new Float32Array(columns),
): Float32Array<ArrayBuffer> {
  const maxima = sofar.slice();
  for (let i = 0, at = 0; i < rows; i++)
    for (let j = 0; j < columns; j++, at++) {
      const size = Math.abs(data[at]);
      if (size > maxima[j]) maxima[j] = size;
    }
  return maxima;
}

/** max_t |x_tj| for every channel j of each tensor, over all tokens of what `lab.calibrate` yields. */
export async function channelMaxima(batches: Batches): Promise<ReadonlyMap<string, Float32Array>> {
  const maxima = new Map<string, Float32Array<ArrayBuffer>>();
  for await (const batch of batches)
    for (const [name, tensor] of batch) maxima.set(name, columnMaxima(tokenRows(tensor), maxima.get(name)));
  return maxima;
}
