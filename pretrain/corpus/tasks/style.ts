/** Rewriting a plain sentence in another style, form or tense. */
import type { Random } from '@/lib/tensor/random';
import { capital } from '../stories/person';
import { pick, textsOf, worded, type Frame, type WordedTask, type Wordings } from './frame';
import type { Wording } from './task';
import { actions, commands, type Action } from './verbs';
import { callings, people } from './words';

/** What a sentence is built of, before its form is chosen. */
interface Clause {
  readonly subject: string;
  readonly action: Action;
  readonly rest: string;
  readonly frame: Frame;
}

/** `clause` is what changes with the form; the frame ends in a stop, which a question replaces. */
const settings = worded(
  {
    train: ['{clause}.', '{clause} every {day}.', '{clause} at {hour}.', '{clause} before {meal}.'],
    'held-out': ['{clause} in the {daytime}.', 'On {day}, {clause}.', '{clause} after {meal}.'],
  },
  {
    day: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
    hour: ['noon', 'midnight', 'dawn', 'night', 'six', 'seven', 'eight', 'nine'],
    meal: ['breakfast', 'lunch', 'supper', 'dinner'],
    daytime: ['morning', 'afternoon', 'evening'],
  },
);

const orders = worded(
  {
    train: ['{command}.', '{command} now.', '{command} at once.'],
    'held-out': ['{command} this {daytime}.', '{command} for me.'],
  },
  { daytime: ['morning', 'afternoon', 'evening'] },
);

function clause(random: Random, wording: Wording): Clause {
  const action = pick(random, actions);
  const subject = random.next() < 0.6 ? pick(random, people) : `the ${pick(random, callings)}`;
  return { subject, action, rest: pick(random, action.rests), frame: pick(random, settings[wording]) };
}

interface Form {
  readonly group: string;
  readonly instructions: Wordings<Frame>;
  /** A plain sentence, and the same in this form. */
  make(random: Random, wording: Wording): readonly [plain: string, styled: string];
}

/** Plain and changed sentence in one frame, whose other slots are drawn once. */
function ofClause(change: (clause: Clause) => string, finish = (text: string) => text): Form['make'] {
  return (random, wording) => {
    const drawn = clause(random, wording);
    const { subject, action, rest } = drawn;
    // The frame is filled around a mark, so that both sentences stand in the same one.
    const around = drawn.frame.fill(random, { clause: '\0' });
    const put = (text: string) => capital(around.replace('\0', text));
    return [put(`${subject} ${action.third} ${rest}`), finish(put(change(drawn)))];
  };
}

const past = ({ subject, action, rest }: Clause) => `${subject} ${action.past} ${rest}`;
const future = ({ subject, action, rest }: Clause) => `${subject} will ${action.base} ${rest}`;
const negative = ({ subject, action, rest }: Clause) => `${subject} does not ${action.base} ${rest}`;
const asked = ({ subject, action, rest }: Clause) => `does ${subject} ${action.base} ${rest}`;
const plain = ({ subject, action, rest }: Clause) => `${subject} ${action.third} ${rest}`;
const shouted = (text: string) => `${text.slice(0, -1).toUpperCase()}!`;

const forms: readonly Form[] = [
  {
    group: 'polite',
    make(random, wording) {
      const order = pick(random, orders[wording]).fill(random, { command: pick(random, commands) });
      return [order, `Could you please ${order.charAt(0).toLowerCase()}${order.slice(1, -1)}?`];
    },
    instructions: worded({
      train: [
        'Say this politely: {text}',
        'Make this polite: {text}',
        '{text}\nSay it in a polite way.',
        'How would a polite person say this? {text}',
        'Rewrite this politely.\n{text}',
        'Be polite: {text}',
      ],
      'held-out': ['Please make this sentence polite: {text}', '{text}\n\nRewrite it so that it is polite.'],
    }),
  },
  {
    group: 'question',
    make: ofClause(asked, (text) => `${text.slice(0, -1)}?`),
    instructions: worded({
      train: [
        'Turn this into a question: {text}',
        'Make this a question: {text}',
        '{text}\nSay it as a question.',
        'Ask whether this is so: {text}',
        'Rewrite this as a question.\n{text}',
        'As a question: {text}',
      ],
      'held-out': ['Please make a question of this sentence: {text}', '{text}\n\nRewrite it so that it is a question.'],
    }),
  },
  {
    group: 'past',
    make: ofClause(past),
    instructions: worded({
      train: [
        'Put this into the past: {text}',
        'Say this in the past tense: {text}',
        '{text}\nTell it in the past.',
        'It happened long ago. Rewrite: {text}',
        'Rewrite this in the past.\n{text}',
        'In the past tense: {text}',
      ],
      'held-out': [
        'Please change this sentence to the past: {text}',
        '{text}\n\nRewrite it so that it is in the past tense.',
      ],
    }),
  },
  {
    group: 'future',
    make: ofClause(future),
    instructions: worded({
      train: [
        'Put this into the future: {text}',
        'Say this in the future tense: {text}',
        '{text}\nTell it in the future.',
        'It will happen soon. Rewrite: {text}',
        'Rewrite this in the future.\n{text}',
        'In the future tense: {text}',
      ],
      'held-out': [
        'Please change this sentence to the future: {text}',
        '{text}\n\nRewrite it so that it is in the future tense.',
      ],
    }),
  },
  {
    group: 'negative',
    make: ofClause(negative),
    instructions: worded({
      train: [
        'Say the opposite with "not": {text}',
        'Make this negative: {text}',
        '{text}\nSay that this is not so.',
        'It is not true. Rewrite: {text}',
        'Rewrite this with "not".\n{text}',
        'In the negative: {text}',
      ],
      'held-out': ['Please make this sentence negative: {text}', '{text}\n\nRewrite it so that it has "not" in it.'],
    }),
  },
  {
    group: 'shouted',
    make: ofClause(plain, shouted),
    instructions: worded({
      train: [
        'Shout this: {text}',
        'Say this very loudly: {text}',
        '{text}\nWrite it in capital letters, as a shout.',
        'How would you shout this? {text}',
        'Rewrite this as a shout.\n{text}',
        'Loudly: {text}',
      ],
      'held-out': ['Please shout this sentence: {text}', '{text}\n\nRewrite it so that it is shouted.'],
    }),
  },
];

export const style: WordedTask = {
  id: 'style',
  frames: textsOf(settings, orders, ...forms.map(({ instructions }) => instructions)),
  make({ random, wording }) {
    const form = pick(random, forms);
    const [text, answer] = form.make(random, wording);
    return {
      task: 'style',
      group: form.group,
      question: pick(random, form.instructions[wording]).fill(random, { text }),
      answer,
    };
  },
};
