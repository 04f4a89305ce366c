import { describe, expect, it, vi } from 'vitest';
import { Measure } from '@/lib/measure/measure';
import { tinyLlama } from '@/lib/onnx/testing';
import { logitsOf } from '@/lib/onnx/testing-run';
import { questions, type Question } from '@/lib/measure/task-scores';
import { TaskSet } from '@/lib/measure/task-set';
import { seeded } from '@/lib/tensor/random';
import { forward, greedy } from './decode';
import { answers, batches, prepareSet, requireContext, scoreTasks, tokensOf } from './tasks';
import { countingModel, nodeSession } from './testing';

vi.mock('./transformers', async () => ({ runtimeTensor: (await import('./testing')).nodeTensor }));

const vocabulary = 32;
/** A letter is a token. */
const tokenizer = { encode: (text: string) => Array.from(text, (letter) => letter.charCodeAt(0) - 96) };
const encode = (text: string) => tokenizer.encode(text);
const random = seeded(5);
const word = (least: number, most: number) =>
  Array.from({ length: least + random.integer(most - least + 1) }, () =>
    String.fromCharCode(97 + random.integer(26)),
  ).join('');

const common = {
  version: 1,
  title: 'Tiny',
  describe: 'Letters.',
  limits: 'All.',
  license: 'CC0',
  source: 'this test',
  chance: 0.5,
  better: 'higher',
} as const;
const many = <T>(make: (i: number) => T) => Array.from({ length: 30 }, (_, i) => make(i));
const sets: Record<TaskSet['form'], TaskSet> = {
  choice: TaskSet.parse({
    ...common,
    id: 'choice',
    form: 'choice',
    items: many((i) => ({
      prompt: word(1, 12),
      choices: [word(1, 3), word(1, 3), word(1, 1)],
      answer: i % 3,
      group: `g${i % 4}`,
    })),
  }),
  pair: TaskSet.parse({
    ...common,
    id: 'pair',
    form: 'pair',
    items: many(() => ({ good: word(2, 14), bad: word(2, 14), group: 'g' })),
  }),
  exact: TaskSet.parse({
    ...common,
    id: 'exact',
    form: 'exact',
    items: many(() => ({ prompt: word(1, 10), answer: word(1, 1), group: 'g' })),
  }),
};
const prepare = (set: TaskSet, limit: number | null = null) => prepareSet(set, tokenizer, { bos: 0, limit, seed: 1 });
const quiet = () => ({ signal: new AbortController().signal, onProgress: () => {} });

const llama = tinyLlama({ vocabulary, headSize: 8, layers: 2 });

/** ln p of `tokens` after `context`, from a pass of its own without batch or padding. */
async function logProbability(context: readonly number[], tokens: readonly number[]): Promise<number> {
  const all = [...context, ...tokens];
  const rows = await logitsOf(llama, all.slice(0, -1));
  return tokens.reduce((sum, token, i) => {
    const row = rows.subarray((context.length - 1 + i) * vocabulary, (context.length + i) * vocabulary);
    const total = row.reduce((z, logit) => z + Math.exp(logit), 0);
    return sum + row[token] - Math.log(total);
  }, 0);
}

describe('answers', () => {
  it.each([
    ['choice', llama],
    ['pair', llama],
    ['exact', llama],
    ['choice', tinyLlama({ vocabulary, attention: 'fused' })],
  ] as const)('of form %s are the same in batches of any size', async (form, model) => {
    const session = await nodeSession(model);
    const prepared = prepare(sets[form]);
    const answersIn = (batchTokens: number) => answers(session, prepared, { ...quiet(), batchTokens });
    const alone = await answersIn(1);
    expect(await answersIn(64)).toEqual(alone);
    expect(await answersIn(10_000)).toEqual(alone);
  });

  it('to choices are those of one pass a choice', async () => {
    const session = await nodeSession(llama);
    const { items } = sets.choice as Extract<TaskSet, { form: 'choice' }>;
    const expected: boolean[] = [];
    for (const { prompt, choices, answer } of items.slice(0, 8)) {
      const scores: number[] = [];
      for (const choice of choices) scores.push(await logProbability(encode(prompt), encode(choice)));
      expected.push(scores.indexOf(Math.max(...scores)) === answer);
    }
    const found = await answers(session, prepare(sets.choice), quiet());
    expect(found.slice(0, 8).map(({ right }) => right)).toEqual(expected);
    expect(new Set(expected).size).toBe(2);
    expect(found.map(({ group }) => group)).toEqual(items.map(({ group }) => group));
  });

  it('to pairs are those of one pass a sentence, after BOS', async () => {
    const session = await nodeSession(llama);
    const expected: boolean[] = [];
    for (const item of sets.pair.items.slice(0, 8) as { good: string; bad: string }[])
      expected.push((await logProbability([0], encode(item.good))) > (await logProbability([0], encode(item.bad))));
    const found = await answers(session, prepare(sets.pair), quiet());
    expect(found.slice(0, 8).map(({ right }) => right)).toEqual(expected);
    expect(new Set(expected).size).toBe(2);
  });

  it('are all right where the answer is what the model itself writes', async () => {
    const session = await nodeSession(llama);
    const items = await Promise.all(
      many(async () => {
        const prompt = word(1, 10);
        const { tokens } = await greedy(session, encode(prompt), 3, () => 0);
        return { prompt, answer: String.fromCharCode(...tokens.map((token) => token + 96)), group: 'g' };
      }),
    );
    const set = TaskSet.parse({ ...common, id: 'own', form: 'exact', items });
    const found = await answers(session, prepare(set), { ...quiet(), batchTokens: 100 });
    expect(found.filter(({ right }) => right)).toHaveLength(items.length);
  });

  it('tell how far they are, and stop when they are cancelled', async () => {
    const session = await nodeSession(llama);
    const prepared = prepare(sets.pair);
    const controller = new AbortController();
    const reason = new Error('enough');
    const seen: number[] = [];
    const onProgress = (done: number) => {
      seen.push(done);
      if (seen.length === 2) controller.abort(reason);
    };
    await expect(answers(session, prepared, { signal: controller.signal, onProgress, batchTokens: 60 })).rejects.toBe(
      reason,
    );
    expect(seen).toHaveLength(2);
    expect(seen[1]).toBeGreaterThan(seen[0]);
  });
});

describe('scoreTasks', () => {
  const of = async (seed: number) => nodeSession(tinyLlama({ vocabulary, headSize: 8, seed }));

  it('gives accuracy of both and their difference for every set, with a fraction that rises to 1', async () => {
    const sessions = { baseline: await of(1), treated: await of(2) };
    const tasks = [prepare(sets.choice), prepare(sets.pair, 10)];
    const fractions: number[] = [];
    const update = (_: string, fraction?: number | null) => void fractions.push(fraction!);
    const measures = await scoreTasks(sessions, tasks, quiet().signal, { update });
    expect(measures.map(({ metric }) => metric)).toEqual(['accuracy-choice', 'accuracy-pair']);
    const [choice, pair] = measures.map((measure) => Measure.parse(measure));
    expect([choice.baseline?.n, pair.treated?.n]).toEqual([30, 10]);
    const right = (graded: readonly { right: boolean }[]) => graded.filter((each) => each.right).length / graded.length;
    expect(choice.baseline?.value).toBe(right(await answers(sessions.baseline, tasks[0], quiet())));
    expect(choice.treated?.value).toBe(right(await answers(sessions.treated, tasks[0], quiet())));
    expect(choice.difference?.value).toBeCloseTo(choice.treated!.value - choice.baseline!.value, 12);
    expect(fractions).toEqual([...fractions].sort((a, b) => a - b));
    expect(fractions.at(-1)).toBe(1);
  });
});

describe('a recurrent model', () => {
  const states = 27;
  const table = Array.from({ length: states }, () => Array.from({ length: states }, () => random.normal()));

  it('is padded without harm and asked like any other', async () => {
    const session = await nodeSession(countingModel(table));
    const prepared = prepare(sets.choice);
    const alone = await answers(session, prepared, { ...quiet(), batchTokens: 1 });
    expect(await answers(session, prepared, { ...quiet(), batchTokens: 10_000 })).toEqual(alone);
  });

  it('decodes step by step what one pass over the whole text predicts', async () => {
    const session = await nodeSession(countingModel(table));
    const prompt = [3, 1, 4, 1, 5];
    const { tokens } = await greedy(session, prompt, 6, () => 0);
    const { logits } = await forward(session, [[...prompt, ...tokens]]);
    const values = (await logits.getData()) as Float32Array;
    const expected = tokens.map((_, i) => {
      const at = prompt.length - 1 + i;
      const row = values.slice(at * states, (at + 1) * states);
      return row.indexOf(Math.max(...row));
    });
    expect(tokens).toEqual(expected);
    expect(new Set(tokens).size).toBeGreaterThan(1);
  });
});

describe('batches', () => {
  const of = (lengths: readonly number[]): Question[] =>
    questions(
      TaskSet.parse({
        ...common,
        id: 'lengths',
        form: 'exact',
        items: lengths.map((length) => ({ prompt: 'a'.repeat(length), answer: 'b', group: 'g' })),
      }),
      encode,
      0,
    );

  it('hold neighbours in length, every question once, and no more tokens than allowed unless alone', () => {
    const lengths = [5, 20, 1, 9, 40, 6, 2, 10];
    const made = batches(of(lengths), 24);
    expect(made.flat().sort((a, b) => a - b)).toEqual(lengths.map((_, i) => i));
    for (const batch of made) {
      const longest = Math.max(...batch.map((at) => lengths[at]));
      expect(batch.length === 1 || batch.length * longest <= 24).toBe(true);
    }
    expect(made.length).toBeLessThan(lengths.length);
  });
});

describe('prepareSet', () => {
  it('takes the first items of a seeded order, and counts their tokens', () => {
    const prepared = prepare(sets.exact, 10);
    expect(prepared.questions).toHaveLength(10);
    const tokens = prepared.questions
      .flatMap(({ sequences }) => sequences)
      .reduce((sum, { length }) => sum + length, 0);
    expect(tokensOf(prepared)).toBe(tokens);
  });

  it('names the set that has an item without an answer', () => {
    const set = TaskSet.parse({
      ...common,
      id: 'bad',
      form: 'exact',
      items: [{ prompt: 'a', answer: '', group: 'g' }],
    });
    expect(() => prepare(set)).toThrowError(
      expect.objectContaining({ code: 'file-corrupt', where: 'eval/bad.json', what: expect.stringMatching(/Tiny/) }),
    );
  });
});

describe('requireContext', () => {
  it('refuses an item that is longer than what the model reads', () => {
    const prepared = [prepare(sets.pair)];
    const config = (most?: number) => ({ num_hidden_layers: 2, max_position_embeddings: most });
    expect(() => requireContext(prepared, config(14))).not.toThrow();
    expect(() => requireContext(prepared, config())).not.toThrow();
    expect(() => requireContext(prepared, config(5))).toThrowError(
      expect.objectContaining({ code: 'unsupported-model', what: expect.stringMatching(/reads 5 at most/) }),
    );
  });
});
