/** Items of an evaluation set: the token sequences to run, what their logits say, and accuracy with its intervals. */
import { argmax } from '@/lib/tensor/argmax';
import { seeded } from '@/lib/tensor/random';
import type { Difference, Estimate, Measure } from './measure';
import { accuracyOf } from './metrics';
import { logSumExp } from './scores';
import { wilson } from './statistics';
import type { TaskSet } from './task-set';

/** Where a token is predicted: row `position` of the logits of sequence `sequence` is about `target`. */
export interface Prediction {
  readonly sequence: number;
  readonly position: number;
  readonly target: number;
}

/** An item in tokens. */
export interface Question {
  readonly group: string;
  /** To be run; none of them is the beginning of another. */
  readonly sequences: readonly (readonly number[])[];
  /** The answers that compete, each as the predictions of all of its tokens; a single one for 'exact'. */
  readonly alternatives: readonly (readonly Prediction[])[];
  readonly form: TaskSet['form'];
  /** Place of the right alternative. */
  readonly answer: number;
}

export type Encode = (text: string) => readonly number[];

/** Tokens to be predicted, and those that stand before them. */
interface Scored {
  readonly context: readonly number[];
  readonly tokens: readonly number[];
}

const beginsWith = (whole: readonly number[], start: readonly number[]) =>
  start.length <= whole.length && start.every((token, i) => token === whole[i]);

/** The longest first, so that each is found to begin another before it is taken for a sequence of its own. */
function distinct(inputs: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const kept: (readonly number[])[] = [];
  for (const input of [...inputs].sort((a, b) => b.length - a.length))
    if (!kept.some((sequence) => beginsWith(sequence, input))) kept.push(input);
  return kept;
}

/** What comes last is predicted and never fed; so alternatives of one token need no sequence beyond their prompt. */
function question(group: string, form: TaskSet['form'], answer: number, scored: readonly Scored[]): Question {
  if (scored.some(({ tokens }) => tokens.length === 0))
    throw new RangeError(`question: an answer of group '${group}' has no tokens`);
  const inputs = scored.map(({ context, tokens }) => [...context, ...tokens.slice(0, -1)]);
  const sequences = distinct(inputs);
  const alternatives = scored.map(({ context, tokens }, i) => {
    const sequence = sequences.findIndex((candidate) => beginsWith(candidate, inputs[i]));
    return tokens.map((target, at) => ({ sequence, position: context.length - 1 + at, target }));
  });
  return { group, form, answer, sequences, alternatives };
}

/**
 * Prompt and answer are encoded apart, so that every choice follows the same tokens. A prompt is fed as it is written,
 * an empty one as a BOS token; sentences of a pair follow a BOS token, so that their first words count too.
 * @throws RangeError where an answer or a sentence is empty
 */
export function questions(set: TaskSet, encode: Encode, bos: number): Question[] {
  const contextOf = (prompt: string) => (prompt === '' ? [bos] : encode(prompt));
  switch (set.form) {
    case 'choice':
      return set.items.map(({ prompt, choices, answer, group }) => {
        const context = contextOf(prompt);
        const scored = choices.map((choice) => ({ context, tokens: encode(choice) }));
        return question(group, set.form, answer, scored);
      });
    case 'pair':
      return set.items.map(({ good, bad, group }) => {
        const scored = [good, bad].map((sentence) => ({ context: [bos], tokens: encode(sentence) }));
        return question(group, set.form, 0, scored);
      });
    case 'exact':
      return set.items.map(({ prompt, answer, group }) =>
        question(group, set.form, 0, [{ context: contextOf(prompt), tokens: encode(answer) }]),
      );
  }
}

/** The logits of a position of a sequence, [vocabulary]. */
export type Rows = (sequence: number, position: number) => Float32Array;

/** ln p(target) under the softmax of a row, in float64. */
export const logProbability = (row: Float32Array, target: number): number =>
  row[target] - logSumExp(row, row[argmax(row)]);

function logProbabilityOf(predictions: readonly Prediction[], rows: Rows): number {
  const sum = predictions.reduce(
    (total, { sequence, position, target }) => total + logProbability(rows(sequence, position), target),
    0,
  );
  if (Number.isFinite(sum)) return sum;
  throw new RangeError('isRight: the logits are not finite numbers; the model is broken, not just worse');
}

/**
 * 'choice': the likeliest alternative is the right one, the first of equals counting as the likeliest. 'pair': the first
 * is likelier than the second. 'exact': each token is the most likely one after the right tokens before it.
 * @throws RangeError where a logit is not finite
 */
export function isRight({ form, answer, alternatives }: Question, rows: Rows): boolean {
  const scores = alternatives.map((predictions) => logProbabilityOf(predictions, rows));
  if (form === 'pair') return scores[0] > scores[1];
  if (form === 'choice') return scores.indexOf(Math.max(...scores)) === answer;
  return alternatives[0].every(({ sequence, position, target }) => argmax(rows(sequence, position)) === target);
}

/** An item's outcome. */
export interface Graded {
  readonly group: string;
  readonly right: boolean;
}

const count = (graded: readonly Graded[]) => graded.filter(({ right }) => right).length;

/** The share of right answers with the interval of Wilson. @throws RangeError without items */
export const accuracy = (graded: readonly Graded[]): Estimate => wilson(count(graded), graded.length);

export interface GroupAccuracy {
  readonly group: string;
  readonly accuracy: Estimate;
}

/** The same for each group, by name. */
export function groupAccuracies(graded: readonly Graded[]): GroupAccuracy[] {
  const groups = [...new Set(graded.map(({ group }) => group))].sort((a, b) => a.localeCompare(b, 'en'));
  return groups.map((group) => ({ group, accuracy: accuracy(graded.filter((each) => each.group === group)) }));
}

/** `limit` of the items in an order drawn from `seed`, the same on every machine; all of them where there are no more. */
export const draw = <T>(items: readonly T[], limit: number | null, seed: number): readonly T[] =>
  limit === null || limit >= items.length ? items : seeded(seed).shuffle(items).slice(0, limit);

/** Items by whether either model was right. */
interface Table {
  readonly both: number;
  readonly treated: number;
  readonly baseline: number;
  readonly neither: number;
}

function tabulate(baseline: readonly Graded[], treated: readonly Graded[]): Table {
  const table = { both: 0, treated: 0, baseline: 0, neither: 0 };
  baseline.forEach(({ right }, i) => {
    const kind = right ? (treated[i].right ? 'both' : 'baseline') : treated[i].right ? 'treated' : 'neither';
    table[kind]++;
  });
  return table;
}

/** The correlation φ of the two outcomes, drawn toward 0 by half an item where it is positive (Newcombe's method 10). */
function correlation({ both, treated, baseline, neither }: Table, n: number): number {
  const margins = (both + treated) * (baseline + neither) * (both + baseline) * (treated + neither);
  if (margins === 0) return 0;
  const product = both * neither - treated * baseline;
  return (product > 0 ? Math.max(0, product - n / 2) : product) / Math.sqrt(margins);
}

/**
 * Accuracy of the treated model less that of the baseline, on the same items in the same order. The interval is the score
 * interval for paired proportions of Newcombe (Statistics in Medicine 17, 1998, pages 2635 to 2650, method 10): the
 * Wilson intervals of both, joined by square and add with the correlation of the two outcomes.
 * @throws RangeError where the two are not of the same items
 */
export function pairedDifference(baseline: readonly Graded[], treated: readonly Graded[]): Difference {
  const n = baseline.length;
  if (n !== treated.length)
    throw new RangeError(`pairedDifference: ${n} baseline and ${treated.length} treated answers are not pairs`);
  const [of, to] = [reaches(accuracy(baseline)), reaches(accuracy(treated))];
  const phi = correlation(tabulate(baseline, treated), n);
  const joined = (a: number, b: number) => Math.sqrt(a * a - 2 * phi * a * b + b * b);
  const value = to.value - of.value;
  const [low, high] = [value - joined(to.down, of.up), value + joined(of.down, to.up)];
  return { value, low, high, n, verdict: low > 0 ? 'higher' : high < 0 ? 'lower' : 'no difference shown' };
}

/** How far an interval reaches on either side of its value. */
const reaches = ({ value, low, high }: Estimate) => ({ value, down: value - low!, up: high! - value });

/** How both models did on a set: no ratio, since a ratio of proportions says little near 0 and 1. */
export const accuracyMeasure = (
  set: Pick<TaskSet, 'id' | 'title' | 'form' | 'better'>,
  baseline: readonly Graded[],
  treated: readonly Graded[],
): Measure => ({
  metric: `accuracy-${set.id}`,
  ...accuracyOf(set),
  baseline: accuracy(baseline),
  treated: accuracy(treated),
  ratio: null,
  difference: pairedDifference(baseline, treated),
});
