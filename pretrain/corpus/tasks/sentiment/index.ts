/** Reviews of things and places: does the writer like it or not. */
import type { Random } from '@/lib/tensor/random';
import { pick, textsOf, worded, type Frame, type WordedTask, type Wordings } from '../frame';
import type { Wording } from '../task';
import { fillers, reviews, verdicts, type Verdict } from './reviews';

/** Of the first sentences; a second one always speaks plainly. */
const shareOfNegations = 0.12;
/** Of one class alone, among those without a negation. */
const shareOfOwn = 0.3;
const shareOfPairs = 0.35;

const compiled = (verdict: Verdict) => ({
  both: worded(reviews.both, fillers[verdict]),
  own: worded(reviews[verdict], fillers[verdict]),
  negated: worded(reviews.negated, fillers[verdict]),
});

const bodies = { positive: compiled('positive'), negative: compiled('negative') };

const instructions = worded({
  train: [
    'Is this review positive or negative? {review}',
    'Did the writer like it? Answer positive or negative. {review}',
    '{review}\nPositive or negative?',
    'Review: {review}\nSentiment:',
    'Is this positive or negative?\n{review}',
    'What is the sentiment? "{review}"',
    'Someone writes: "{review}" Is that positive or negative?',
    'Decide: positive or negative. {review}',
    '{review}\n\nIs the writer positive or negative?',
    'How does this sound, positive or negative? {review}',
    'Read the review and name its sentiment.\n{review}',
    'Sentiment of this review: {review}',
    'Please read the review. Positive or negative? {review}',
    'A guest said: {review} Name the sentiment, please.',
    'Which one is it, positive or negative? {review}',
    'The following was written about us. Positive or negative? {review}',
    'Can you say whether this is positive?\n{review}',
    'They wrote this review. What is its sentiment? {review}',
  ],
  'held-out': [
    'Please say whether this review is positive or negative: {review}',
    '{review}\n\nIs this a positive review or a negative one?',
    'A guest wrote this. What is the sentiment?\n{review}',
    'Name the sentiment of the following review. {review}',
  ],
});

function sentence(random: Random, verdict: Verdict, wording: Wording, mayNegate: boolean): string {
  const sets = bodies[verdict];
  const own = random.next() < shareOfOwn ? sets.own : sets.both;
  const set: Wordings<Frame> = mayNegate && random.next() < shareOfNegations ? sets.negated : own;
  return pick(random, set[wording]).fill(random);
}

export const sentiment: WordedTask = {
  id: 'sentiment',
  frames: textsOf(instructions, ...Object.values(reviews).map((texts) => worded(texts))),
  make({ random, wording }) {
    const verdict = pick(random, verdicts);
    const first = sentence(random, verdict, wording, true);
    const review = random.next() < shareOfPairs ? `${first} ${sentence(random, verdict, wording, false)}` : first;
    const question = pick(random, instructions[wording]).fill(random, { review });
    return { task: 'sentiment', group: verdict, question, answer: verdict, choices: verdicts };
  },
};
