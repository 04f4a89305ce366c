/**
 * Which weights are nearest to zero, found without a sorted copy of them: a float's bits without the sign rise with its magnitude, so
 * that counting upper halves says in which run of 2¹⁶ magnitudes the limit lies, and counting lower halves there says which it is.
 */

const halves = 0x10000;
const upper = (bits: number): number => (bits >>> 16) & 0x7fff;
const lower = (bits: number): number => bits & 0xffff;

/** Magnitudes below `limit` (as bits), and the first `ties` of those that equal it. */
interface Cut {
  readonly limit: number;
  readonly ties: number;
}

const bitsOf = ({ buffer, byteOffset, length }: Float32Array): Uint32Array =>
  new Uint32Array(buffer, byteOffset, length);

/** The first bin at which the running sum of `counts` reaches `count`, and how much of `count` is left for it. */
function binOf(counts: Uint32Array, count: number): { bin: number; left: number } {
  let left = count;
  let bin = 0;
  while (counts[bin] < left) left -= counts[bin++];
  return { bin, left };
}

function countUpper(weights: Iterable<Float32Array>): Uint32Array {
  const counts = new Uint32Array(halves);
  for (const data of weights) for (const bits of bitsOf(data)) counts[upper(bits)]++;
  return counts;
}

function countLower(weights: Iterable<Float32Array>, within: number): Uint32Array {
  const counts = new Uint32Array(halves);
  for (const data of weights) for (const bits of bitsOf(data)) if (upper(bits) === within) counts[lower(bits)]++;
  return counts;
}

function cutBehind(weights: () => Iterable<Float32Array>, count: number): Cut {
  const { bin: top, left } = binOf(countUpper(weights()), count);
  const { bin: bottom, left: ties } = binOf(countLower(weights(), top), left);
  return { limit: top * halves + bottom, ties };
}

/**
 * Zeroes the `count` weights of smallest magnitude among all of `weights`; of equal ones the earlier go first.
 * @param weights is gone through twice, so that the arrays need not be held together
 * @param count at least 0, at most as many as there are
 * @returns what copies one array with its zeros; to be called once for each, in their order
 */
export function zeroNearest(
  weights: () => Iterable<Float32Array>,
  count: number,
): (data: Float32Array) => Float32Array {
  const { limit, ties } = count ? cutBehind(weights, count) : { limit: 0, ties: 0 };
  let left = ties;
  return (data) => {
    const kept = data.slice();
    const bits = bitsOf(kept);
    for (let i = 0; i < bits.length; i++) {
      const magnitude = bits[i] & 0x7fffffff;
      if (magnitude < limit || (magnitude === limit && left-- > 0)) kept[i] = 0;
    }
    return kept;
  };
}
