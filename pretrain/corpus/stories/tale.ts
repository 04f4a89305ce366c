/** Telling one story: draws, remembers who and what there is, and collects the sentences. */
import type { Random } from '@/lib/tensor/random';
import { casting } from './casting';
import { allFacts, type Kinship } from './facts';
import * as lexicon from './lexicon';
import { capital, type Person } from './person';
import type { Fact, Plot, Story, Tale } from './plot';
import { adjectivesFor, makeThing, type Thing } from './thing';

const colouredShare = 0.6;
const quoteFirstShare = 0.7;

/** One verb for each kind of line, where a manner already says how: 'said softly', not 'announced softly'. */
const plainVerb = (line: string): string => (line.endsWith('?') ? 'asked' : line.endsWith('!') ? 'cried' : 'said');

const verbsFor = (line: string, isAnswer: boolean): readonly string[] => {
  if (line.endsWith('?')) return lexicon.asked;
  if (line.endsWith('!')) return lexicon.exclaimed;
  return isAnswer ? lexicon.replied : lexicon.said;
};

const small = new Set('a an the and but or of in on for to at by with from as into over under'.split(' '));

/** 'The lost drum' → 'The Lost Drum' */
export const titleCase = (title: string): string =>
  title
    .split(' ')
    .map((word, at) => (at > 0 && small.has(word.toLowerCase()) ? word.toLowerCase() : capital(word)))
    .join(' ');

interface Sentences {
  say(...added: readonly string[]): void;
  paragraph(): void;
  readonly paragraphs: readonly string[];
}

function sentencesOf(): Sentences {
  const paragraphs: string[] = [];
  let sentences: string[] = [];
  return {
    paragraphs,
    say: (...added) => void sentences.push(...added.filter(Boolean).map(capital)),
    paragraph() {
      if (sentences.length) paragraphs.push(sentences.join(' '));
      sentences = [];
    },
  };
}

interface Draws extends Pick<Tale, 'fresh' | 'pick' | 'chance'> {
  thing(nouns: readonly string[]): Thing;
}

function drawsOf(random: Random): Draws {
  const used = new Map<readonly unknown[], Set<unknown>>();
  const nouns = new Set<string>();
  const pick = <T>(items: readonly T[]): T => items[random.integer(items.length)];
  const chance = (probability: number) => random.next() < probability;
  const fresh = <T>(items: readonly T[]): T => {
    const seen = used.get(items) ?? new Set();
    const left = items.filter((item) => !seen.has(item));
    const item = pick(left.length ? left : items);
    used.set(items, seen.add(item));
    return item;
  };
  return {
    pick,
    chance,
    fresh,
    thing(list) {
      let noun = fresh(list);
      // Lists share nouns: a story with two lanterns would not say which it means.
      for (let tries = 0; nouns.has(noun) && tries < list.length; tries++) noun = fresh(list);
      nouns.add(noun);
      const adjectives = adjectivesFor(list, chance(colouredShare));
      let adjective = fresh(adjectives);
      while (noun.includes(adjective)) adjective = fresh(adjectives);
      return makeThing(noun, adjective);
    },
  };
}

/** @throws Error if the plot leaves out title, about, summary or facts: every story must be able to serve every task */
export function tell(plot: Plot, random: Random): Story {
  const draws = drawsOf(random);
  const { pick, chance } = draws;
  const cast = casting(draws);
  const { say, paragraph, paragraphs } = sentencesOf();
  const told: Fact[] = [];
  const things: Thing[] = [];
  const kinships: Kinship[] = [];
  const holders = new Map<Thing, Person>();
  const spots = new Map<Thing, string>();
  const names = { title: '', about: '', summary: '' };
  let lastSpeaker: Person | null = null;

  const tale: Tale = {
    ...draws,
    person: cast.person,
    kin(of, relation) {
      const relative = cast.kin(of, relation);
      kinships.push({ of, relation, relative });
      return relative;
    },
    thing(nouns) {
      const thing = draws.thing(nouns);
      things.push(thing);
      return thing;
    },
    one: (...ways) => pick(ways),
    say,
    sayOne: (...ways) => say(pick(ways)),
    speak(speaker, spoken, manner) {
      const line = capital(spoken);
      const isAnswer = lastSpeaker !== null && lastSpeaker !== speaker && chance(0.4);
      const verb = manner ? `${plainVerb(line)} ${manner}` : pick(verbsFor(line, isAnswer));
      const open = line.endsWith('.') ? `${line.slice(0, -1)},` : line;
      say(chance(quoteFirstShare) ? `"${open}" ${speaker.name} ${verb}.` : `${speaker.name} ${verb}, "${line}"`);
      lastSpeaker = speaker;
    },
    paragraph() {
      paragraph();
      lastSpeaker = null;
    },
    give(thing, to) {
      holders.set(thing, to);
      spots.delete(thing);
    },
    put(thing, where) {
      spots.set(thing, where);
      holders.delete(thing);
    },
    holder: (thing) => holders.get(thing) ?? null,
    where: (thing) => spots.get(thing) ?? null,
    fact: (kind, question, answer) => void told.push({ kind, question, answer }),
    title: (...ways) => void (names.title = titleCase(pick(ways))),
    about: (text) => void (names.about = text),
    summary: (text) => void (names.summary = text),
  };
  plot.tell(tale);
  paragraph();
  const text = paragraphs.join('\n');
  const facts = allFacts(told, { text, people: cast.people, kinships, holders, spots, things });
  const missing = Object.entries({ ...names, story: text }).find(([, part]) => !part)?.[0];
  if (missing || facts.length < 2) throw new Error(`plot ${plot.id}: tells no ${missing ?? 'two facts'}`);
  return { plot: plot.id, ...names, paragraphs, people: cast.people, facts };
}

export const storyText = ({ paragraphs }: Pick<Story, 'paragraphs'>): string => paragraphs.join('\n');
