import type { Tensor } from '@/lib/tensor/tensor';

/** Column sums of one head's weights [tokens × tokens], the largest first. */
function drawn(weights: Float32Array, tokens: number): Float64Array {
  const sums = new Float64Array(tokens);
  const fours = (tokens - (tokens % 4)) * tokens;
  // Four queries at a time: a sum is fetched and put back once for all of them.
  for (let a = 0; a < fours; a += 4 * tokens) {
    const [b, c, d] = [a + tokens, a + 2 * tokens, a + 3 * tokens];
    for (let j = 0; j < tokens; j++) sums[j] += weights[a + j] + weights[b + j] + weights[c + j] + weights[d + j];
  }
  for (let a = fours; a < weights.length; a += tokens) for (let j = 0; j < tokens; j++) sums[j] += weights[a + j];
  return sums.sort().reverse();
}

/**
 * The share of all attention that goes to the `count` tokens of a text that draw most, mean over heads and texts.
 * @param weights after the softmax [batch, …heads, tokens, tokens]
 */
export function concentration({ shape, data }: Tensor, count: number): number {
  const tokens = shape[shape.length - 1];
  const size = tokens * tokens;
  let share = 0;
  for (let start = 0; start < data.length; start += size) {
    const most = drawn((data as Float32Array).subarray(start, start + size), tokens).subarray(0, count);
    share += most.reduce((sum, value) => sum + value, 0) / tokens;
  }
  return (share * size) / data.length;
}
