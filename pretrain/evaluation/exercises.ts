/** Sets made from the held-out exercises of the tasks in pretrain/corpus/tasks. */
import type { TaskSet } from '@/lib/measure/task-set';
import { storyStream, type Story } from '../corpus/stories';
import { heldOutExercises, tasks } from '../corpus/tasks';
import { promptText, type Exercise } from '../corpus/tasks/task';
import { evaluationSeed, ownLicense, seedOf } from './set';

interface Description {
  readonly title: string;
  readonly describe: string;
  readonly limits: string;
  readonly count: number;
  readonly form: 'choice' | 'exact';
}

const worded = 'Instructions and sentences are worded as none in training is.';
const exactly =
  'An answer counts only if it is given token by token as expected, so that another true wording is counted as wrong.';

/** By the task's id in pretrain/corpus/tasks, what the set is called and says of itself. */
const described: Readonly<Record<string, Description & { readonly id: string }>> = {
  routing: {
    id: 'routing',
    title: 'Routing requests to one of six departments',
    describe: `A request in chat form and six departments; which one should answer it? ${worded}`,
    limits:
      'Short requests from templates, each with one clear department. Real requests are longer, mixed and misspelt, and a score here says little about them.',
    count: 300,
    form: 'choice',
  },
  sentiment: {
    id: 'sentiment',
    title: 'Sentiment of short reviews',
    describe: `A review of one or two sentences; is the writer pleased or not? ${worded}`,
    limits:
      'Template sentences about everyday things, without irony and without mixed feelings; an eighth of them have a negation. Not to be compared with figures on reviews that people wrote.',
    count: 300,
    form: 'choice',
  },
  toxicity: {
    id: 'toxicity',
    title: 'Unkind and harmless messages',
    describe: `A message to somebody; is it toxic or harmless? ${worded}`,
    limits:
      'Mild insults and friendly or neutral messages from templates, without slurs and without context. A score says nothing of how well a model would moderate real messages, nor whom its mistakes would hit.',
    count: 300,
    form: 'choice',
  },
  'story-questions': {
    id: 'story-questions',
    title: 'Questions about a story',
    describe: `A part of a held-out story and a question that it answers, in chat form. ${worded}`,
    limits: `${exactly} Stories and questions come from one grammar; a score does not carry over to other texts.`,
    count: 200,
    form: 'exact',
  },
  arithmetic: {
    id: 'arithmetic',
    title: 'Sums and differences',
    describe: `Sums and differences of one and two digits, in six kinds by digits and carries. ${worded} No pair of operands is in training.`,
    limits: 'Six kinds of exercise with results under one hundred; nothing about mathematics beyond them.',
    count: 300,
    form: 'exact',
  },
  entity: {
    id: 'entity',
    title: 'Who has what, who is what, who went where',
    describe: `A few sentences about several people, in which things may change hands, and a question. ${worded}`,
    limits: `${exactly} Contexts of a few sentences; real stories keep facts apart for longer.`,
    count: 300,
    form: 'exact',
  },
  copy: {
    id: 'copying',
    title: 'Copying and repeating',
    describe: `Words, names or digits to be given back as they are or by a simple rule. ${worded}`,
    limits: `${exactly} It tests recall from the prompt alone, which some architectures do by their form and others cannot.`,
    count: 200,
    form: 'exact',
  },
};

/** The end of the answer counts as a part of it: '1' is not an answer of '12'. */
const exactItem = (exercise: Exercise) => ({
  prompt: promptText(exercise),
  answer: `${exercise.answer}<|end|>`,
  group: exercise.group,
});

/** No choice begins another one, so that they can be compared without an end. */
function choiceItem(exercise: Exercise) {
  const choices = [...exercise.choices!];
  return { prompt: promptText(exercise), choices, answer: choices.indexOf(exercise.answer), group: exercise.group };
}

/** Stories asked about; a story may be asked about twice, since balancing the kinds of question takes many. */
const storiesOfSet = 400;

/** @throws Error if there is no such task */
function exercises(taskId: string, id: string, count: number): Exercise[] {
  const task = tasks.find((each) => each.id === taskId);
  if (!task) throw new Error(`evaluation set ${id}: pretrain/corpus/tasks has no task '${taskId}'`);
  const stories = storyStream('held-out', seedOf(`${id}/stories`));
  const told: Story[] = [];
  let calls = 0;
  const story = () => {
    const at = calls++ % storiesOfSet;
    return (told[at] ??= stories.next().value);
  };
  return heldOutExercises(task, count, seedOf(id), story);
}

function exerciseSet(taskId: string): TaskSet {
  const { id, title, describe, limits, count, form } = described[taskId];
  const made = exercises(taskId, id, count);
  const common = {
    version: 1,
    id,
    title,
    describe,
    limits,
    license: ownLicense,
    source: `pretrain/corpus/tasks and pretrain/evaluation/exercises.ts, seed ${evaluationSeed}`,
    better: 'higher',
  } as const;
  if (form === 'exact') return { ...common, chance: 0, form, items: made.map(exactItem) };
  return { ...common, chance: 1 / made[0].choices!.length, form, items: made.map(choiceItem) };
}

/** By the id of the set. */
export const exerciseSets: Readonly<Record<string, () => TaskSet>> = Object.fromEntries(
  Object.entries(described).map(([taskId, { id }]) => [id, () => exerciseSet(taskId)]),
);
