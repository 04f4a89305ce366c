const ascending = (values: ArrayLike<number>): Float64Array => Float64Array.from(values).sort();

/** Quantile p in [0, 1] of sorted values, linear between them (type 7 of Hyndman and Fan 1996). */
export function quantileOfSorted(sorted: Float64Array, p: number): number {
  const place = (sorted.length - 1) * p;
  const below = Math.floor(place);
  const above = Math.min(below + 1, sorted.length - 1);
  return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
}

/** @throws RangeError if there are no values. */
export function quantile(values: ArrayLike<number>, p: number): number {
  if (values.length === 0) throw new RangeError('quantile: there are no values; at least one is needed');
  return quantileOfSorted(ascending(values), p);
}

export const median = (values: ArrayLike<number>): number => quantile(values, 0.5);
