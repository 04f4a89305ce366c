/** Minimal pairs in the style of BLiMP (Warstadt et al. 2020); sentences and word lists are this project's own. */
import type { z } from 'zod';
import type { PairItem, TaskSet } from '@/lib/measure/task-set';
import { different, draws, evaluationSeed, ownLicense, seedOf } from '../set';
import { agreement } from './agreement';
import type { Phenomenon } from './phenomenon';
import { questions } from './questions';
import { reference } from './reference';
import { verbs } from './verbs';

export const phenomena: readonly Phenomenon[] = [...agreement, ...verbs, ...reference, ...questions];

export const pairsEach = 100;

function pairs({ id, make }: Phenomenon): z.infer<typeof PairItem>[] {
  const draw = draws(seedOf(`minimal-pairs/${id}`));
  return different(
    pairsEach,
    (i) => ({ ...make(draw, i), group: id }),
    ({ good }) => good,
  );
}

export const minimalPairs = (): TaskSet => ({
  version: 1,
  id: 'minimal-pairs',
  title: 'Minimal pairs of grammar',
  describe: `${phenomena.length} phenomena of English grammar with ${pairsEach} pairs each: two sentences that differ in one thing, of which one is grammatical. Built by templates after paradigms of BLiMP, with words of this project's own choice that are common in fiction.`,
  limits:
    'Short sentences from a few templates and a small list of words: a score says which contrasts a model has picked up, not how well it writes. Some contrasts can be told from two neighbouring words, or from how common a word is: read the phenomena one by one, and those that mirror each other (gap-with-that, no-gap-with-what) together. Not to be compared with figures on BLiMP itself.',
  license: ownLicense,
  source: `pretrain/evaluation/minimal-pairs, seed ${evaluationSeed}`,
  chance: 0.5,
  better: 'higher',
  form: 'pair',
  items: phenomena.flatMap(pairs),
});
