/** Evaluation sets: items with one right answer each, as `public/eval/<id>.json` holds them. */
import { z } from 'zod';

const Group = z.string().describe("what a set's accuracy is broken down by: a phenomenon, a class, a number of digits");

/** Right if the right continuation of the prompt is the most likely one of the choices (sum of log-probabilities). */
export const ChoiceItem = z.strictObject({
  prompt: z.string().describe('all that stands before the answer, special tokens included'),
  choices: z.array(z.string()).min(2),
  answer: z.int().nonnegative().describe('place of the right one in choices'),
  group: Group,
});

/** Right if `good` is more likely than `bad` as a whole (BLiMP: Warstadt et al. 2020). */
export const PairItem = z.strictObject({ good: z.string(), bad: z.string(), group: Group });

/** Right if each token of the answer is the most likely one, given the prompt and the answer before it. */
export const ExactItem = z.strictObject({ prompt: z.string(), answer: z.string(), group: Group });

const common = {
  version: z.literal(1),
  id: z.string().regex(/^[a-z0-9-]+$/),
  title: z.string(),
  describe: z.string().describe('what is asked and how it was made, in two sentences'),
  limits: z.string().describe('what a score does not say'),
  license: z.string(),
  source: z.string().describe('the generator in this repository, and its seed'),
  /** What guessing scores; for `bias` sets what no preference scores. */
  chance: z.number().min(0).max(1),
  better: z.enum(['higher', 'neither']),
};

export const TaskSet = z.discriminatedUnion('form', [
  z.strictObject({ ...common, form: z.literal('choice'), items: z.array(ChoiceItem).min(1) }),
  z.strictObject({ ...common, form: z.literal('pair'), items: z.array(PairItem).min(1) }),
  z.strictObject({ ...common, form: z.literal('exact'), items: z.array(ExactItem).min(1) }),
]);
export type TaskSet = z.infer<typeof TaskSet>;
