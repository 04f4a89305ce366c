/** From logits to figures of quality: log-likelihood, bits per byte, perplexity, agreement with the baseline. */
import { argmax } from '@/lib/tensor/argmax';
import type { Measure } from './measure';
import { measure, type TextId } from './metrics';
import { blockBootstrap, blockBootstrapRatio } from './statistics';

/** Sums over the scored tokens of one window; the blocks of the bootstrap. */
export interface WindowScore {
  /** −Σ ln p(target), nats */
  readonly nll: number;
  /** UTF-8 bytes of the targets */
  readonly bytes: number;
  /** scored targets */
  readonly tokens: number;
  /** positions whose most likely token is the baseline's; the baseline agrees with itself everywhere */
  readonly agree: number;
  /** Σ KL(baseline ‖ this model), nats */
  readonly kl: number;
}

/** ln Σ exp(x) of a row in float64; its greatest logit is taken out first, so that nothing overflows. */
export function logSumExp(row: Float32Array, greatest: number): number {
  let sum = 0;
  for (let i = 0; i < row.length; i++) sum += Math.exp(row[i] - greatest);
  return greatest + Math.log(sum);
}

/**
 * KL(p ‖ q) of one position in nats, Σ p (ln p − ln q) = E_p[b − t] − Z_b + Z_t, with b and t the logits of p and q and Z
 * their log-sum-exps; Z_b is found on the way. Rounding can leave it a hair under 0, which no divergence is.
 */
function divergence(b: Float32Array, greatest: number, t: Float32Array, zt: number): number {
  let sum = 0;
  let difference = 0;
  for (let i = 0; i < b.length; i++) {
    const weight = Math.exp(b[i] - greatest);
    sum += weight;
    difference += weight * (b[i] - t[i]);
  }
  return Math.max(0, difference / sum - greatest - Math.log(sum) + zt);
}

/** What was predicted in a window, and what came. */
export interface Prediction {
  /** [tokens × vocabulary], row major; row i predicts `targets[i]` */
  readonly logits: Float32Array;
  readonly targets: ArrayLike<number>;
  /** bytes of every token of the vocabulary, from `tokenBytes` */
  readonly bytes: ArrayLike<number>;
  /** logits of the baseline in the same window; absent when this is the baseline */
  readonly baseline?: Float32Array;
}

/**
 * Scores one window. Targets of 0 bytes (special tokens) are passed over. Sums are float64 whatever the logits' type.
 * @throws RangeError if the blocks of logits are not of one shape, or a logit is not finite.
 */
export function scoreWindow({ logits, targets, bytes, baseline }: Prediction): WindowScore {
  const vocabulary = width(logits, targets.length);
  if (baseline && baseline.length !== logits.length)
    throw new RangeError(`scoreWindow: the baseline has ${baseline.length} logits and this model ${logits.length}`);
  const score = { nll: 0, bytes: 0, tokens: 0, agree: 0, kl: 0 };
  for (let i = 0; i < targets.length; i++) {
    const target = targets[i];
    if (bytes[target] === 0) continue;
    const rowOf = (block: Float32Array) => block.subarray(i * vocabulary, (i + 1) * vocabulary);
    const { nll, agree, kl } = scorePosition(rowOf(logits), target, baseline && rowOf(baseline));
    score.nll += nll;
    score.bytes += bytes[target];
    score.tokens++;
    score.agree += Number(agree);
    score.kl += kl;
  }
  if (!Number.isFinite(score.nll + score.kl))
    throw new RangeError('scoreWindow: the logits are not finite numbers; the model is broken, not just worse');
  return score;
}

function scorePosition(row: Float32Array, target: number, baseline: Float32Array | undefined) {
  const best = argmax(row);
  const z = logSumExp(row, row[best]);
  const nll = z - row[target];
  if (!baseline) return { nll, agree: true, kl: 0 };
  const baselineBest = argmax(baseline);
  return { nll, agree: best === baselineBest, kl: divergence(baseline, baseline[baselineBest], row, z) };
}

function width(logits: Float32Array, tokens: number): number {
  const vocabulary = logits.length / tokens;
  if (!Number.isInteger(vocabulary) || vocabulary === 0)
    throw new RangeError(`scoreWindow: ${logits.length} logits are no whole rows for ${tokens} targets`);
  return vocabulary;
}

type Statistic = (sums: WindowScore) => number;

/** Σ NLL / (ln 2 · Σ bytes): comparable across vocabularies, unlike perplexity. */
export const bitsPerByte: Statistic = ({ nll, bytes }) => nll / (Math.LN2 * bytes);
/** exp of the mean NLL of a token. */
export const perplexity: Statistic = ({ nll, tokens }) => Math.exp(nll / tokens);
const top1: Statistic = ({ agree, tokens }) => agree / tokens;
const meanDivergence: Statistic = ({ kl, tokens }) => kl / tokens;

export function totals(scores: readonly WindowScore[]): WindowScore {
  const sum = { nll: 0, bytes: 0, tokens: 0, agree: 0, kl: 0 };
  for (const score of scores) {
    sum.nll += score.nll;
    sum.bytes += score.bytes;
    sum.tokens += score.tokens;
    sum.agree += score.agree;
    sum.kl += score.kl;
  }
  return sum;
}

const over = (statistic: Statistic) => (scores: readonly WindowScore[]) => statistic(totals(scores));

/**
 * The quality of both models on one text. Intervals by bootstrap over windows; baseline and treated are drawn together,
 * since a hard window is hard for both.
 */
export function qualityMeasures(
  text: TextId,
  baseline: readonly WindowScore[],
  treated: readonly WindowScore[],
  seed: number,
): Measure[] {
  const both = (id: 'bits-per-byte' | 'perplexity', statistic: Statistic) =>
    measure(`${id}-${text}`, {
      baseline: blockBootstrap(baseline, over(statistic), seed),
      treated: blockBootstrap(treated, over(statistic), seed),
      ratio: blockBootstrapRatio(baseline, treated, over(statistic), seed),
    });
  const agreement = (id: 'agreement-top1' | 'agreement-kl', statistic: Statistic) =>
    measure(`${id}-${text}`, { treated: blockBootstrap(treated, over(statistic), seed) });
  return [
    both('bits-per-byte', bitsPerByte),
    both('perplexity', perplexity),
    agreement('agreement-top1', top1),
    agreement('agreement-kl', meanDivergence),
  ];
}
