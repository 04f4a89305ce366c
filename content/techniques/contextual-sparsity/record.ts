/** Examples for predictors: what each block is given, and which of its feed-forward units are then at work. */
import type { Examples } from '@/lib/training/predictor';
import { tokenRows } from '@/lib/technique/activations';
import { row, type Matrix } from '@/lib/tensor/matrix';
import type { Tensor } from '@/lib/tensor/tensor';

type Batches = AsyncIterable<ReadonlyMap<string, Tensor>>;

/** Names of the values that a predictor reads and of those that it predicts. */
export interface Pairing {
  readonly input: string;
  readonly units: string;
}

/**
 * What stands at place `k` when `values` are in rising order. Narrows the range in which it is (Hoare 1961), which takes a fraction of the
 * time of sorting; `values` are left in another order.
 */
export function atRank(values: Float32Array, k: number): number {
  let [from, to] = [0, values.length - 1];
  while (from < to) {
    const pivot = values[(from + to) >> 1];
    let [i, j] = [from, to];
    while (i <= j) {
      while (values[i] < pivot) i++;
      while (values[j] > pivot) j--;
      if (i > j) break;
      const held = values[i];
      values[i++] = values[j];
      values[j--] = held;
    }
    if (k <= j) to = j;
    else if (k >= i) from = i;
    else break;
  }
  return values[k];
}

/** Where the k largest of |values| are: 1 there, else 0; of equal ones the earlier. */
export function largestOf(values: Float32Array, k: number): Uint8Array {
  const sizes = values.map(Math.abs);
  const threshold = atRank(sizes.slice(), sizes.length - k);
  let equal = k;
  for (let j = 0; j < sizes.length; j++) if (sizes[j] > threshold) equal--;
  const marks = new Uint8Array(sizes.length);
  for (let j = 0; j < sizes.length; j++)
    if (sizes[j] > threshold || (sizes[j] === threshold && equal-- > 0)) marks[j] = 1;
  return marks;
}

/** Labels [tokens × units] of one batch. */
function labelsOf(units: Matrix, k: number): Uint8Array {
  const labels = new Uint8Array(units.data.length);
  for (let token = 0; token < units.rows; token++) labels.set(largestOf(row(units, token), k), token * units.columns);
  return labels;
}

function joined(parts: readonly Examples[]): Examples {
  const tokens = parts.reduce((sum, { inputs }) => sum + inputs.rows, 0);
  const { columns } = parts[0].inputs;
  const data = new Float32Array(tokens * columns);
  const labels = new Uint8Array(parts.reduce((sum, part) => sum + part.labels.length, 0));
  let [at, label] = [0, 0];
  for (const part of parts) {
    data.set(part.inputs.data, at);
    labels.set(part.labels, label);
    at += part.inputs.data.length;
    label += part.labels.length;
  }
  return { inputs: { rows: tokens, columns, data }, labels };
}

/** For each pairing the examples of all tokens, in their order; of each token k units count as at work. */
export async function record(batches: Batches, pairings: readonly Pairing[], k: number): Promise<Examples[]> {
  const parts: Examples[][] = pairings.map(() => []);
  for await (const batch of batches)
    pairings.forEach(({ input, units }, i) => {
      // The runtime may reuse a batch's memory for the next one.
      const { rows, columns, data } = tokenRows(batch.get(input)!);
      const inputs = { rows, columns, data: data.slice() };
      parts[i].push({ inputs, labels: labelsOf(tokenRows(batch.get(units)!), k) });
    });
  return parts.map(joined);
}

/** The examples up to token `at`, and those from it on. */
export function split({ inputs, labels }: Examples, at: number): [Examples, Examples] {
  const units = labels.length / inputs.rows;
  const part = (from: number, to: number): Examples => ({
    inputs: {
      rows: to - from,
      columns: inputs.columns,
      data: inputs.data.subarray(from * inputs.columns, to * inputs.columns),
    },
    labels: labels.subarray(from * units, to * units),
  });
  return [part(0, at), part(at, inputs.rows)];
}

/** Positions of the k highest scores as labels. */
const highest = (scores: Float32Array, k: number): Uint8Array => {
  const lowest = scores.reduce((low, score) => Math.min(low, score), Infinity);
  return largestOf(
    scores.map((score) => score - lowest),
    k,
  );
};

/** Share of the units at work that are among the k of highest score, over all tokens; scores [tokens × units]. */
export function recall(scores: Matrix, labels: Uint8Array, k: number): number {
  let found = 0;
  for (let token = 0; token < scores.rows; token++) {
    const chosen = highest(row(scores, token), k);
    for (let j = 0; j < chosen.length; j++) found += chosen[j] & labels[token * chosen.length + j];
  }
  return found / (k * scores.rows);
}
