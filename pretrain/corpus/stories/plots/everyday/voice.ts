/** A short way to write a sentence that can be put in many ways: "The {cat|dog} {slept|dozed} on a/an {old|new} rug." */
import * as words from '../../lexicon';
import { article, capital, type Person } from '../../person';
import type { Tale } from '../../plot';
import type { Thing } from '../../thing';

type Season = (typeof words.seasons)[number];

/** The lists that a wording may name: '@glad' is one word of `words.glad`. */
const lists: Readonly<Record<string, readonly string[]>> = {
  glad: words.glad,
  sad: words.sad,
  afraid: words.afraid,
  angry: words.angry,
  surprised: words.surprised,
  went: words.went,
  adverb: words.adverbs,
  colour: words.colours,
  drink: words.drinks,
  hobby: words.hobbies,
  home: words.homes,
  bird: words.birds,
  trade: words.trades,
};

/** Verbs around a line. The lexicon's verbs of speech are more, but not each of them suits every line. */
const beginning = '{said|said|announced|whispered|murmured|said {softly|quietly|at last|after a while|with a sigh}}';
const asking = '{asked|asked|wondered|inquired|wanted to know|asked {softly|kindly|in surprise|after a moment}}';
const exclaiming = '{cried|cried|called|called out|exclaimed|burst out|shouted|cried {loudly|at once}}';
const answering = '{said|said|answered|replied|declared|said {gently|warmly|in the end|without a pause|at once}}';

const small = new Set(['a', 'an', 'the', 'and', 'of', 'in', 'on', 'for', 'to', 'at', 'with', 'by', 'from']);

/** 'the lost kite' → 'The Lost Kite'. */
export const titled = (text: string): string =>
  text
    .split(' ')
    .map((word, index) => (index > 0 && small.has(word) ? word : capital(word)))
    .join(' ');

/** 'her kind aunt Hilda' */
export const family = (of: Person, relative: Person, relation: string): string =>
  `${of.their} ${relative.trait} ${relation} ${relative.name}`;

export interface Voice {
  /** One reading of a wording: `{a|b}` is one of its ways, `@list` a word of the lexicon, `a/an` fits the next word. */
  draw(wording: string): string;
  /** Adds one of these sentences, drawn; an empty one adds nothing. */
  say(...ways: readonly string[]): void;
  /** Says one of these lines in answer to something. */
  speak(person: Person, ...lines: readonly string[]): void;
  /** Begins a talk, where 'replied' would be wrong. */
  remark(person: Person, ...lines: readonly string[]): void;
  title(...ways: readonly string[]): void;
  about(...ways: readonly string[]): void;
  summary(...ways: readonly string[]): void;
  girlOrBoy(): Person;
  /** A child, or an animal that goes about like one. */
  youngster(): Person;
  grownUp(role?: string): Person;
  /** 'One rainy morning in spring': a comma follows. */
  day(season: Season): string;
  /** Asks for the colour of a thing, if it has one. */
  colourOf(thing: Thing, owner: Person): void;
  /** Sometimes, a sentence of the kind that stories close with. */
  close(): void;
}

export function voice(tale: Tale): Voice {
  const draw = (wording: string): string => {
    let text = wording;
    while (text.includes('{')) text = text.replace(/\{([^{}]*)\}/g, (_, ways: string) => tale.pick(ways.split('|')));
    return text
      .replace(/@(\w+)/g, (_, list: string) => {
        if (!lists[list]) throw new Error(`voice: the wording "${wording}" names the list "${list}", which is unknown`);
        return tale.pick(lists[list]);
      })
      .replace(/\b([Aa])\/an (\S+)/g, (_, first: string, next: string) => {
        const word = article(next);
        return `${first === 'A' ? capital(word) : word} ${next}`;
      })
      .replace(/ {2,}/g, ' ')
      .trim();
  };
  const oneOf = (ways: readonly string[]) => draw(tale.pick(ways));
  const utter = (person: Person, line: string, verbs: string) => {
    const verb = draw(line.endsWith('?') ? asking : line.endsWith('!') ? exclaiming : verbs);
    const open = line.endsWith('.') ? `${line.slice(0, -1)},` : line;
    tale.say(tale.chance(0.6) ? `"${open}" ${person.name} ${verb}.` : `${person.name} ${verb}, "${line}"`);
  };

  return {
    draw,
    say: (...ways) => tale.say(oneOf(ways)),
    speak: (person, ...lines) => utter(person, oneOf(lines), answering),
    remark: (person, ...lines) => utter(person, oneOf(lines), beginning),
    title: (...ways) => tale.title(titled(oneOf(ways))),
    about: (...ways) => tale.about(oneOf(ways)),
    summary: (...ways) => tale.summary(oneOf(ways)),
    girlOrBoy: () => tale.person({ kind: tale.chance(0.5) ? 'girl' : 'boy' }),
    youngster: () => tale.person({ kind: tale.pick(['girl', 'boy', 'animal']) }),
    grownUp: (role) => tale.person({ kind: tale.chance(0.5) ? 'woman' : 'man', role }),
    day(season) {
      const weather = tale.pick(season.weather);
      return draw(
        tale.one(
          `One ${weather} {morning|afternoon|day} in ${season.name}`,
          `On a/an ${weather} ${season.name} {morning|afternoon|day}`,
          `In ${season.name}, on a/an ${weather} {morning|afternoon|day}`,
          `{Early|Late} in ${season.name}, on a/an ${weather} {Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday}`,
        ),
      );
    },
    colourOf(thing, owner) {
      if (words.colours.includes(thing.adjective))
        tale.fact('colour', `What colour was ${owner.name}'s ${thing.noun}?`, thing.adjective);
    },
    close() {
      if (tale.chance(0.3)) tale.say(tale.pick(words.endings));
    },
  };
}
