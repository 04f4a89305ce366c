/** What each strength α would do to the outputs of smoothed layers, tried on a few tokens of the calibration text before one is taken. */
import { multiply } from '@/lib/linalg';
import { roundActivations, type ActivationGrid } from '@/lib/quantization/activations';
import { scaleInputs } from '@/lib/quantization/smoothing';
import { dequantize, quantize } from '@/lib/quantization/uniform';
import { tokenRows } from '@/lib/technique/activations';
import { row, transpose, type Matrix } from '@/lib/tensor/matrix';
import type { Tensor } from '@/lib/tensor/tensor';

type Batches = AsyncIterable<ReadonlyMap<string, Tensor>>;

/** Tokens of each name [tokens × channels], copied: the runtime may reuse a batch's memory. */
export class Sample {
  private readonly rows = new Map<string, Float32Array[]>();

  constructor(private readonly most = 48) {}

  /** Passes batches on, and keeps two tokens of each until there are enough. */
  async *of(batches: Batches): AsyncGenerator<ReadonlyMap<string, Tensor>> {
    for await (const batch of batches) {
      for (const [name, tensor] of batch) this.add(name, tokenRows(tensor));
      yield batch;
    }
  }

  private add(name: string, tokens: Matrix): void {
    const kept = this.rows.get(name) ?? [];
    const taken = [1 / 3, 2 / 3].map((share) => row(tokens, Math.floor(share * tokens.rows)).slice());
    this.rows.set(name, [...kept, ...taken].slice(0, this.most));
  }

  get(name: string): Matrix {
    const rows = this.rows.get(name)!;
    const columns = rows[0].length;
    const data = new Float32Array(rows.length * columns);
    rows.forEach((values, i) => data.set(values, i * columns));
    return { rows: rows.length, columns, data };
  }
}

/** Linear layers with the same input. */
export interface Readers {
  /** Some tokens of it [tokens × in]. */
  readonly x: Matrix;
  /** [out × in] */
  readonly weights: readonly Matrix[];
}

const inverse = (s: Float32Array): Float32Array => s.map((factor) => 1 / factor);

/** ‖X Wᵀ − Q(X diag(s)⁻¹) Q(W diag(s))ᵀ‖ / ‖X Wᵀ‖ over all W that read the input. */
export function smoothedError({ x, weights }: Readers, s: Float32Array, grid: ActivationGrid): number {
  const { bits } = grid;
  const smoothed = roundActivations(scaleInputs(x, inverse(s)), grid);
  let [error, energy] = [0, 0];
  for (const weight of weights) {
    const rounded = dequantize(quantize(scaleInputs(weight, s), { bits, scheme: 'symmetric', group: weight.columns }));
    const [exact, found] = [multiply(x, transpose(weight)).data, multiply(smoothed, transpose(rounded)).data];
    for (let i = 0; i < exact.length; i++) {
      error += (exact[i] - found[i]) ** 2;
      energy += exact[i] ** 2;
    }
  }
  return Math.sqrt(error / (energy || 1));
}

/** From no difficulty moved into the weights to all of it. */
export const strengths: readonly number[] = Array.from({ length: 11 }, (_, i) => i / 10);
