import { svd } from '@/lib/linalg';
import { factorDecoder, kept, truncate, type Factors } from '@/lib/low-rank/low-rank';
import { defineTechnique } from '@/lib/technique/technique';
import type { Matrix } from '@/lib/tensor/matrix';

/** The factors of rank k nearest to W [out × in] in the Frobenius norm (Eckart and Young). */
export const split = async (weight: Matrix, rank: number): Promise<Factors> => truncate(await svd(weight, rank), rank);

export default defineTechnique({
  parameters: { kept },
  neutral: { kept: 1 },
  apply: (subject, { kept }, lab) => factorDecoder(subject, kept, lab, { split }),
});
