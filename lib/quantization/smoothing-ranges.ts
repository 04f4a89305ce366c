import { raiseToMaxima, workspace } from '@/lib/linalg/simd/grids';
import { tokenRows } from '@/lib/technique/activations';
import type { Matrix } from '@/lib/tensor/matrix';
import type { Tensor } from '@/lib/tensor/tensor';
import { blocksOf, layOut, rowsOf, tilesOf } from './tiles';

type Batches = AsyncIterable<ReadonlyMap<string, Tensor>>;

/** The largest magnitude in each column, and of `sofar`. */
export function columnMaxima(values: Matrix, sofar = new Float32Array(values.columns)): Float32Array<ArrayBuffer> {
  const { columns, data } = values;
  const tiles = tilesOf(columns, columns);
  const maxima = tiles.width * tiles.rowsAtOnce;
  const space = workspace(maxima + tiles.width);
  space.fill(0, maxima, maxima + tiles.width).set(sofar, maxima);
  for (const [first, count] of blocksOf(values, tiles)) {
    layOut(tiles, space, 0, data, first * columns, count);
    raiseToMaxima(rowsOf(tiles, 0, count), maxima);
  }
  return space.slice(maxima, maxima + columns);
}

/** max_t |x_tj| for every channel j of each tensor, over all tokens of what `lab.calibrate` yields. */
export async function channelMaxima(batches: Batches): Promise<ReadonlyMap<string, Float32Array>> {
  const maxima = new Map<string, Float32Array<ArrayBuffer>>();
  for await (const batch of batches)
    for (const [name, tensor] of batch) maxima.set(name, columnMaxima(tokenRows(tensor), maxima.get(name)));
  return maxima;
}
