/** How much the parts of a layer are used: importance of channels, attention heads and groups of heads from activations. */
import type { Tensor } from '@/lib/tensor/tensor';

type Batches = AsyncIterable<ReadonlyMap<string, Tensor>>;

/** mean_t |a_t| of each channel, for one sequence [tokens × width]. */
function meanMagnitude(data: Float32Array, width: number): Float64Array {
  const sums = new Float64Array(width);
  const tokens = data.length / width;
  const fours = (tokens - (tokens % 4)) * width;
  // Four tokens at a time: a sum is fetched and put back once for all of them.
  for (let a = 0; a < fours; a += 4 * width) {
    const [b, c, d] = [a + width, a + 2 * width, a + 3 * width];
    for (let j = 0; j < width; j++)
      sums[j] += Math.abs(data[a + j]) + Math.abs(data[b + j]) + Math.abs(data[c + j]) + Math.abs(data[d + j]);
  }
  for (let a = fours; a < data.length; a += width) for (let j = 0; j < width; j++) sums[j] += Math.abs(data[a + j]);
  return sums.map((sum) => sum / tokens);
}

/** Adds the square of the mean magnitude over each sequence of [batch, tokens, width]; [tokens, width] is one sequence. */
function addSequences({ shape, data }: Tensor, sums: Float64Array): void {
  const width = sums.length;
  const sequences = shape.length > 2 ? shape[0] : 1;
  const length = data.length / sequences;
  for (let b = 0; b < sequences; b++) {
    const means = meanMagnitude((data as Float32Array).subarray(b * length, (b + 1) * length), width);
    for (let j = 0; j < width; j++) sums[j] += means[j] ** 2;
  }
}

/**
 * √Σ_b (mean_t |a_{b,t,j}|)² for every channel j of each activation: the mean over the tokens t of a sequence, the L2 norm over
 * the sequences b, as Minitron combines them (arXiv 2407.14679).
 * @param batches float32 activations by name, each [batch, tokens, width] or, for a single sequence, [tokens, width]
 */
export async function channelImportance(batches: Batches): Promise<ReadonlyMap<string, Float32Array>> {
  const squares = new Map<string, Float64Array>();
  for await (const batch of batches)
    for (const [name, tensor] of batch) {
      if (!squares.has(name)) squares.set(name, new Float64Array(tensor.shape.at(-1)!));
      addSequences(tensor, squares.get(name)!);
    }
  return new Map([...squares].map(([name, sums]) => [name, Float32Array.from(sums, Math.sqrt)]));
}

/** L2 norm of each run of `size` values: a head's importance from those of its channels, a group's from its heads'. */
export const runNorms = (values: Float32Array, size: number): Float32Array =>
  Float32Array.from({ length: values.length / size }, (_, run) =>
    Math.hypot(...values.subarray(run * size, (run + 1) * size)),
  );

/** Positions of the `count` largest values, rising; of equal ones the earlier stays. */
export const largest = (values: ArrayLike<number>, count: number): number[] =>
  Array.from(values, (_, i) => i)
    .sort((a, b) => values[b] - values[a] || a - b)
    .slice(0, count)
    .sort((a, b) => a - b);
