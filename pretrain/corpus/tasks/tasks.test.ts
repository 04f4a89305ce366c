import { describe, expect, it } from 'vitest';
import { seeded } from '@/lib/tensor/random';
import { curriculum, heldOutExercises, tasks, type WordedTask } from '.';
import { splitOf } from './arithmetic';
import { gives, longestExcerpt } from './excerpt';
import { blanked } from './frame';
import { naiveBayes } from './naive-bayes';
import { departments, requests } from './routing/requests';
import { sampleStory } from './sample-story';
import { reviews } from './sentiment/reviews';
import type { Exercise, Task, Wording } from './task';
import { people, things } from './words';

const byId = (id: string): WordedTask => {
  const task = tasks.find((each) => each.id === id);
  if (!task) throw new Error(`no task ${id}`);
  return task;
};

function drawn(task: Task, wording: Wording, count: number, seed: number): Exercise[] {
  const random = seeded(seed);
  return Array.from({ length: count }, () => task.make({ random, wording, story: () => sampleStory(random) }));
}

const shareOf = (exercises: readonly Exercise[], holds: (exercise: Exercise) => boolean): number =>
  exercises.filter(holds).length / exercises.length;

const ids = tasks.map(({ id }) => id);
/** Slower to make. */
const ofStories = ['story-questions', 'title', 'summary', 'write'];
const choosing = ['routing', 'sentiment', 'toxicity'];

describe.each(ids)('%s', (id) => {
  const task = byId(id);

  it('words held-out exercises in frames that training never shows', () => {
    const trained = new Set(tasks.flatMap(({ frames }) => frames.train.map(blanked)));
    const { 'held-out': heldOut } = task.frames;
    expect(heldOut.length).toBeGreaterThan(1);
    expect(heldOut.filter((text) => trained.has(blanked(text)))).toEqual([]);
  });

  it('makes the same exercises of the same seed', () => {
    expect(drawn(task, 'train', 50, 3)).toEqual(drawn(task, 'train', 50, 3));
    expect(drawn(task, 'train', 50, 3)).not.toEqual(drawn(task, 'train', 50, 4));
  });

  it.each(['train', 'held-out'] as const)('leaves no slot open and stays short (%s)', (wording) => {
    for (const { question, answer } of drawn(task, wording, 3000, 5)) {
      expect(question).not.toMatch(/[{}\0]|undefined| {2}/);
      expect(question.length).toBeLessThanOrEqual(800);
      expect(answer).not.toMatch(/[{}\0]|undefined|^\s*$/);
    }
  });

  it('never asks the same in both splits', () => {
    const draws = ofStories.includes(id) ? 4_000 : 20_000;
    const trained = new Set(drawn(task, 'train', draws, 1).map(({ question }) => question));
    const heldOut = drawn(task, 'held-out', draws, 2);
    expect(heldOut.filter(({ question }) => trained.has(question))).toEqual([]);
  });

  it('gives held-out exercises that are unique, balanced over groups, and the same for a seed', () => {
    const make = () => {
      const random = seeded(8);
      return heldOutExercises(task, 120, 11, () => sampleStory(random));
    };
    const exercises = make();
    expect(new Set(exercises.map(({ question }) => question)).size).toBe(120);
    const sizes = [...new Set(exercises.map(({ group }) => group))].map(
      (group) => exercises.filter((each) => each.group === group).length,
    );
    expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
    expect(make()).toEqual(exercises);
  });
});

describe.each(choosing)('%s, a choice', (id) => {
  const train = drawn(byId(id), 'train', 20_000, 21);
  const heldOut = drawn(byId(id), 'held-out', 4_000, 22);

  it('answers with one of the choices, each equally often', () => {
    const choices = train[0].choices ?? [];
    expect(train.every(({ answer }) => choices.includes(answer))).toBe(true);
    for (const choice of choices)
      expect(Math.abs(shareOf(train, ({ answer }) => answer === choice) * choices.length - 1)).toBeLessThan(0.1);
  });

  it('can be learned: naive Bayes of training wording gets nine held-out exercises of ten right', () => {
    const classify = naiveBayes(train);
    expect(shareOf(heldOut, ({ question, answer }) => classify(question) === answer)).toBeGreaterThanOrEqual(0.9);
  });
});

describe('routing', () => {
  it('has forty frames a class in training and twelve held out', () => {
    for (const department of departments) {
      expect(new Set(requests[department].train.map(blanked)).size).toBeGreaterThanOrEqual(40);
      expect(new Set(requests[department]['held-out'].map(blanked)).size).toBeGreaterThanOrEqual(12);
    }
  });

  it('rarely names the department in the request', () => {
    const lines = departments.flatMap((each) =>
      [...requests[each].train, ...requests[each]['held-out']].map((text) => text.toLowerCase().includes(each)),
    );
    expect(lines.filter(Boolean).length / lines.length).toBeLessThan(0.02);
  });
});

describe('sentiment', () => {
  it('has sixty frames in training, twenty held out, and negations in about one review of eight', () => {
    const count = (wording: Wording) => new Set(Object.values(reviews).flatMap((texts) => texts[wording])).size;
    expect(count('train')).toBeGreaterThanOrEqual(60);
    expect(count('held-out')).toBeGreaterThanOrEqual(20);
    const negated = shareOf(drawn(byId('sentiment'), 'train', 5000, 1), ({ question }) =>
      /\b(?:not|nothing|never|anything but)\b/.test(question),
    );
    expect(negated).toBeGreaterThan(0.08);
    expect(negated).toBeLessThan(0.25);
  });
});

describe('arithmetic', () => {
  const operands = ({ question }: Exercise) => (question.match(/\d+/g) ?? []).map(Number);
  const exercises = (['train', 'held-out'] as const).flatMap((wording) =>
    drawn(byId('arithmetic'), wording, 5000, 4).map((exercise) => ({ exercise, wording })),
  );

  it('is right, and each group is what it is called', () => {
    for (const { exercise } of exercises) {
      const [a, b] = operands(exercise);
      const sum = exercise.group.includes('sum');
      const [high, low] = a > b ? [a, b] : [b, a];
      expect(exercise.answer).toBe(String(sum ? a + b : high - low));
      expect([a, b].every((each) => String(each).length === (exercise.group.startsWith('one') ? 1 : 2))).toBe(true);
      if (exercise.group.startsWith('one')) continue;
      const carries = sum ? (a % 10) + (b % 10) > 9 : high % 10 < low % 10;
      expect(carries).toBe(/carry|borrow/.test(exercise.group));
    }
  });

  it('subtracts the smaller number, which the sentence says', () => {
    const taken = exercises.filter(({ exercise }) => /^(?:take|if i take)/i.test(exercise.question));
    expect(taken.length).toBeGreaterThan(50);
    for (const { exercise } of taken) expect(operands(exercise)[0]).toBeLessThanOrEqual(operands(exercise)[1]);
  });

  it('keeps a pair of operands in one split, in either order', () => {
    for (const { exercise, wording } of exercises) {
      const [a, b] = operands(exercise);
      expect([splitOf(a, b), splitOf(b, a)]).toEqual([wording, wording]);
    }
  });

  it('begins with one digit', () => {
    const random = seeded(6);
    const first = Array.from({ length: 4000 }, () => curriculum(random, 0)).filter(({ id }) => id === 'arithmetic');
    expect(first.length).toBeGreaterThan(100);
    for (const task of first) {
      const { group } = task.make({ random, wording: 'train', story: () => sampleStory(random) });
      expect(group).toMatch(/^one-digit/);
    }
  });
});

describe('stories', () => {
  it('ask only what the excerpt gives', () => {
    const exercises = drawn(byId('story-questions'), 'train', 2000, 9);
    for (const { question, answer, group } of exercises) {
      expect(gives(question, answer)).toBe(true);
      expect(group).not.toBe('name');
    }
    expect(new Set(exercises.map(({ group }) => group))).toEqual(new Set(['where', 'who', 'why', 'owner', 'holder']));
  });

  it('are shown to the end where the end is asked about', () => {
    const ends = drawn(byId('story-questions'), 'train', 2000, 9).filter(({ group }) => group === 'holder');
    expect(ends.length).toBeGreaterThan(100);
    for (const { question, answer } of ends) expect(question).toContain(`gave it to ${answer}.`);
  });

  it('are cut so that whoever the summary names is there', () => {
    for (const { question, answer } of drawn(byId('summary'), 'train', 1000, 9))
      for (const name of answer.match(/[A-Z]\w+/g) ?? []) if (name !== 'The') expect(question).toContain(name);
  });

  it('are told only as far as they fit, up to a whole sentence', () => {
    for (const { answer } of drawn(byId('write'), 'held-out', 500, 9)) {
      expect(answer.length).toBeLessThanOrEqual(longestExcerpt);
      expect(answer).toMatch(/[.!?]"?$/);
    }
  });
});

describe('copying', () => {
  const exercises = drawn(byId('copy'), 'train', 4000, 14);

  it('gives back the words as they stand in the question', () => {
    for (const { question, answer, group } of exercises) {
      if (group === 'reverse') {
        const gap = answer.includes(', ') ? ', ' : ' ';
        expect(question).toContain(answer.split(gap).reverse().join(gap));
      } else if (group === 'twice') {
        const half = answer.slice(0, (answer.length - 1) / 2);
        expect(answer).toBe(`${half} ${half}`);
        expect(question).toContain(half);
      } else expect(question).toContain(answer);
    }
  });
});

/** Reads a context again, by names and verbs; null where two things share a noun. */
function lastHolder(question: string): string | null {
  const sentences = question.split(/[.?\n:]+ ?/);
  const asks = sentences.find((each) => /^(?:who|which of|with whom|tell me)/i.test(each)) ?? '';
  const noun = things.filter((each) => asks.endsWith(` ${each}`) || asks.includes(` ${each} now`)).at(-1);
  const told = sentences.filter((each) => each !== asks && new RegExp(`\\b${noun}\\b`).test(each));
  const namesIn = (sentence: string) => (sentence.match(/[A-Z]\w+/g) ?? []).filter((each) => people.includes(each));
  const isGift = (sentence: string) => namesIn(sentence).length === 2;
  if (!noun || told.filter((each) => !isGift(each)).length !== 1) return null;
  const last = told[told.length - 1];
  const names = namesIn(last);
  return isGift(last) ? names[/ (?:takes|gets) /.test(last) ? 0 : 1] : names[0];
}

describe('entities', () => {
  const exercises = drawn(byId('entity'), 'train', 4000, 15);

  it('answer with something that the context names', () => {
    for (const { question, answer } of exercises)
      expect(question.toLowerCase()).toContain(answer.toLowerCase().replace(/^(?:the|an?) /, ''));
  });

  it('follow a thing to who has it at the end', () => {
    const gifts = exercises.filter(({ group }) => group === 'holder after gifts');
    const followed = gifts.map(({ question, answer }) => ({ holder: lastHolder(question), answer }));
    const clear = followed.filter(({ holder }) => holder !== null);
    expect(clear.length).toBeGreaterThan(500);
    expect(clear.filter(({ holder, answer }) => holder !== answer)).toEqual([]);
  });
});

describe('curriculum', () => {
  it('draws every task, reading most often, within microseconds an exercise', () => {
    const random = seeded(1);
    const counts = new Map<string, number>();
    const story = sampleStory(random);
    const start = performance.now();
    for (let i = 0; i < 20_000; i++) {
      const task = curriculum(random);
      counts.set(task.id, (counts.get(task.id) ?? 0) + 1);
      task.make({ random, wording: 'train', story: () => story });
    }
    expect((performance.now() - start) / 20_000).toBeLessThan(0.5);
    expect([...counts.keys()].sort()).toEqual([...ids].sort());
    expect([...counts].sort((a, b) => b[1] - a[1])[0][0]).toBe('story-questions');
  });
});

describe('held-out exercises', () => {
  it('say so when a task cannot make as many', () => {
    const one: Task = {
      id: 'one',
      make: () => ({ task: 'one', group: 'one', question: 'One?', answer: 'One.' }),
    };
    expect(() => heldOutExercises(one, 2, 1, () => sampleStory(seeded(1)))).toThrow(/task one: only 1 different/);
  });
});
