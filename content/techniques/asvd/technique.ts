import { svd } from '@/lib/linalg';
import { tokenRows } from '@/lib/technique/activations';
import { factorDecoder, kept, truncate, type Factors, type Splitter } from '@/lib/low-rank/low-rank';
import { slider } from '@/lib/technique/parameters';
import { defineTechnique } from '@/lib/technique/technique';
import type { Matrix } from '@/lib/tensor/matrix';
import { scaleColumns } from '@/lib/tensor/scale';
import type { Tensor } from '@/lib/tensor/tensor';

const parameters = {
  kept,
  alpha: slider({
    label: 'Exponent α',
    help: 'How strongly large inputs count; at 0 this is the plain decomposition.',
    min: 0,
    max: 1,
    step: 0.05,
    default: 0.5,
  }),
} as const;

/** A silent input must not divide by zero. */
const least = 1e-6;

/** W D ≈ U_k Σ_k V_kᵀ and Ŵ = U_k Σ_k V_kᵀ D⁻¹, with D_jj = (mean |X_j|)^α (arXiv 2312.05821). */
export async function split(weight: Matrix, rank: number, sizes: Float32Array, alpha: number): Promise<Factors> {
  const scales = sizes.map((size) => size ** alpha + least);
  const { b, a } = truncate(await svd(scaleColumns(weight, scales), rank), rank);
  const inverse = scales.map((scale) => 1 / scale);
  return { b, a: scaleColumns(a, inverse) };
}

/** Means of |X_j| over all tokens, input by input, for every tensor that is watched. */
export class Sizes {
  private readonly sums = new Map<string, { total: Float64Array; tokens: number }>();

  readonly watch = (batch: ReadonlyMap<string, Tensor>): void => {
    for (const [name, tensor] of batch) this.add(name, tokenRows(tensor));
  };

  private add(name: string, { rows, columns, data }: Matrix): void {
    const { total, tokens } = this.sums.get(name) ?? { total: new Float64Array(columns), tokens: 0 };
    for (let token = 0, i = 0; token < rows; token++)
      for (let j = 0; j < columns; j++, i++) total[j] += Math.abs(data[i]);
    this.sums.set(name, { total, tokens: tokens + rows });
  }

  of(name: string): Float32Array {
    const { total, tokens } = this.sums.get(name)!;
    return Float32Array.from(total, (sum) => sum / tokens);
  }
}

function scaledBy(alpha: number): Splitter {
  const sizes = new Sizes();
  return {
    watch: sizes.watch,
    split: (weight, rank, input) => split(weight, rank, sizes.of(input), alpha),
  };
}

export default defineTechnique({
  parameters,
  neutral: { kept: 1 },
  apply: (subject, { kept, alpha }, lab) => factorDecoder(subject, kept, lab, scaledBy(alpha)),
});
