/** Sinks and a recent window: which keys a query sees, and which are kept once it has been read. */
import type { Tensor } from '@/lib/tensor/tensor';
import type { Fragment } from './fragment';

export interface Window {
  /** First tokens of the text. */
  readonly sinks: number;
  /** Tokens before the query; after it has been read, itself and those before it. */
  readonly recent: number;
}

/** Counts after `tokens` tokens, as vectors of one number. */
export interface Kept {
  readonly sinks: string;
  readonly recent: string;
}

export function keptOf(f: Fragment, tokens: string, { sinks, recent }: Window): Kept {
  const first = f.min(tokens, f.ints(sinks));
  return { sinks: first, recent: f.min(f.subtract(tokens, first), f.ints(recent)) };
}

/** Whether the query at each index [tokens × 1] sees the key at each index [keys], as far as the window goes. */
export function visible(f: Fragment, queries: string, keys: string, { sinks, recent }: Window): string {
  const late = f.op('GreaterOrEqual', [keys, f.subtract(queries, f.ints(recent))]);
  return f.op('Or', [f.op('Less', [keys, f.ints(sinks)]), late]);
}

/** The first and the last of `rows` rows along the third axis. */
export function firstAndLast(
  f: Fragment,
  value: string,
  rows: string,
  { sinks, recent }: Kept,
  output?: string,
): string {
  const late = f.slice(value, f.subtract(rows, recent), rows, 2);
  return f.concat([f.slice(value, f.ints(0), sinks, 2), late], 2, output);
}

/** Lowest score: what it is given to gets no weight. */
const hidden = -1e9;

/** Scores [… × tokens × keys] of what a query may see; a mask of fewer axes counts from the last. */
export const seen = (f: Fragment, scores: string, mask: string, output?: string): string =>
  f.op('Where', [mask, scores, f.float(hidden)], {}, output);

/**
 * Sums over all queries of the attention weights that fall into a window, for each head.
 * @param weights after the softmax [batch, …heads, tokens, tokens] of whole sequences
 */
export function massInside({ shape, data }: Tensor, heads: number, { sinks, recent }: Window): Float64Array {
  const tokens = shape[shape.length - 1];
  const mass = new Float64Array(heads);
  const values = data as Float32Array;
  for (let row = 0, start = 0; start < values.length; row++, start += tokens) {
    const query = row % tokens;
    const head = Math.floor(row / tokens) % heads;
    const late = Math.max(sinks, query - recent);
    for (let key = 0; key < Math.min(sinks, query + 1); key++) mass[head] += values[start + key];
    for (let key = late; key <= query; key++) mass[head] += values[start + key];
  }
  return mass;
}

/** Queries of all heads together have this much attention, one each. */
export const queriesOf = ({ shape }: Tensor): number => shape[0] * shape[shape.length - 1];
