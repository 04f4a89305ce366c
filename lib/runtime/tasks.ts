/** Puts the items of an evaluation set to a model, batch by batch. */
import type { Measure } from '@/lib/measure/measure';
import {
  accuracyMeasure,
  draw,
  isRight,
  questions,
  type Graded,
  type Question,
  type Rows,
} from '@/lib/measure/task-scores';
import type { TaskSet } from '@/lib/measure/task-set';
import type { ModelConfig } from '@/lib/technique/technique';
import { forward, release } from './decode';
import { LabError } from './lab-error';
import type { Pair, Variant } from './pair';
import type { Reporter } from './progress';
import type { Session, Tokenizer } from './transformers';

/** A set in the tokens of one tokenizer, or as many of its items as were asked for. */
export interface PreparedSet {
  readonly set: TaskSet;
  readonly questions: readonly Question[];
}

export interface PrepareOptions {
  readonly bos: number;
  /** Items to take, the first in an order drawn from `seed`; null for all. */
  readonly limit: number | null;
  readonly seed: number;
}

/** @throws LabError 'file-corrupt' where an item cannot be asked */
export function prepareSet(set: TaskSet, tokenizer: Tokenizer, { bos, limit, seed }: PrepareOptions): PreparedSet {
  try {
    const items = draw<TaskSet['items'][number]>(set.items, limit, seed);
    const drawn = { ...set, items } as TaskSet;
    return { set, questions: questions(drawn, (text) => tokenizer.encode(text), bos) };
  } catch (cause) {
    throw new LabError(
      {
        code: 'file-corrupt',
        what: `An item of the set “${set.title}” cannot be asked: ${cause instanceof Error ? cause.message : String(cause)}`,
        where: `eval/${set.id}.json`,
        advice: 'Leave the set out, and please report it.',
      },
      { cause },
    );
  }
}

const lengthOf = ({ sequences }: Question) => sequences.reduce((most, { length }) => Math.max(most, length), 0);

/** Tokens that the model reads for a set, without padding. */
export const tokensOf = ({ questions }: PreparedSet): number =>
  questions.reduce((sum, { sequences }) => sum + sequences.reduce((tokens, { length }) => tokens + length, 0), 0);

/** @throws LabError 'unsupported-model' where an item is longer than what the model can read at once */
export function requireContext(prepared: readonly PreparedSet[], { max_position_embeddings: most }: ModelConfig): void {
  for (const { set, questions } of prepared) {
    const longest = questions.reduce((length, question) => Math.max(length, lengthOf(question)), 0);
    if (typeof most === 'number' && longest > most)
      throw new LabError({
        code: 'unsupported-model',
        what: `The set “${set.title}” has an item of ${longest} tokens, and the model reads ${most} at most`,
        where: `eval/${set.id}.json`,
        advice: 'Leave the set out, or choose a model with a longer context.',
      });
  }
}

/** Places of the questions, in batches of at most `tokens` tokens with padding, or of a single question. */
export function batches(questions: readonly Question[], tokens: number): readonly (readonly number[])[] {
  // Neighbours of like length waste little on padding.
  const order = [...questions.keys()].sort((a, b) => lengthOf(questions[a]) - lengthOf(questions[b]));
  const made: number[][] = [];
  let rows = 0;
  for (const at of order) {
    rows += questions[at].sequences.length;
    if (made.length && rows * lengthOf(questions[at]) <= tokens) made[made.length - 1].push(at);
    else {
      made.push([at]);
      rows = questions[at].sequences.length;
    }
  }
  return made;
}

/** Right or wrong of the questions, from one pass over all of their sequences. */
async function grade(session: Session, asked: readonly Question[]): Promise<Graded[]> {
  const output = await forward(
    session,
    asked.flatMap(({ sequences }) => sequences),
  );
  const [, length, vocabulary] = output.logits.dims;
  const values = (await output.logits.getData()) as Float32Array;
  let first = 0;
  const graded = asked.map((question) => {
    const own = first;
    const rows: Rows = (sequence, position) => {
      const start = ((own + sequence) * length + position) * vocabulary;
      return values.subarray(start, start + vocabulary);
    };
    first += question.sequences.length;
    return { group: question.group, right: isRight(question, rows) };
  });
  release(Object.values(output));
  return graded;
}

export interface AnswerOptions {
  readonly signal: AbortSignal;
  /** Told of the questions answered so far, after each batch. */
  readonly onProgress: (done: number) => void;
  /** Most tokens of a batch; results do not depend on it. */
  readonly batchTokens?: number;
}

/** Enough for long matrix products; the logits of as many tokens take 4 kB each for every 1,000 of the vocabulary. */
export const defaultBatchTokens = 512;

/**
 * The model's answers, in the order of the set's questions.
 * @throws the signal's reason when cancelled; RangeError where the logits are not finite
 */
export async function answers(
  session: Session,
  { questions }: PreparedSet,
  { signal, onProgress, batchTokens = defaultBatchTokens }: AnswerOptions,
): Promise<readonly Graded[]> {
  const found: Graded[] = new Array<Graded>(questions.length);
  let done = 0;
  for (const batch of batches(questions, batchTokens)) {
    signal.throwIfAborted();
    const graded = await grade(
      session,
      batch.map((at) => questions[at]),
    );
    batch.forEach((at, i) => (found[at] = graded[i]));
    onProgress((done += batch.length));
  }
  return found;
}

/** Accuracy of both models on every set, and the difference on the same items. */
export async function scoreTasks(
  sessions: Pair<Session>,
  tasks: readonly PreparedSet[],
  signal: AbortSignal,
  report: Pick<Reporter, 'update'>,
): Promise<Measure[]> {
  const total = tasks.reduce((sum, { questions }) => sum + 2 * questions.length, 0);
  const measures: Measure[] = [];
  let before = 0;
  for (const task of tasks) {
    const ask = async (variant: Variant) => {
      const onProgress = (done: number) =>
        report.update(
          `${task.set.title}, ${variant}, item ${done} of ${task.questions.length}`,
          (before + done) / total,
        );
      const found = await answers(sessions[variant], task, { signal, onProgress });
      before += task.questions.length;
      return found;
    };
    measures.push(accuracyMeasure(task.set, await ask('baseline'), await ask('treated')));
  }
  return measures;
}
