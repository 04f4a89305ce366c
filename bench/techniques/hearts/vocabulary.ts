/** Techniques that choose tokens, and cut the table to their rows. */
import { mostCounted, newTokens, occurrences, pairsOf, total, withinTolerance } from '@/lib/vocabulary/profile';
import { rowsOf } from '@/lib/vocabulary/tables';
import type { Inputs } from '../inputs';
import type { Heart } from './heart';

const tableOf = ({ llama }: Inputs) => llama.weights.get('embedding')!;

const vocabularyTrimming: Heart = {
  timed: 'tokens counted, the most frequent half chosen, their rows taken',
  check: 'share of the text inside',
  async run(inputs) {
    const table = tableOf(inputs);
    const profile = occurrences(inputs.text, table.rows);
    const chosen = mostCounted(table.rows / 2)(profile);
    rowsOf(table, chosen);
    return () => {
      const kept = new Set(chosen);
      const all = inputs.text.flat();
      return all.filter((token) => kept.has(token)).length / all.length;
    };
  },
};

const vocabTailor: Heart = {
  timed: 'tokens that are new in each stretch of 64, tokens chosen by a tolerance of 0.1, their rows taken',
  check: 'rows',
  async run(inputs) {
    const table = tableOf(inputs);
    const profile = total(inputs.text.map((sequence) => newTokens(pairsOf(sequence, 64), table.rows)));
    const chosen = withinTolerance(0.1)(profile);
    rowsOf(table, chosen);
    return () => chosen.length;
  },
};

export const vocabulary: Readonly<Record<string, Heart>> = {
  'vocabulary-trimming': vocabularyTrimming,
  vocabtailor: vocabTailor,
};
