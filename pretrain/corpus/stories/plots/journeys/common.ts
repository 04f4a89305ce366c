/** What the plots about journeys, work and the seasons share. */
import * as words from '../../lexicon';
import { withArticle, type Person } from '../../person';
import type { Tale } from '../../plot';

type Season = (typeof words.seasons)[number];

/** A grown-up with the trade that the plot needs. */
export const grown = (tale: Tale, role: string): Person =>
  tale.person({ kind: tale.pick(['woman', 'man'] as const), role });

/** A child or an animal. */
export const young = (tale: Tale): Person =>
  tale.person({ kind: tale.pick(['girl', 'boy', 'girl', 'boy', 'animal'] as const) });

/** An older relative, and the word for the relation. */
export function elder(tale: Tale, person: Person): [relative: Person, relation: string] {
  const relation = tale.pick(['mother', 'father', 'grandmother', 'grandfather', 'aunt', 'uncle']);
  return [tale.kin(person, relation), relation];
}

/** @throws Error if the lexicon has no such season */
export function seasonNamed(name: Season['name']): Season {
  const season = words.seasons.find((each) => each.name === name);
  if (!season) throw new Error(`lexicon/seasons: no ${name}; plots about journeys need it`);
  return season;
}

/** 'one rainy morning in spring' and the like. */
export function someTime(tale: Tale, season: Season): string {
  const weather = tale.pick(season.weather);
  const hour = tale.pick(['morning', 'afternoon', 'evening']);
  return tale.one(
    `one ${weather} ${hour} in ${season.name}`,
    `on ${withArticle(weather)} ${season.name} ${hour}`,
    `in the middle of ${season.name}, on ${withArticle(weather)} ${hour},`,
    `one ${season.name}, on ${withArticle(weather)} ${hour},`,
  );
}

/** What someone says in alarm or in earnest, where the cheerful verbs of `speak` would be out of tune. */
export function warn(tale: Tale, { name }: Person, line: string): void {
  const verb = tale.one('cried', 'shouted', 'called', 'warned');
  tale.sayOne(`"${line}" ${name} ${verb}.`, `${name} ${verb}, "${line}"`);
}
