/** Requests at a front door: which of six departments should take them. */
import type { Random } from '@/lib/tensor/random';
import { frames, pick, textsOf, worded, type Frame, type WordedTask, type Wordings } from '../frame';
import type { Wording } from '../task';
import { fillers } from './fillers';
import { departments, requests, type Department } from './requests';
import { topicRequests } from './topics';

export { departments } from './requests';

const bodies = Object.fromEntries(departments.map((each) => [each, worded(requests[each], fillers)])) as Record<
  Department,
  Wordings<Frame>
>;

const named = Object.fromEntries(departments.map((each) => [each, frames(topicRequests(each), fillers)])) as Record<
  Department,
  Frame[]
>;
/** Of the requests of training; every one of the held-out wording is a sentence of its department. */
const shareOfNamed = 0.4;

/** Said before a request of any class, so that courtesy tells nothing about the class. */
const openers = worded(
  {
    train: [
      'Hello. {request}',
      'Please help me. {request}',
      'I would like to ask something. {request}',
      'Tell me, please. {request}',
      'I want to know this. {request}',
      'We have a question. {request}',
      'Could you help us? {request}',
      'Good morning! {request}',
      '{request} Please tell me.',
      '{request} I would like to know.',
      '{request} We need to know that.',
      'My {relative} asks: {request}',
      'What can we do? {request}',
      'I wonder if you can help. {request}',
      'This was asked on {day}: {request}',
    ],
    'held-out': ['Good day. {request}', 'I have a question, please. {request}', '{request} Could you tell us?'],
  },
  fillers,
);
const shareOfOpeners = 0.4;

const instructions = worded({
  train: [
    'Which desk should take this? {request}',
    'Where does this request belong? {request}',
    '{request}\nWhich desk is this for?',
    'Sort this request: {request}',
    'Which department should answer? "{request}"',
    'Someone asks: "{request}" Which desk is right?',
    'Request: {request}\nDepartment:',
    '{request}\n\nName the department.',
    'Read the request and name the desk.\n{request}',
    'weather, music, cooking, travel, health or repairs? {request}',
    'Choose one: weather, music, cooking, travel, health, repairs.\n{request}',
    '{request}\nIs this weather, music, cooking, travel, health or repairs?',
    'A visitor says: {request} Where do I send them?',
    'What is this request about? {request}',
    'To whom does this go? {request}',
    'Give the topic in one word: {request}',
    'Please sort this: {request}',
    'Here is something to sort. {request} Name the desk, please.',
    'Choose the department. {request}',
    'Which of our desks can help here? {request}',
  ],
  'held-out': [
    'Please name the desk that should take this request: {request}',
    '{request}\n\nTo which department does this belong?',
    'A visitor asks this. Which desk should answer?\n{request}',
    'Here is a request: "{request}" Name one department.',
    'Choose the right department for this request.\n{request}',
  ],
});

function body(random: Random, department: Department, wording: Wording): string {
  const few = wording === 'train' && random.next() < shareOfNamed ? named[department] : bodies[department][wording];
  return pick(random, few).fill(random);
}

const ofTraining = (train: Frame[]): Wordings<Frame> => ({ train, 'held-out': [] });

export const routing: WordedTask = {
  id: 'routing',
  frames: textsOf(instructions, openers, ...Object.values(bodies), ...Object.values(named).map(ofTraining)),
  make({ random, wording }) {
    const department = pick(random, departments);
    const plain = body(random, department, wording);
    const request =
      random.next() < shareOfOpeners ? pick(random, openers[wording]).fill(random, { request: plain }) : plain;
    const question = pick(random, instructions[wording]).fill(random, { request });
    return { task: 'routing', group: department, question, answer: department, choices: departments };
  },
};
