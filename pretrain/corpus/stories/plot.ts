/** What a plot is, and what it is told with. */
import type { Person, PersonKind } from './person';
import type { Thing } from './thing';

/** A question that the story answers, with the answer in a word or a short phrase and in a sentence. */
export interface Fact {
  readonly kind: 'who' | 'what' | 'where' | 'why' | 'when' | 'owner' | 'holder' | 'name' | 'kin' | 'colour';
  readonly question: string;
  readonly answer: string;
}

/** A finished story. */
export interface Story {
  readonly plot: string;
  readonly title: string;
  /** What it is about, after "a story about": "a girl named Mia who loses a red kite". */
  readonly about: string;
  /** One or two sentences that tell it all. */
  readonly summary: string;
  readonly paragraphs: readonly string[];
  readonly people: readonly Person[];
  readonly facts: readonly Fact[];
}

export interface Plot {
  /** Unique, kebab-case: 'lost-and-found'. */
  readonly id: string;
  tell(tale: Tale): void;
}

export interface PersonWish {
  readonly kind?: PersonKind;
  /** 'baker', 'fox'; drawn if left out. */
  readonly role?: string;
}

/** The hand that a plot writes with. Everything drawn is drawn once a story and stays what it is. */
export interface Tale {
  /** Someone new: no name, and no animal, comes twice in a story. */
  person(wish?: PersonWish): Person;
  /** A relative of `person`, new to the story: `kin(mia, 'grandmother')`. The relation is remembered and may be asked for. */
  kin(person: Person, relation: string): Person;
  /** Something new of one of the lists of things. */
  thing(nouns: readonly string[]): Thing;
  /** One of `items`, never one that this story has had from the same list. */
  fresh<T>(items: readonly T[]): T;
  /** One of `items`. */
  pick<T>(items: readonly T[]): T;
  /** One of these ways to put it. */
  one(...ways: readonly string[]): string;
  chance(probability: number): boolean;

  /** Adds a sentence (or several). */
  say(...sentences: readonly string[]): void;
  /** Adds one of these sentences. */
  sayOne(...ways: readonly string[]): void;
  /** Adds what someone says, with quotes and a verb of speech: line "Where is my kite?" ends in . ! or ?, without quotes. */
  speak(person: Person, line: string, manner?: string): void;
  /** Ends the paragraph. */
  paragraph(): void;

  /** Who has a thing now. */
  give(thing: Thing, to: Person): void;
  /** Where a thing lies now, with its preposition: 'under the bench'. */
  put(thing: Thing, where: string): void;
  /** The last that was said by `give`, or null. */
  holder(thing: Thing): Person | null;
  /** The last that was said by `put`, or null. */
  where(thing: Thing): string | null;

  fact(kind: Fact['kind'], question: string, answer: string): void;
  title(...ways: readonly string[]): void;
  about(text: string): void;
  summary(text: string): void;
}
