import { describe, expect, test } from 'vitest';
import golden from './golden/task_scores.json';
import { Measure } from './measure';
import {
  accuracy,
  accuracyMeasure,
  draw,
  groupAccuracies,
  isRight,
  logProbability,
  pairedDifference,
  questions,
  type Graded,
  type Question,
  type Rows,
} from './task-scores';
import { TaskSet } from './task-set';

const bos = 0;
const encode = (text: string) => Array.from(text, (letter) => letter.charCodeAt(0) - 96);
const common = {
  version: 1,
  id: 'tiny',
  title: 'Tiny',
  describe: 'Letters.',
  limits: 'All.',
  license: 'CC0',
  source: 'this test',
  chance: 0.5,
  better: 'higher',
} as const;
const setOf = (form: TaskSet['form'], items: readonly object[]) =>
  TaskSet.parse({ ...common, form, items: items.map((item) => ({ group: 'g', ...item })) });
const ask = (form: TaskSet['form'], items: readonly object[]) => questions(setOf(form, items), encode, bos);

/** A model that looks at one token only: logits by the token before. */
const rowsOf =
  (table: readonly (readonly number[])[]) =>
  ({ sequences }: Question): Rows =>
  (sequence, position) =>
    Float32Array.from(table[sequences[sequence][position]]);
const rows = rowsOf(golden.table);

const graded = (...right: readonly boolean[]): Graded[] => right.map((each) => ({ group: 'g', right: each }));
const many = (count: number, right: boolean) => Array.from({ length: count }, () => right);

describe('questions', () => {
  test('choices of one token are all read from one sequence, the prompt', () => {
    const [question] = ask('choice', [{ prompt: 'abc', choices: ['d', 'e'], answer: 1 }]);
    expect(question.sequences).toEqual([[1, 2, 3]]);
    expect(question.alternatives).toEqual([
      [{ sequence: 0, position: 2, target: 4 }],
      [{ sequence: 0, position: 2, target: 5 }],
    ]);
  });

  test('a choice that goes on where another ends shares its sequence', () => {
    const [question] = ask('choice', [{ prompt: 'a', choices: ['b', 'bcd', 'ee'], answer: 0 }]);
    expect(question.sequences).toEqual([
      [1, 2, 3],
      [1, 5],
    ]);
    expect(question.alternatives.map((predictions) => predictions.map(({ sequence }) => sequence))).toEqual([
      [0],
      [0, 0, 0],
      [1, 1],
    ]);
  });

  test('sentences of a pair begin with a BOS token, and so does an answer without a prompt', () => {
    expect(ask('pair', [{ good: 'ab', bad: 'ba' }])[0].sequences).toEqual([
      [0, 1],
      [0, 2],
    ]);
    expect(ask('exact', [{ prompt: '', answer: 'a' }])[0].sequences).toEqual([[0]]);
  });

  test('an answer without tokens is refused', () => {
    expect(() => ask('exact', [{ prompt: 'a', answer: '' }])).toThrow(/has no tokens/);
  });
});

describe('isRight', () => {
  test('sums the log-probabilities of a choice as in the independent script', () => {
    for (const { prompt, choices, logProbabilities } of golden.choice) {
      const [question] = ask('choice', [{ prompt, choices, answer: 0 }]);
      question.alternatives.forEach((predictions, i) => {
        const sum = predictions.reduce(
          (total, { sequence, position, target }) => total + logProbability(rows(question)(sequence, position), target),
          0,
        );
        expect(sum).toBeCloseTo(logProbabilities[i], 10);
      });
      const best = logProbabilities.indexOf(Math.max(...logProbabilities));
      choices.forEach((_, answer) => {
        const [asked] = ask('choice', [{ prompt, choices, answer }]);
        expect(isRight(asked, rows(asked))).toBe(answer === best);
      });
    }
  });

  test.each(['pair', 'exact'] as const)('finds the items of form %s right that the independent script does', (form) => {
    const found = golden[form].map(({ right: _, ...item }) => {
      const [question] = ask(form, [item]);
      return isRight(question, rows(question));
    });
    expect(found).toEqual(golden[form].map(({ right }) => right));
    expect(new Set(found).size).toBe(2);
  });

  test('of equal choices the first is taken; of equal sentences neither is likelier', () => {
    const flat = rowsOf(Array.from({ length: 6 }, () => [1, 1, 1, 1, 1, 1]));
    const [first, second] = [0, 1].map((answer) => ask('choice', [{ prompt: 'a', choices: ['b', 'c'], answer }])[0]);
    expect([isRight(first, flat(first)), isRight(second, flat(second))]).toEqual([true, false]);
    const [pair] = ask('pair', [{ good: 'ab', bad: 'ba' }]);
    expect(isRight(pair, flat(pair))).toBe(false);
  });

  test('hand-computed: ½·½ against ¾', () => {
    const ln = (...p: readonly number[]) => p.map(Math.log);
    const table = [ln(1, 1, 1, 1), ln(0.05, 0.05, 0.5, 0.4), ln(0.1, 0.2, 0.2, 0.5), ln(1, 1, 1, 1)];
    const short = ask('choice', [{ prompt: 'a', choices: ['bc', 'c'], answer: 1 }])[0];
    // p(b | a) p(c | b) = 0.25 and p(c | a) = 0.4: the longer answer loses though each of its tokens is likelier.
    expect(isRight(short, rowsOf(table)(short))).toBe(true);
    expect(logProbability(Float32Array.from(table[1]), 2)).toBeCloseTo(Math.log(0.5), 6);
  });

  test('logits that are not numbers are refused', () => {
    const [question] = ask('exact', [{ prompt: 'a', answer: 'b' }]);
    expect(() => isRight(question, () => Float32Array.of(NaN, 0, 0))).toThrow(/not finite/);
  });
});

describe('accuracy', () => {
  test('is the share of right answers, with the interval of Wilson', () => {
    // 8 of 10: (0.8 + 0.1921) / 1.3841 ± 1.96 √(0.016 + 0.0096) / 1.3841
    const { value, low, high, n } = accuracy(graded(...many(8, true), ...many(2, false)));
    expect([value, n]).toEqual([0.8, 10]);
    expect(low).toBeCloseTo(0.4902, 4);
    expect(high).toBeCloseTo(0.9433, 4);
  });

  test('is broken down by group, in the order of their names', () => {
    const answers = [
      { group: 'b', right: true },
      { group: 'a', right: false },
      { group: 'b', right: false },
    ];
    expect(groupAccuracies(answers).map(({ group, accuracy: { value, n } }) => [group, value, n])).toEqual([
      ['a', 0, 1],
      ['b', 0.5, 2],
    ]);
  });
});

describe('pairedDifference', () => {
  test.each(golden.newcombe)('is that of the independent script for %o', ({ table, value, low, high }) => {
    const [both, treatedOnly, baselineOnly, neither] = table;
    const answers = (treated: boolean) =>
      graded(
        ...many(both, true),
        ...many(treatedOnly, treated),
        ...many(baselineOnly, !treated),
        ...many(neither, false),
      );
    const found = pairedDifference(answers(false), answers(true));
    expect(found.value).toBeCloseTo(value, 12);
    expect(found.low).toBeCloseTo(low, 10);
    expect(found.high).toBeCloseTo(high, 10);
    expect(found.verdict).toBe(low > 0 ? 'higher' : high < 0 ? 'lower' : 'no difference shown');
  });

  test('shows no difference between a model and itself', () => {
    const answers = graded(true, false, true, true);
    expect(pairedDifference(answers, answers)).toMatchObject({ value: 0, verdict: 'no difference shown' });
  });

  test('refuses answers that are not pairs', () => {
    expect(() => pairedDifference(graded(true), graded(true, false))).toThrow(/1 baseline and 2 treated/);
  });
});

test('accuracyMeasure gives both models and their difference, and no ratio', () => {
  const [baseline, treated] = [graded(...many(100, true)), graded(...many(60, true), ...many(40, false))];
  const measure = Measure.parse(accuracyMeasure(setOf('pair', [{ good: 'a', bad: 'b' }]), baseline, treated));
  expect(measure).toMatchObject({ metric: 'accuracy-tiny', label: 'Accuracy, tiny', group: 'quality', ratio: null });
  expect([measure.baseline?.value, measure.treated?.value]).toEqual([1, 0.6]);
  expect(measure.difference).toMatchObject({ value: -0.4, n: 100, verdict: 'lower' });
});

describe('draw', () => {
  const items = Array.from({ length: 50 }, (_, i) => i);
  test('takes the same items whenever it is asked, and more of them where more are wanted', () => {
    const few = draw(items, 10, 1);
    expect(new Set(few).size).toBe(10);
    expect(few).toEqual(draw(items, 10, 1));
    expect(draw(items, 20, 1).slice(0, 10)).toEqual(few);
    expect(few).not.toEqual(items.slice(0, 10));
  });
  test('takes all, in their order, where there are no more', () => {
    expect([draw(items, 50, 1), draw(items, null, 1)]).toEqual([items, items]);
  });
});
