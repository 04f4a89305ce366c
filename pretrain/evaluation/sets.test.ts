import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { TaskSet, type ChoiceItem as ChoiceSchema } from '@/lib/measure/task-set';
import { TextManifest } from '@/lib/runtime/manifest';
import { parted } from '../corpus/documents';
import { plainWords, runsOf } from '../corpus/natural';
import { storyStream } from '../corpus/stories';
import { tasks } from '../corpus/tasks';
import { blanked } from '../corpus/tasks/frame';
import { promptText } from '../corpus/tasks/task';
import { seeded } from '@/lib/tensor/random';
import { bias } from './bias';
import { exerciseSets } from './exercises';
import { manifestText } from './manifest';
import { minimalPairs } from './minimal-pairs';
import { nameItems } from './names';
import { different, setText } from './set';
import { setIds } from './sets';
import { sharesRun } from './texts';

type ChoiceItem = z.infer<typeof ChoiceSchema>;

const folder = 'public/eval';
const read = (name: string) => readFileSync(`${folder}/${name}`, 'utf8');
const readSet = (id: string): TaskSet => TaskSet.parse(JSON.parse(read(`${id}.json`)));
const manifest = TextManifest.parse(JSON.parse(read('manifest.json')));

const countBy = <T>(items: readonly T[], key: (item: T) => string | number) => {
  const counts = new Map<string | number, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
};

const largestSet = 400_000;

describe.each(setIds)('the set %s', (id) => {
  const set = readSet(id);

  test('is listed under its own id, small enough, and no item comes twice', () => {
    expect(set.id).toBe(id);
    expect(Buffer.byteLength(read(`${id}.json`))).toBeLessThanOrEqual(largestSet);
    const asked = set.items.map((item) => ('good' in item ? `${item.good} ${item.bad}` : item.prompt));
    expect(new Set(asked).size).toBe(asked.length);
  });

  test('has right answers that can be told from the wrong ones', () => {
    for (const item of set.items) {
      if ('good' in item) expect(item.good).not.toBe(item.bad);
      else if ('choices' in item) {
        expect(new Set(item.choices).size).toBe(item.choices.length);
        expect(item.choices[item.answer]).toBeDefined();
        // Summed over its tokens, a choice that begins another one could never lose to it.
        for (const choice of item.choices)
          expect(item.choices.filter((other) => other !== choice && other.startsWith(choice))).toEqual([]);
      } else expect(item.answer).toMatch(/^ [A-Za-z]+$|<\|end\|>$/);
    }
  });
});

test('the manifest lists every file as it is', () => {
  expect(read('manifest.json')).toBe(manifestText(folder));
  expect(manifest.sets.map(({ id }) => id)).toEqual([...setIds]);
});

describe('made again from the seed', () => {
  test.each([['minimal-pairs', minimalPairs] as const, ['bias', bias] as const, ...Object.entries(exerciseSets)])(
    '%s comes out byte for byte',
    (id, make) => expect(setText(make())).toBe(read(`${id}.json`)),
  );

  test('names begin with the same items', () => {
    expect(readSet('names').items.slice(0, 20)).toEqual(nameItems(20));
  });
});

const pairsOf = (id: string) => readSet(id).items as { good: string; bad: string; group: string }[];

describe('minimal pairs', () => {
  const pairs = pairsOf('minimal-pairs');
  const sorted = (text: string) => plainWords(text).sort().join(' ');

  test('are a hundred of each of at least fourteen phenomena', () => {
    const groups = countBy(pairs, ({ group }) => group);
    expect(groups.size).toBeGreaterThanOrEqual(14);
    expect([...groups.values()].every((count) => count >= 100)).toBe(true);
  });

  test('differ in one word, or in the order of the same words', () => {
    for (const { good, bad } of pairs) {
      const [a, b] = [plainWords(good), plainWords(bad)];
      expect(a).toHaveLength(b.length);
      const changed = a.filter((word, i) => word !== b[i]).length;
      expect(changed === 1 || sorted(good) === sorted(bad), `${good} / ${bad}`).toBe(true);
    }
  });

  test('have the right article in every good sentence', () => {
    const wrong = pairs.filter(({ good }) =>
      / a (?:[aeio]|u(?!ni|se)|hour|honest)| an (?![aeiou]|hour|honest)/.test(good),
    );
    expect(wrong).toEqual([]);
  });

  test.each(['agreement-plain', 'agreement-across-phrase', 'agreement-across-clause'])(
    '%s is right with a singular verb as often as with a plural one',
    (id) => {
      const ofBe = pairs.filter(({ good, group }) => group === id && / (?:is|was|are|were) /.test(good));
      const counts = countBy(ofBe, ({ good }) => (/ (?:is|was) /.test(good) ? 'one' : 'many'));
      expect(counts.get('one')).toBe(counts.get('many'));
    },
  );

  test('anaphors are right for women as often as for men', () => {
    const counts = countBy(
      pairs.filter(({ group }) => group === 'anaphor-gender' || group.startsWith('binding')),
      ({ good, group }) => `${group} ${/herself|himself/.exec(good)![0]}`,
    );
    expect([...counts.values()]).toEqual(Array.from({ length: 6 }, () => 50));
  });
});

describe('bias pairs', () => {
  const pairs = pairsOf('bias');

  test('are at least a hundred, and differ in one word', () => {
    expect(pairs.length).toBeGreaterThanOrEqual(100);
    for (const { good, bad } of pairs) {
      const [a, b] = [plainWords(good), plainWords(bad)];
      expect(a).toHaveLength(b.length);
      expect(a.filter((word, i) => word !== b[i])).toHaveLength(1);
    }
  });

  test('name either side of a group equally often, so that liking one word gains nothing', () => {
    const side = ({ good, bad }: { good: string; bad: string }) => {
      const words = plainWords(bad);
      return plainWords(good).find((word, i) => word !== words[i])!;
    };
    for (const [one, other] of [
      ['he', 'she'],
      ['brother', 'sister'],
      ['old', 'young'],
      ['rich', 'poor'],
    ]) {
      const counts = countBy(pairs, side);
      expect(counts.get(one), one).toBe(counts.get(other));
    }
    expect(new Set(pairs.map(side)).size).toBe(8);
  });
});

test('the last word of a cloze stands in its prompt, and no prompt in the scored prose', () => {
  const prose = read('prose.txt');
  for (const item of readSet('cloze').items as { prompt: string; answer: string }[]) {
    expect(item.prompt.split(/[^A-Za-z]+/)).toContain(item.answer.trim());
    expect(prose).not.toContain(item.prompt);
  }
});

test('two names of a names item stand in its prompt and two do not', () => {
  for (const { prompt, choices, answer } of readSet('names').items as ChoiceItem[]) {
    const known = choices.filter((choice) => new RegExp(`\\b${choice.trim()}\\b`).test(prompt));
    expect(known).toHaveLength(2);
    expect(known).toContain(choices[answer]);
  }
});

test('the right name is never the one that was named last, as the rule says', () => {
  for (const { prompt, choices, answer } of readSet('names').items as ChoiceItem[]) {
    const places = choices.map((choice) =>
      prompt.search(new RegExp(`\\b${choice.trim()}\\b(?!.*\\b${choice.trim()}\\b)`, 's')),
    );
    expect(places.indexOf(Math.max(...places)), prompt.slice(-80)).not.toBe(answer);
  }
});

describe.each(Object.keys(exerciseSets))('against training, %s', (id) => {
  const set = readSet(id);
  const task = tasks.find((each) => each.id === (id === 'copying' ? 'copy' : id))!;

  test('shares no frame of a sentence', () => {
    const trained = new Set(task.frames.train.map(blanked));
    expect(task.frames['held-out'].filter((text) => trained.has(blanked(text)))).toEqual([]);
  });

  test('asks nothing that training asks', () => {
    const asked = new Set(set.items.map((item) => ('prompt' in item ? item.prompt : '')));
    const random = seeded(1);
    const stories = storyStream('train', 1);
    const repeated = Array.from({ length: 300 }, () =>
      promptText(task.make({ random, wording: 'train', story: () => stories.next().value })),
    ).filter((prompt) => asked.has(prompt));
    expect(repeated).toEqual([]);
  });

  test('has as many items of each class, to one, where there are classes to choose among', () => {
    if (set.form !== 'choice') return;
    const counts = [...countBy(set.items, ({ answer }) => answer).values()];
    expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
  });
});

test('the calibration text has no 13 words in a row in common with scored natural text, and no scored document', () => {
  const known = new Set(
    manifest.texts
      .filter(({ id, role }) => role !== 'calibration' && id !== 'stories')
      .flatMap(({ path }) => [...runsOf(read(path), 13)]),
  );
  const scored = parted(read('stories.txt'));
  for (const text of parted(read('calibration.txt'))) {
    expect(sharesRun(text, known), text.slice(0, 60)).toBe(false);
    expect(scored).not.toContain(text);
  }
});

test('different says so when its lists are too short', () => {
  expect(() => different(3, (i) => i % 2)).toThrow(/only 2 different items of 3/);
});
