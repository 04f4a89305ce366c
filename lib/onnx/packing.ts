/** A weight whose values lie on a grid of at most 2^bits levels in each group. */
export interface Packing {
  /** Bits of one code. */
  readonly bits: number;
  /** Weights that share one scale (and zero point), along the input dimension; the whole tensor or row if so large. */
  readonly group: number;
  /** Bits of the numbers stored for each group: 16 for an fp16 scale, plus `bits` with a zero point. */
  readonly overhead: number;
}
