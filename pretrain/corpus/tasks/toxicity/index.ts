/** Messages: unkind to the reader, or harmless. */
import type { Random } from '@/lib/tensor/random';
import { pick, textsOf, worded, type WordedTask } from '../frame';
import type { Wording } from '../task';
import { fillers, judgements, messages, type Judgement, type Kind } from './messages';

/** Of the harmless messages. */
const shareOfFriendly = 0.5;

const bodies = {
  toxic: worded(messages.toxic, fillers),
  harmless: worded(messages.harmless, fillers),
  friendly: worded(messages.friendly, fillers),
};

/** Said in training beside a message of either kind, so that a part of it decides and its beginning tells nothing. */
const besides = worded(
  {
    train: [
      'Listen, {person}. {message}',
      'Hello, {person}. {message}',
      'I saw your {work} {when}. {message}',
      'This is about the {object}. {message}',
      'We were in the {place}. {message}',
      'I have to say this. {message}',
      'Here is what I think. {message}',
      'One more word. {message}',
      'As I said: {message}',
      'Well, {person}! {message}',
      'It is late. {message}',
      'They all say the same. {message}',
      'You asked me. {message}',
      '{message} That is all.',
      '{message} That is what I think.',
      '{message} {person} told me so.',
      '{message} I mean it.',
      '{message} Goodbye.',
      '{message} And the {object} is mine.',
      '{message} I write again {when}.',
      '{message} {person} will say the same.',
      '{message} Now I go to the {place}.',
    ],
    'held-out': [],
  },
  fillers,
);
const shareOfBesides = 0.35;

const instructions = worded({
  train: [
    'Is this message toxic or harmless? {message}',
    '{message}\nToxic or harmless?',
    'Message: {message}\nJudgement:',
    'Would this hurt someone? Answer toxic or harmless. {message}',
    'Check this message: "{message}" Is it toxic or harmless?',
    'Someone posts: "{message}" Toxic or harmless?',
    'Decide: toxic or harmless. {message}',
    'Is this toxic or harmless?\n{message}',
    'Read the message and judge it.\n{message}',
    '{message}\n\nIs the message toxic or harmless?',
    'May this be posted, or is it toxic? {message}',
    'Harmless or toxic? {message}',
    'Please check this: {message} Toxic or harmless?',
    'A user wrote: {message} Judge it, please.',
    'Judge this: {message}',
    'Which one is it, harmless or toxic? {message}',
    'The following was posted: {message} Toxic or harmless?',
    'Can you say whether this is toxic?\n{message}',
  ],
  'held-out': [
    'Please judge whether this message is toxic or harmless: {message}',
    '{message}\n\nIs this a toxic message or a harmless one?',
    'A user posts this. Is it harmless or toxic?\n{message}',
    'Judge the following message. {message}',
  ],
});

function message(random: Random, judgement: Judgement, wording: Wording): string {
  const kind: Kind = judgement === 'harmless' && random.next() < shareOfFriendly ? 'friendly' : judgement;
  const plain = pick(random, bodies[kind][wording]).fill(random);
  const beside = wording === 'train' && random.next() < shareOfBesides;
  return beside ? pick(random, besides.train).fill(random, { message: plain }) : plain;
}

export const toxicity: WordedTask = {
  id: 'toxicity',
  frames: textsOf(instructions, besides, ...Object.values(bodies)),
  make({ random, wording }) {
    const judgement = pick(random, judgements);
    const question = pick(random, instructions[wording]).fill(random, { message: message(random, judgement, wording) });
    return { task: 'toxicity', group: judgement, question, answer: judgement, choices: judgements };
  },
};
