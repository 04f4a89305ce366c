/** Requests at a front door: which of six departments should take them. */
import { pick, textsOf, worded, type Frame, type WordedTask, type Wordings } from '../frame';
import { fillers } from './fillers';
import { departments, requests, type Department } from './requests';

export { departments } from './requests';

const bodies = Object.fromEntries(departments.map((each) => [each, worded(requests[each], fillers)])) as Record<
  Department,
  Wordings<Frame>
>;

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
  ],
  'held-out': [
    'Please name the desk that should take this request: {request}',
    '{request}\n\nTo which department does this belong?',
    'A visitor asks this. Which desk should answer?\n{request}',
    'Here is a request: "{request}" Name one department.',
    'Choose the right department for this request.\n{request}',
  ],
});

export const routing: WordedTask = {
  id: 'routing',
  frames: textsOf(instructions, ...Object.values(bodies)),
  make({ random, wording }) {
    const department = pick(random, departments);
    const request = pick(random, bodies[department][wording]).fill(random);
    const question = pick(random, instructions[wording]).fill(random, { request });
    return { task: 'routing', group: department, question, answer: department, choices: departments };
  },
};
