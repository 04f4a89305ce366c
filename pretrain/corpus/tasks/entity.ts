/** Who has what, who went where, who is what: short contexts of several people, in which things may change hands. */
import type { Random } from '@/lib/tensor/random';
import { colours } from '../stories/lexicon';
import { withArticle } from '../stories/person';
import { makeThing, type Thing } from '../stories/thing';
import { pick, textsOf, worded, type Frame, type WordedTask } from './frame';
import type { Wording } from './task';
import { callings, looks, people, places, things } from './words';

const having = worded({
  train: [
    '{person} has {the}.',
    '{person} has {thing}.',
    '{person} holds {the}.',
    '{person} carries {thing}.',
    '{person} owns {thing}.',
    '{the} belongs to {person}.',
    '{person} found {thing}.',
    '{person} is playing with {the}.',
    '{person} bought {thing}.',
    'In the bag of {person} there is {thing}.',
  ],
  'held-out': [
    'It is {person} who has {the}.',
    'Today {person} has {thing}.',
    '{the} is in the hands of {person}.',
    '{person} came with {thing}.',
  ],
});

const giving = worded({
  train: [
    '{person} gives {the} to {other}.',
    '{person} gives {other} {the}.',
    'Then {person} hands {the} to {other}.',
    '{other} takes {the} from {person}.',
    '{person} passed {the} to {other}.',
    'After that, {other} gets {the} from {person}.',
  ],
  'held-out': [
    'Later {person} gives {the} to {other}.',
    'Now {other} takes {the}, which {person} had.',
    '{the} is handed by {person} to {other}.',
  ],
});

const going = worded({
  train: [
    '{person} went to the {place}.',
    '{person} walked to the {place}.',
    '{person} ran to the {place} this morning.',
    '{person} is on the way to the {place}.',
    'To the {place} went {person}.',
  ],
  'held-out': ['This morning {person} went to the {place}.', '{person} hurried and came to the {place}.'],
});

const being = worded({
  train: [
    '{person} is {role}.',
    '{person} works as {role}.',
    '{person} became {role}.',
    'The name of {role} is {person}.',
  ],
  'held-out': ['Everybody knows that {person} is {role}.', 'Meet {person}, who is {role}.'],
});

const questions = {
  holder: worded({
    train: [
      'Who has the {noun}?',
      'Who has {the}?',
      'Who holds {the}?',
      'Who has the {noun} now?',
      'Which of them has the {noun}?',
      'With whom is {the}?',
      'Tell me who has the {noun}.',
    ],
    'held-out': ['Can you tell me who has the {noun} now?', 'Now who holds the {noun}?', 'Who is it that has {the}?'],
  }),
  held: worded({
    train: [
      'What does {person} have?',
      'What has {person} got?',
      'What is with {person}?',
      'Tell me what {person} has.',
    ],
    'held-out': ['What is it that {person} has?', 'Can you say what {person} has?'],
  }),
  colour: worded({
    train: [
      'What colour is the {noun} of {person}?',
      "What colour is {person}'s {noun}?",
      'Which colour has the {noun}?',
      'What colour is the {noun}?',
    ],
    'held-out': ["Can you tell me the colour of {person}'s {noun}?", 'Of what colour is the {noun}?'],
  }),
  place: worded({
    train: [
      'Where did {person} go?',
      'Where is {person}?',
      'Tell me where {person} went.',
      'To which place did {person} go?',
    ],
    'held-out': ['Can you tell me where {person} is?', 'Where has {person} gone?'],
  }),
  visitor: worded({
    train: ['Who went to the {place}?', 'Who is at the {place}?', 'Which of them is at the {place}?'],
    'held-out': ['Can you tell me who went to the {place}?', 'Who is it that went to the {place}?'],
  }),
  worker: worded({
    train: ['Who is {role}?', 'Which of them is {role}?', 'What is the name of {role}?'],
    'held-out': ['Can you tell me who is {role}?', 'Who is it that is {role}?'],
  }),
  work: worded({
    train: ['What is {person}?', 'Who or what is {person}?', 'Tell me what {person} is.'],
    'held-out': ['Can you say what {person} is?', 'What is it that {person} is?'],
  }),
};

const layouts = worded({
  train: [
    '{context} {question}',
    '{context}\n{question}',
    '{context}\n\nQuestion: {question}',
    'Listen. {context} {question}',
    '{question}\n{context}',
  ],
  'held-out': ['Please read: {context} {question}', '{context}\n\nMy question: {question}'],
});

function distinct<T>(random: Random, items: readonly T[], count: number): T[] {
  const drawn = new Set<T>();
  while (drawn.size < Math.min(count, items.length)) drawn.add(pick(random, items));
  return [...drawn];
}

/** One frame for all sentences in half of the contexts, else one for each. */
function chooser(random: Random, frames: readonly Frame[]): () => Frame {
  const same = random.next() < 0.5 ? pick(random, frames) : null;
  return () => same ?? pick(random, frames);
}

interface Asked {
  readonly group: string;
  readonly context: readonly string[];
  readonly question: string;
  readonly answer: string;
}

type Scene = (random: Random, wording: Wording) => Asked;

const someThings = (random: Random, count: number, adjectives: readonly string[]): Thing[] => {
  const kinds = distinct(random, adjectives, count);
  return distinct(random, things, count).map((noun, i) => makeThing(noun, kinds[i % kinds.length]));
};

const parts = (thing: Thing) => ({ the: thing.the, thing: thing.a, noun: thing.noun });

const possessions =
  (group: 'holder' | 'held' | 'colour'): Scene =>
  (random, wording) => {
    const who = distinct(random, people, 2 + random.integer(4));
    const what = someThings(random, who.length, group === 'colour' ? colours : looks);
    const sentence = chooser(random, having[wording]);
    const context = who.map((person, i) => sentence().fill(random, { person, ...parts(what[i]) }));
    const i = random.integer(who.length);
    const question = pick(random, questions[group][wording]).fill(random, { person: who[i], ...parts(what[i]) });
    const answer = { holder: who[i], held: what[i].the, colour: what[i].adjective }[group];
    return { group, context, question, answer };
  };

/** After one to three gifts; one question in four is about a thing that stayed, where one did. */
const gifts: Scene = (random, wording) => {
  const who = distinct(random, people, 2 + random.integer(3));
  const what = someThings(random, Math.max(2, who.length - 1), looks);
  const holders = what.map((_, i) => who[i]);
  const sentence = chooser(random, having[wording]);
  const context = what.map((thing, i) => sentence().fill(random, { person: holders[i], ...parts(thing) }));
  const moved = new Set<number>();
  for (let gift = 1 + random.integer(3); gift > 0; gift--) {
    const i = moved.size && random.next() < 0.5 ? [...moved][random.integer(moved.size)] : random.integer(what.length);
    const person = holders[i];
    const other = pick(
      random,
      who.filter((each) => each !== person),
    );
    context.push(pick(random, giving[wording]).fill(random, { person, other, ...parts(what[i]) }));
    holders[i] = other;
    moved.add(i);
  }
  const stayed = what.map((_, i) => i).filter((i) => !moved.has(i));
  const i = pick(random, stayed.length && random.next() < 0.25 ? stayed : [...moved]);
  const question = pick(random, questions.holder[wording]).fill(random, parts(what[i]));
  return { group: 'holder after gifts', context, question, answer: holders[i] };
};

const journeys =
  (group: 'place' | 'visitor'): Scene =>
  (random, wording) => {
    const who = distinct(random, people, 2 + random.integer(4));
    const where = distinct(random, places, who.length);
    const went = who.slice(0, where.length);
    const sentence = chooser(random, going[wording]);
    const context = went.map((person, i) => sentence().fill(random, { person, place: where[i] }));
    const i = random.integer(went.length);
    const question = pick(random, questions[group][wording]).fill(random, { person: who[i], place: where[i] });
    return { group, context, question, answer: group === 'place' ? `the ${where[i]}` : who[i] };
  };

const occupations =
  (group: 'worker' | 'work'): Scene =>
  (random, wording) => {
    const who = distinct(random, people, 2 + random.integer(4));
    const roles = distinct(random, callings, who.length);
    const sentence = chooser(random, being[wording]);
    const named = who.map((person, i) => ({
      person,
      role: withArticle(roles[i]),
    }));
    const context = named.map((each) => sentence().fill(random, each));
    const asked = pick(random, named);
    const question = pick(random, questions[group][wording]).fill(random, asked);
    return { group, context, question, answer: group === 'work' ? asked.role : asked.person };
  };

/** Gifts come as often as three others: they are the hard ones. */
const scenes: readonly Scene[] = [
  possessions('holder'),
  possessions('holder'),
  possessions('held'),
  possessions('colour'),
  gifts,
  gifts,
  gifts,
  journeys('place'),
  journeys('visitor'),
  occupations('worker'),
  occupations('work'),
];

export const entity: WordedTask = {
  id: 'entity',
  frames: textsOf(having, giving, going, being, layouts, ...Object.values(questions)),
  make({ random, wording }) {
    const { group, context, question, answer } = pick(random, scenes)(random, wording);
    const layout = pick(random, layouts[wording]);
    return {
      task: 'entity',
      group,
      question: layout.fill(random, { context: context.join(' '), question }),
      answer,
    };
  },
};
