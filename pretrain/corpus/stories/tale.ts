/** Telling one story: draws, remembers who and what there is, and collects the sentences. */
import type { Random } from '@/lib/tensor/random';
import * as lexicon from './lexicon';
import { capital, makePerson, type Person, type PersonKind } from './person';
import type { Fact, PersonWish, Plot, Story, Tale } from './plot';
import { makeThing, type Thing } from './thing';

const kinds: readonly PersonKind[] = ['girl', 'boy', 'girl', 'boy', 'animal', 'animal', 'woman', 'man'];

const namesOf: Record<Exclude<PersonKind, 'animal'>, readonly string[]> = {
  girl: lexicon.girls,
  boy: lexicon.boys,
  woman: lexicon.women,
  man: lexicon.men,
};

const child = new Set(['sister', 'brother', 'cousin', 'daughter', 'son', 'niece', 'nephew']);

/** @throws Error if the plot leaves out title, about, summary or facts: every story must be able to serve every task */
export function tell(plot: Plot, random: Random): Story {
  const people: Person[] = [];
  const facts: Fact[] = [];
  const paragraphs: string[] = [];
  let sentences: string[] = [];
  const used = new Map<readonly unknown[], Set<unknown>>();
  const holders = new Map<Thing, Person>();
  const names = { title: '', about: '', summary: '' };

  const pick = <T>(items: readonly T[]): T => items[random.integer(items.length)];
  const chance = (probability: number) => random.next() < probability;
  const fresh = <T>(items: readonly T[]): T => {
    const seen = used.get(items) ?? new Set();
    const left = items.filter((item) => !seen.has(item));
    const item = pick(left.length ? left : items);
    used.set(items, seen.add(item));
    return item;
  };
  const add = (person: Person): Person => {
    people.push(person);
    return person;
  };
  const animal = (role?: string): Person => {
    const she = chance(0.5);
    const name = fresh(she ? lexicon.sheAnimals : lexicon.heAnimals);
    return add(makePerson('animal', name, role ?? fresh(lexicon.animals), pick(lexicon.traits), she));
  };
  const human = (kind: Exclude<PersonKind, 'animal'>, role?: string): Person => {
    const grown = kind === 'woman' || kind === 'man';
    const what = role ?? (grown ? fresh(lexicon.trades) : kind);
    return add(
      makePerson(kind, fresh(namesOf[kind]), what, fresh(lexicon.traits), kind === 'girl' || kind === 'woman'),
    );
  };
  const person = ({ kind = pick(kinds), role }: PersonWish = {}): Person =>
    kind === 'animal' ? animal(role) : human(kind, role);

  const say = (...added: readonly string[]) => {
    sentences.push(...added.filter(Boolean).map(capital));
  };
  const paragraph = () => {
    if (sentences.length) paragraphs.push(sentences.join(' '));
    sentences = [];
  };

  const tale: Tale = {
    person,
    kin(of, relation) {
      const known = lexicon.relations.find((each) => each.relation === relation);
      const she = known?.she ?? chance(0.5);
      const relative =
        of.kind === 'animal'
          ? add(
              makePerson(
                'animal',
                fresh(she ? lexicon.sheAnimals : lexicon.heAnimals),
                of.role,
                fresh(lexicon.traits),
                she,
              ),
            )
          : human(child.has(relation) ? (she ? 'girl' : 'boy') : she ? 'woman' : 'man', relation);
      facts.push({ kind: 'kin', question: `Who is ${of.name}'s ${relation}?`, answer: relative.name });
      return relative;
    },
    thing: (nouns) => makeThing(fresh(nouns), fresh(chance(0.6) ? lexicon.colours : lexicon.qualities)),
    fresh,
    pick,
    one: (...ways) => pick(ways),
    chance,
    say,
    sayOne: (...ways) => say(pick(ways)),
    speak(speaker, line, manner) {
      const verb = pick(line.endsWith('?') ? lexicon.asked : line.endsWith('!') ? lexicon.exclaimed : lexicon.said);
      const how = manner ? ` ${manner}` : '';
      const open = line.endsWith('.') ? `${line.slice(0, -1)},` : line;
      say(chance(0.7) ? `"${open}" ${speaker.name} ${verb}${how}.` : `${speaker.name} ${verb}${how}, "${line}"`);
    },
    paragraph,
    give: (thing, to) => void holders.set(thing, to),
    put: (thing) => void holders.delete(thing),
    holder: (thing) => holders.get(thing) ?? null,
    fact: (kind, question, answer) => void facts.push({ kind, question, answer }),
    title: (...ways) => void (names.title = pick(ways)),
    about: (text) => void (names.about = text),
    summary: (text) => void (names.summary = text),
  };
  plot.tell(tale);
  paragraph();
  const missing = Object.entries(names).find(([, text]) => !text)?.[0] ?? (facts.length < 2 ? 'two facts' : null);
  if (missing || !paragraphs.length) throw new Error(`plot ${plot.id}: tells no ${missing ?? 'story'}`);
  return { plot: plot.id, ...names, paragraphs, people, facts };
}

export const storyText = ({ paragraphs }: Pick<Story, 'paragraphs'>): string => paragraphs.join('\n');
