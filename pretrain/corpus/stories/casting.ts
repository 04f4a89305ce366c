/** Who is in a story: everyone with a name of their own, and relatives that fit. */
import * as lexicon from './lexicon';
import { makePerson, type Person, type PersonKind } from './person';
import type { PersonWish, Tale } from './plot';

const kinds: readonly PersonKind[] = ['girl', 'boy', 'girl', 'boy', 'animal', 'animal', 'woman', 'man'];

const namesOf: Record<Exclude<PersonKind, 'animal'>, readonly string[]> = {
  girl: lexicon.girls,
  boy: lexicon.boys,
  woman: lexicon.women,
  man: lexicon.men,
};

const younger = /(?:daughter|son|niece|nephew|child)$/;
const older = /(?:mother|father|aunt|uncle|parent)$/;
const married = /(?:wife|husband)$/;

const isGrown = ({ kind }: Person): boolean => kind === 'woman' || kind === 'man';

/** Brothers, cousins and twins are as old as whom they belong to. */
const isGrownRelative = (of: Person, relation: string): boolean =>
  older.test(relation) || married.test(relation) || (!younger.test(relation) && isGrown(of));

/** 'stepmother' and 'little brother' are known by their ends. */
const isFemale = (relation: string): boolean | undefined =>
  lexicon.relations.find((known) => relation.endsWith(known.relation))?.she;

/** A hen is a 'she' and a ram a 'he'; most animals may be either. */
const sexOf = (animal: string): boolean | undefined =>
  animal in lexicon.females ? true : animal in lexicon.males ? false : undefined;

/** What a 'she' or 'he' of the same kind is called. */
const ofSameKind = (animal: string, she: boolean): string => (she ? lexicon.males : lexicon.females)[animal] ?? animal;

export interface Cast {
  readonly people: readonly Person[];
  person(wish?: PersonWish): Person;
  kin(of: Person, relation: string): Person;
}

export function casting({ fresh, pick, chance }: Pick<Tale, 'fresh' | 'pick' | 'chance'>): Cast {
  const people: Person[] = [];
  const roles = new Set<string>();
  const freshRole = (list: readonly string[]): string => {
    let role = fresh(list);
    while (roles.has(role)) role = fresh(list);
    return role;
  };
  const add = (person: Person): Person => {
    people.push(person);
    roles.add(person.role);
    return person;
  };
  const animal = (role: string, she: boolean): Person =>
    add(makePerson('animal', fresh(she ? lexicon.sheAnimals : lexicon.heAnimals), role, fresh(lexicon.traits), she));
  const human = (kind: Exclude<PersonKind, 'animal'>, role: string): Person =>
    add(makePerson(kind, fresh(namesOf[kind]), role, fresh(lexicon.traits), kind === 'girl' || kind === 'woman'));

  return {
    people,
    person({ kind = pick(kinds), role } = {}) {
      if (kind === 'animal') {
        const what = role ?? freshRole(lexicon.animals);
        return animal(what, sexOf(what) ?? chance(0.5));
      }
      return human(kind, role ?? (kind === 'woman' || kind === 'man' ? freshRole(lexicon.trades) : kind));
    },
    kin(of, relation) {
      const she = isFemale(relation) ?? chance(0.5);
      if (of.kind === 'animal') return animal(ofSameKind(of.role, she), she);
      const grown = isGrownRelative(of, relation);
      return human(she ? (grown ? 'woman' : 'girl') : grown ? 'man' : 'boy', relation);
    },
  };
}
