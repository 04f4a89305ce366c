/**
 * The last word of a passage, in the style of LAMBADA (Paperno et al. 2016): it has occurred in the passage before.
 *
 * Unlike LAMBADA, nobody has checked that people guess the word from the passage and not from its last sentence; that it
 * occurs earlier stands in for this, and makes every item solvable by recalling.
 */
import type { z } from 'zod';
import type { ExactItem, TaskSet } from '@/lib/measure/task-set';
import { seeded } from '@/lib/tensor/random';
import type { Document } from '../corpus/natural';
import { evaluationSeed, seedOf } from './set';

type Item = z.infer<typeof ExactItem>;

const itemsPerDocument = 12;
const itemsWanted = 300;
const words = { least: 30, most: 90 } as const;

const titles = /(?:^|[\s"'(])(?:Mr|Mrs|Ms|Dr|St|Prof|Capt|Lieut|Lt|Col|Gen|Sgt|Rev|Jr|Sr|vs|No|[A-Z])\.$/;

/** Words too common to say anything by coming twice. */
const common = new Set(
  `about above after again against all alone along also always among and another any anybody anyone anything are around away
  back been before behind being below beside best better between both but can could did does doing done down each either else
  enough even ever every everybody everyone everything far few first for from get gone good got had has have her here hers
  herself him himself his how however indeed into its itself just last least less like little long made many may maybe me mine
  more most much must myself near never next nobody none nor not nothing now off often once one ones only onto other others our
  ours ourselves out over own perhaps quite rather same see she should since some somebody someone something soon still such
  than that the their theirs them themselves then there these they thing things this those though three through too toward
  towards two under until upon us very was way well were what when where which while who whom whose why will with within
  without would yes yet you your yours yourself said say says asked ask knew know known think thought come came go going went take took tell told
  want wanted look looked`.split(/\s+/),
);

/** Ends of sentences, behind the closing quote. */
export function sentenceEnds(text: string): number[] {
  const ends: number[] = [];
  for (const { 0: mark, index } of text.matchAll(/[.!?]+["')\]]*(?=\s|$)/g))
    if (!titles.test(text.slice(Math.max(0, index - 8), index + 1))) ends.push(index + mark.length);
  return ends;
}

interface Passage {
  readonly start: number;
  readonly end: number;
  readonly prompt: string;
  readonly word: string;
}

/** The passage of the `count` sentences that end at `ends[last]`, if its last word makes an item. */
function passage(text: string, ends: readonly number[], last: number, count: number): Passage | null {
  const [before, end] = [ends[last - count], ends[last]];
  if (before === undefined) return null;
  const start = before + /^\s*/.exec(text.slice(before, end))![0].length;
  const found = /^(.*) ([A-Za-z]{3,})[.!?]+["')\]]*$/s.exec(text.slice(start, end));
  if (!found) return null;
  const [, prompt, word] = found;
  const spoken = prompt.split(/[^A-Za-z]+/);
  const length = prompt.split(/\s+/).length;
  const fits = length >= words.least && length <= words.most;
  // Not among the last words either: 'step by step' recalls nothing.
  const recalls = spoken.slice(0, -4).includes(word) && !spoken.slice(-4).includes(word);
  return fits && recalls && !common.has(word.toLowerCase()) ? { start, end, prompt, word } : null;
}

/** Passages of a document in random order, none of which overlaps another. */
function passages(
  text: string,
  shuffle: <T>(items: readonly T[]) => T[],
  integer: (bound: number) => number,
): Passage[] {
  const ends = sentenceEnds(text);
  const taken: Passage[] = [];
  for (const last of shuffle([...ends.keys()])) {
    const found = passage(text, ends, last, 3 + integer(3));
    if (found && taken.every(({ start, end }) => found.end <= start || found.start >= end)) taken.push(found);
  }
  return taken;
}

const isName = (word: string): boolean => word[0] !== word[0].toLowerCase();

/** @param documents held-out stories that are not scored as a text */
export function cloze(documents: readonly Document[]): TaskSet {
  const { shuffle, integer } = seeded(seedOf('cloze'));
  const items: Item[] = shuffle(
    documents.flatMap(({ text }) => passages(text, shuffle, integer).slice(0, itemsPerDocument)),
  )
    .slice(0, itemsWanted)
    .map(({ prompt, word }) => ({ prompt, answer: ` ${word}`, group: isName(word) ? 'name' : 'word' }));
  return {
    version: 1,
    id: 'cloze',
    title: 'Last word of a passage',
    describe:
      'Three to five sentences of a held-out story without the last word, which has occurred earlier in the passage. Cut in the style of LAMBADA by a rule, from stories that are in no other evaluation text.',
    limits:
      'No reader has checked that the word can be guessed, so the highest possible score is unknown and below one. Every answer can be copied from the passage, which LAMBADA does not promise. Old short fiction only.',
    license: 'Public domain in the United States (Project Gutenberg)',
    source: `Project Gutenberg, as gathered in the corpora of the LCATS project; cut by pretrain/evaluation/cloze.ts, seed ${evaluationSeed}`,
    chance: 0,
    better: 'higher',
    form: 'exact',
    items,
  };
}
