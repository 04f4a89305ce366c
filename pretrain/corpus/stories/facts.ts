/** What may be asked about any story, whatever its plot: it follows from who there is and who has what at the end. */
import * as lexicon from './lexicon';
import { withArticle, type Person } from './person';
import type { Fact } from './plot';
import type { Thing } from './thing';

export interface Kinship {
  readonly of: Person;
  readonly relation: string;
  readonly relative: Person;
}

/** How things stand when the story is over. */
export interface State {
  readonly text: string;
  readonly people: readonly Person[];
  readonly kinships: readonly Kinship[];
  readonly holders: ReadonlyMap<Thing, Person>;
  readonly spots: ReadonlyMap<Thing, string>;
  readonly things: readonly Thing[];
}

const plain = (text: string): string => text.toLowerCase();

const isLetter = (character: string | undefined): boolean => character !== undefined && /[a-z]/.test(character);

function hasWords(text: string, words: string): boolean {
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1))
    if (!isLetter(text[at - 1]) && !isLetter(text[at + words.length])) return true;
  return false;
}

/** Whether a text has all of these as whole words, whatever their case: 'plant' does not tell of an 'ant'. */
export const tells = (text: string, ...parts: readonly string[]): boolean =>
  parts.every((part) => hasWords(plain(text), plain(part)));

const only = <T>(items: readonly T[], matches: (item: T) => boolean): boolean => items.filter(matches).length === 1;

const kin = ({ text, kinships }: State): Fact[] =>
  kinships
    .filter(({ of, relation, relative }) => tells(text, of.name, relation, relative.name))
    .filter(({ of, relation }) => only(kinships, (other) => other.of === of && other.relation === relation))
    .map(({ of, relation, relative }) => ({
      kind: 'kin',
      question: `Who is ${of.name}'s ${relation}?`,
      answer: relative.name,
    }));

const roles = ({ text, people }: State): Fact[] =>
  people
    .filter(({ name, role }) => tells(text, name, role))
    .flatMap(({ kind, name, role }): Fact[] => {
      const named: Fact[] =
        (kind === 'animal' || lexicon.trades.includes(role)) && only(people, (other) => other.role === role)
          ? [{ kind: 'name', question: `What is the name of the ${role}?`, answer: name }]
          : [];
      if (kind === 'animal')
        named.push({ kind: 'what', question: `What kind of animal is ${name}?`, answer: withArticle(role) });
      else if (lexicon.trades.includes(role))
        named.push({ kind: 'what', question: `What is ${name} by trade?`, answer: withArticle(role) });
      return named;
    });

const colours = ({ text, things }: State): Fact[] =>
  things
    .filter(({ adjective, noun }) => lexicon.colours.includes(adjective) && tells(text, `${adjective} ${noun}`))
    .map(({ adjective, noun }) => ({ kind: 'colour', question: `What colour is the ${noun}?`, answer: adjective }));

const ends = ({ text, holders, spots }: State): Fact[] => [
  ...[...holders]
    .filter(([thing, holder]) => tells(text, `${thing.adjective} ${thing.noun}`, holder.name))
    .map(([{ the }, { name }]): Fact => ({ kind: 'holder', question: `Who has ${the} at the end?`, answer: name })),
  ...[...spots]
    .filter(([thing, spot]) => tells(text, `${thing.adjective} ${thing.noun}`, spot))
    .map(([{ the }, spot]): Fact => ({ kind: 'where', question: `Where is ${the} at the end?`, answer: spot })),
];

const answer = (fact: Fact): string => plain(fact.answer).replace(/^(?:an?|the) /, '');

/**
 * The plot's own facts first, then those that follow from the state and that the plot has not asked for in its own words.
 * A question that has two answers is left out.
 */
export function allFacts(told: readonly Fact[], state: State): Fact[] {
  const isTold = (fact: Fact) => told.some((own) => own.kind === fact.kind && answer(own) === answer(fact));
  const derived = [kin, roles, colours, ends].flatMap((from) => from(state)).filter((fact) => !isTold(fact));
  const all = [...told, ...derived];
  const isFirst = (fact: Fact, at: number) => all.findIndex(({ question }) => question === fact.question) === at;
  const isCertain = (fact: Fact) =>
    all.every((other) => other.question !== fact.question || answer(other) === answer(fact));
  return all.filter((fact, at) => isFirst(fact, at) && isCertain(fact));
}
