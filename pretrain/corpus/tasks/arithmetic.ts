/** Sums and differences with a curriculum: one digit, two digits without a carry, two digits with one. */
import type { Random } from '@/lib/tensor/random';
import { pick, textsOf, worded, type WordedTask } from './frame';
import type { Wording } from './task';

type Sign = '+' | '-';

interface Level {
  readonly group: string;
  readonly sign: Sign;
  /** Draws operands; the result is never negative. */
  draw(random: Random): readonly [number, number];
}

const between = (random: Random, low: number, high: number): number => low + random.integer(high - low + 1);

/** Two-digit operands, digit by digit: `carry` decides whether the ones of the sum (or difference) pass the ten. */
function twoDigits(random: Random, sign: Sign, carry: boolean): readonly [number, number] {
  if (sign === '+') {
    const tens = between(random, 1, 7);
    const ones = carry ? between(random, 1, 9) : between(random, 0, 9);
    const others = carry ? between(random, 10 - ones, 9) : between(random, 0, 9 - ones);
    return [tens * 10 + ones, between(random, 1, 8 - tens) * 10 + others];
  }
  const ones = carry ? between(random, 0, 8) : between(random, 0, 9);
  const others = carry ? between(random, ones + 1, 9) : between(random, 0, ones);
  const tens = between(random, carry ? 2 : 1, 9);
  return [tens * 10 + ones, between(random, 1, carry ? tens - 1 : tens) * 10 + others];
}

const oneDigit = (random: Random, sign: Sign): readonly [number, number] => {
  const [a, b] = [random.integer(10), random.integer(10)];
  return sign === '+' || a >= b ? [a, b] : [b, a];
};

/** In the order of the curriculum. */
const levels: readonly Level[] = [
  { group: 'one-digit sum', sign: '+', draw: (random) => oneDigit(random, '+') },
  { group: 'one-digit difference', sign: '-', draw: (random) => oneDigit(random, '-') },
  { group: 'two-digit sum', sign: '+', draw: (random) => twoDigits(random, '+', false) },
  { group: 'two-digit difference', sign: '-', draw: (random) => twoDigits(random, '-', false) },
  { group: 'two-digit sum with carry', sign: '+', draw: (random) => twoDigits(random, '+', true) },
  { group: 'two-digit difference with borrow', sign: '-', draw: (random) => twoDigits(random, '-', true) },
];

/** A pair of operands belongs to one split only, in either order: one in six is held out. */
export function splitOf(a: number, b: number): Wording {
  const [low, high] = a < b ? [a, b] : [b, a];
  let mixed = Math.imul(low * 131 + high + 1, 0x9e3779b1);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x85ebca6b);
  return ((mixed ^ (mixed >>> 13)) >>> 0) % 6 === 0 ? 'held-out' : 'train';
}

const instructions = {
  '+': worded({
    train: [
      'What is {a} + {b}?',
      '{a} + {b} =',
      '{a} plus {b} is what?',
      'Add {a} and {b}.',
      'How much is {a} plus {b}?',
      'Work out {a} + {b}.',
      'What is the sum of {a} and {b}?',
      'Calculate: {a} + {b}',
      'Sum: {a} + {b}',
      'Give me {a} and {b} added together.',
    ],
    'held-out': [
      'Please tell me what {a} + {b} is.',
      'If I add {b} to {a}, how much is it?',
      'I need the sum {a} + {b}.',
      '{a} plus {b} equals?',
    ],
  }),
  '-': worded({
    train: [
      'What is {a} - {b}?',
      '{a} - {b} =',
      '{a} minus {b} is what?',
      'Take {b} from {a}.',
      'How much is {a} minus {b}?',
      'Work out {a} - {b}.',
      'What is the difference of {a} and {b}?',
      'Calculate: {a} - {b}',
      'Difference: {a} - {b}',
      'Give me {a} with {b} taken away.',
    ],
    'held-out': [
      'Please tell me what {a} - {b} is.',
      'If I take {b} away from {a}, how much is it?',
      'I need the difference {a} - {b}.',
      '{a} minus {b} equals?',
    ],
  }),
};

function drawIn(level: Level, random: Random, wording: Wording): readonly [number, number] {
  for (;;) {
    const operands = level.draw(random);
    if (splitOf(...operands) === wording) return operands;
  }
}

const upTo = (count: number): WordedTask => ({
  id: 'arithmetic',
  frames: textsOf(instructions['+'], instructions['-']),
  make({ random, wording }) {
    const level = levels[random.integer(count)];
    const [a, b] = drawIn(level, random, wording);
    return {
      task: 'arithmetic',
      group: level.group,
      question: pick(random, instructions[level.sign][wording]).fill(random, { a: String(a), b: String(b) }),
      answer: String(level.sign === '+' ? a + b : a - b),
    };
  },
});

/** All levels. */
export const arithmetic = upTo(levels.length);

const stages = [upTo(2), upTo(4), arithmetic];

/** The levels that have been introduced when `progress` (0 to 1) of the training has passed. */
export const arithmeticAt = (progress: number): WordedTask =>
  stages[Math.min(stages.length - 1, Math.floor(progress * stages.length))];
