/** How sparse activations are, and how sparse a rule would make them. */
import { tokenRows } from '@/lib/technique/activations';
import { row } from '@/lib/tensor/matrix';
import type { Tensor } from '@/lib/tensor/tensor';

type Batches = AsyncIterable<ReadonlyMap<string, Tensor>>;

/** How many of a token's units are left out, by their absolute values, smallest first. */
export type Rule = (rising: Float32Array) => number;

/** All but the k largest. */
export const allBut =
  (k: number): Rule =>
  ({ length }) =>
    Math.max(0, length - k);

/** Those that are not above a threshold. */
export const upTo =
  (threshold: number): Rule =>
  (rising) =>
    rising.filter((size) => size <= threshold).length;

/** Means over tokens of shares: of the units, the last of their squared norm. */
export interface Sparsity {
  /** Exactly zero. */
  readonly zero: number;
  /** Below a hundredth of the token's largest. */
  readonly nearZero: number;
  /** Left out by the rule. */
  readonly out: number;
  /** Held by the units that are not left out. */
  readonly held: number;
}

const squares = (part: Float32Array): number => part.reduce((sum, size) => sum + size * size, 0);

/** The sparsity of one token's units. */
function sparsityOf(units: Float32Array, rule: Rule): Sparsity {
  const rising = units.map(Math.abs).sort();
  const below = rising[rising.length - 1] / 100;
  const out = rule(rising);
  const whole = squares(rising);
  const share = (fits: (size: number) => boolean) => rising.filter(fits).length / rising.length;
  return {
    zero: share((size) => size === 0),
    nearZero: share((size) => size < below),
    out: out / rising.length,
    // A token whose units are all zero loses nothing.
    held: whole ? squares(rising.subarray(out)) / whole : 1,
  };
}

const none: Sparsity = { zero: 0, nearZero: 0, out: 0, held: 0 };

const combine = (a: Sparsity, b: Sparsity, of: (x: number, y: number) => number): Sparsity => ({
  zero: of(a.zero, b.zero),
  nearZero: of(a.nearZero, b.nearZero),
  out: of(a.out, b.out),
  held: of(a.held, b.held),
});

const sum = (a: Sparsity, b: Sparsity): Sparsity => combine(a, b, (x, y) => x + y);

/** The mean of several; NaN of none. */
export function meanSparsity(all: readonly Sparsity[]): Sparsity {
  const total = all.reduce(sum, none);
  return combine(total, total, (x) => x / all.length);
}

/** The sparsity of each named activation [batch, tokens, units], over all tokens. */
export async function measureSparsity(batches: Batches, rule: Rule): Promise<ReadonlyMap<string, Sparsity>> {
  const found = new Map<string, Sparsity[]>();
  for await (const batch of batches)
    for (const [name, tensor] of batch) {
      const matrix = tokenRows(tensor);
      const own = found.get(name) ?? [];
      for (let token = 0; token < matrix.rows; token++) own.push(sparsityOf(row(matrix, token), rule));
      found.set(name, own);
    }
  return new Map([...found].map(([name, tokens]) => [name, meanSparsity(tokens)]));
}
