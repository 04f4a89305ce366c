/**
 * Names that stay right through a story: a held-out story is cut before a later mention of somebody. The choices are the
 * names of the story so far, and as many that it does not have: a model may mix people up, or drift to somebody new.
 *
 * Only such places are taken where grammar leaves one name: the story has named two people, and the other one stands in
 * the same clause (who does something to themselves is not named twice: principle C of binding), or speaks to them, or
 * is spoken to in words that end with a comma, so that the speaker must follow.
 */
import type { z } from 'zod';
import type { ChoiceItem, TaskSet } from '@/lib/measure/task-set';
import { seeded } from '@/lib/tensor/random';
import { storyStream, storyText, type Story } from '../corpus/stories';
import { evaluationSeed, ownLicense, seedOf } from './set';

type Item = z.infer<typeof ChoiceItem>;

const itemsWanted = 300;
/** Characters of a prompt; with the answer it stays under 300 tokens. */
const longest = 1_000;
const mostOfAKind = 50;
/** Stories looked at before giving up: places of this sort are rare. */
const mostStories = 20_000;

/** Words that begin another clause; `and` does so unless it joins two names. */
const otherClause =
  /[,;:.!?"]|\b(?:and(?! $)|but|or|because|while|until|till|when|that|which|who|whom|whose|as|so|before|after|if|than|though|although|since|where|how|why|what|for|once)\b/;

/** 'Mia thanked ', 'Mia and ' */
const inSameClause = (between: string): boolean => !otherClause.test(between);
/** 'Mia said, "Come in, ': after a comma, since nobody calls themselves */
const spokenTo = (between: string): boolean => /^ [a-z]+(?: [a-z]+){0,3}, "[^"]*, $/.test(between);
/** '"Come in, Mia," ': the comma promises a speaker, who is not the one called */
const speaksTo = (before: string, name: string): boolean =>
  /,"\s$/.test(before) && new RegExp(`(?:^|, )${name}[,.!?]`).test(lastSpeech(before));

const lastSpeech = (text: string): string => /"([^"]*)"\s$/.exec(text)?.[1] ?? '';

interface Mention {
  readonly name: string;
  readonly at: number;
}

function mentions(text: string, names: readonly string[]): Mention[] {
  const found = text.matchAll(new RegExp(`(?<=[ \\n"])(?:${names.join('|')})(?![a-z-])`, 'g'));
  return [...found].map(({ 0: name, index }) => ({ name, at: index }));
}

/** What makes a mention the only one possible, given the one before it; null where nothing does. */
function reason(text: string, before: Mention, mention: Mention): string | null {
  const between = text.slice(before.at + before.name.length, mention.at);
  if (speaksTo(text.slice(0, mention.at), before.name)) return 'speaker';
  if (spokenTo(between)) return 'spoken to';
  return inSameClause(between) && !between.startsWith("'") ? 'same clause' : null;
}

const namesOf = ({ people }: Story): string[] => people.map(({ name }) => name);

/** A place where a story can be cut: before a name that only one of the two known so far can be. */
export interface Place {
  readonly prompt: string;
  readonly names: readonly string[];
  readonly right: string;
  readonly group: string;
}

export function namePlaces(story: Story): Place[] {
  const text = storyText(story);
  const all = mentions(text, namesOf(story));
  return all.flatMap((mention, i) => {
    const names = [...new Set(all.slice(0, i).map(({ name }) => name))].sort();
    const group = i > 0 && names.length === 2 ? reason(text, all[i - 1], mention) : null;
    const cut = mention.at - 1;
    if (!group || !names.includes(mention.name) || text[cut] !== ' ' || cut > longest) return [];
    return [{ prompt: text.slice(0, cut), names, right: mention.name, group }];
  });
}

const beginsAnother = (names: readonly string[]): boolean =>
  names.some((name) => names.some((other) => other !== name && other.startsWith(name)));

/** The names that the story has, and two of a story that has none of them; null if they cannot be told apart. */
function item({ prompt, names, right, group }: Place, strangers: readonly string[]): Item | null {
  const all = [...names, ...strangers.filter((name) => !names.includes(name)).slice(0, 2)].sort();
  if (all.length !== 4 || beginsAnother(all)) return null;
  return { prompt, choices: all.map((name) => ` ${name}`), answer: all.indexOf(right), group };
}

/**
 * One item a story, and not too many of a plot and kind.
 * @returns the first `count` of them, whatever the count
 */
export function nameItems(count: number): Item[] {
  const stories = storyStream('held-out', seedOf('names'));
  const random = seeded(seedOf('names/places'));
  const perKind = new Map<string, number>();
  const taken: Item[] = [];
  let strangers: string[] = [];
  for (let told = 0; taken.length < count; told++) {
    if (told > mostStories) throw new Error(`names: ${told} held-out stories gave only ${taken.length} items`);
    const story = stories.next().value;
    const [place] = random.shuffle(namePlaces(story));
    const kind = `${story.plot}/${place?.group}`;
    const made = place && (perKind.get(kind) ?? 0) < mostOfAKind ? item(place, strangers) : null;
    strangers = namesOf(story);
    if (!made) continue;
    perKind.set(kind, (perKind.get(kind) ?? 0) + 1);
    taken.push(made);
  }
  return taken;
}

export const names = (): TaskSet => ({
  version: 1,
  id: 'names',
  title: 'Names stay right through a story',
  describe:
    'A held-out story, cut where only one of the two people named so far can be meant; the choices are these two and two names from elsewhere. The places are found by a rule about clauses and speech that held without exception in the stories of the grammar.',
  limits:
    'Two people, one grammar of stories, and places where the grammar of the sentence leaves one name; whom a longer story is about is not asked. A right choice can come from taking the name that was not said last.',
  license: ownLicense,
  source: `pretrain/corpus/stories and pretrain/evaluation/names.ts, seed ${evaluationSeed}`,
  chance: 0.25,
  better: 'higher',
  form: 'choice',
  items: nameItems(itemsWanted),
});
