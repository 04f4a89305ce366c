/** Copying: what stands in the question comes back, whole, doubled, in part or from its end. Teaches induction. */
import type { Random } from '@/lib/tensor/random';
import * as lexicon from '../stories/lexicon';
import { capital } from '../stories/person';
import { frames, pick, textsOf, worded, type Frame, type WordedTask, type Wordings } from './frame';
import { anyWords, looks, people, places, things } from './words';

/** Syllables of words that nobody knows: only copying gets them right. */
const onsets = ['b', 'br', 'd', 'dr', 'f', 'g', 'k', 'l', 'm', 'n', 'p', 'r', 's', 'st', 't', 'tr', 'v', 'z'];
const rhymes = ['a', 'e', 'i', 'o', 'u', 'al', 'en', 'il', 'om', 'ur', 'ash', 'eth', 'ind', 'ock', 'umb'];

const invented = (random: Random): string => {
  const syllable = () => pick(random, onsets) + pick(random, rhymes);
  const word = syllable() + syllable();
  return random.next() < 0.4 ? capital(word) : word;
};

const word = (random: Random): string => (random.next() < 0.25 ? invented(random) : pick(random, anyWords));

function someWords(random: Random, count: number): string[] {
  const drawn = new Set<string>();
  while (drawn.size < count) drawn.add(word(random));
  return [...drawn];
}

const sayings = frames(
  [
    '{person} has {a look} {thing}.',
    'The {thing} of {person} is {look}.',
    'Where is the {look} {thing}?',
    'Bring the {thing} to the {place}!',
    '{person} and {person:2} went to the {place}.',
    'I saw {a thing} near the {place}.',
    'Nobody knows who took the {look} {thing}.',
    'Come to the {place} at {hour}, {person}.',
    '{person} gave {a thing} to {person:2} for {a thing:2}.',
    'My {thing} is {look}, and yours is {look:2}.',
    'There are {hour} steps to the {place}.',
    'Once {a animal} slept in {a look} {thing}.',
  ],
  {
    person: people,
    thing: things,
    look: looks,
    place: places,
    animal: lexicon.animals,
    hour: ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'],
  },
);

interface Kind {
  readonly group: string;
  readonly instructions: Wordings<Frame>;
  /** What is shown, and what is to come back. */
  show(random: Random): readonly [text: string, answer: string];
}

const separated = (random: Random, words: readonly string[]) =>
  random.next() < 0.5 ? words.join(' ') : words.join(', ');

function repeated(random: Random): readonly [string, string] {
  const text = separated(random, someWords(random, 2 + random.integer(6)));
  return [text, text];
}

function quoted(random: Random): readonly [string, string] {
  const saying = pick(random, sayings).fill(random);
  return [`"${saying}"`, saying];
}

function reversed(random: Random): readonly [string, string] {
  const words = someWords(random, 3);
  const gap = random.next() < 0.5 ? ' ' : ', ';
  return [words.join(gap), [...words].reverse().join(gap)];
}

function doubled(random: Random): readonly [string, string] {
  const text = someWords(random, 1 + random.integer(2)).join(' ');
  return [random.next() < 0.5 ? `"${text}"` : text, `${text} ${text}`];
}

/** One word of several: the `from`-th, counted as in `Array.at`. */
const chosen =
  (from: number) =>
  (random: Random): readonly [string, string] => {
    const words = someWords(random, 3 + random.integer(4));
    return [separated(random, words), words.at(from) ?? ''];
  };

const kinds: readonly Kind[] = [
  {
    group: 'words',
    show: repeated,
    instructions: worded({
      train: [
        'Repeat these words: {text}',
        'Say these words again: {text}',
        'Copy: {text}',
        '{text}\nRepeat the words above.',
        'Write the same words.\n{text}',
        'Repeat after me: {text}',
        'Words: {text}\nThe same words again:',
        'Copy the line.\n{text}',
      ],
      'held-out': [
        'Please repeat the following words: {text}',
        '{text}\n\nCopy these words, please.',
        'Say the same again: {text}',
      ],
    }),
  },
  {
    group: 'quote',
    show: quoted,
    instructions: worded({
      train: [
        'Repeat {text}',
        'Say {text}',
        'Copy the sentence {text}',
        'What stands between the quotes? {text}',
        '{text}\nRepeat the sentence without the quotes.',
        'Write this sentence: {text}',
        'Repeat this sentence word for word: {text}',
        'Tom said {text} What did he say?',
      ],
      'held-out': [
        'Please copy this sentence: {text}',
        'Write down the sentence that stands between the quotes: {text}',
        '{text}\n\nPlease repeat this sentence.',
      ],
    }),
  },
  {
    group: 'reverse',
    show: reversed,
    instructions: worded({
      train: [
        'Reverse the order of these words: {text}',
        'Write these words from last to first: {text}',
        'Say the words backwards: {text}',
        '{text}\nReverse the words.',
        'Turn the order round: {text}',
        'Words: {text}\nIn reverse order:',
      ],
      'held-out': [
        'Please write the words in reverse order: {text}',
        '{text}\n\nSay these words from the last to the first.',
        'Reverse these three words: {text}',
      ],
    }),
  },
  {
    group: 'twice',
    show: doubled,
    instructions: worded({
      train: [
        'Write {text} twice.',
        'Say {text} two times.',
        'Twice, please: {text}',
        '{text}\nWrite it twice.',
        'Repeat this twice: {text}',
        'Write this two times: {text}',
      ],
      'held-out': [
        'Please say {text} twice.',
        '{text}\n\nWrite this twice, please.',
        'I want to read {text} two times.',
      ],
    }),
  },
  {
    group: 'first',
    show: chosen(0),
    instructions: worded({
      train: [
        'What is the first word? {text}',
        'Give me the first of these words: {text}',
        '{text}\nWhich word comes first?',
        'First word of this line: {text}',
        'Words: {text}\nThe first one:',
      ],
      'held-out': ['Please tell me the first word of this: {text}', '{text}\n\nWrite only the first word.'],
    }),
  },
  {
    group: 'last',
    show: chosen(-1),
    instructions: worded({
      train: [
        'What is the last word? {text}',
        'Give me the last of these words: {text}',
        '{text}\nWhich word comes last?',
        'Last word of this line: {text}',
        'Words: {text}\nThe last one:',
      ],
      'held-out': ['Please tell me the last word of this: {text}', '{text}\n\nWrite only the last word.'],
    }),
  },
];

export const copy: WordedTask = {
  id: 'copy',
  frames: textsOf(...kinds.map(({ instructions }) => instructions)),
  make({ random, wording }) {
    const kind = pick(random, kinds);
    const [text, answer] = kind.show(random);
    return {
      task: 'copy',
      group: kind.group,
      question: pick(random, kind.instructions[wording]).fill(random, { text }),
      answer,
    };
  },
};
