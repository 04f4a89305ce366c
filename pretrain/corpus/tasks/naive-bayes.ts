/**
 * Multinomial naive Bayes over words with add-one smoothing (Manning, Raghavan & Schütze, Introduction to Information
 * Retrieval, 2008, figure 13.2): what can be decided from single words, without their order.
 */
import type { Exercise } from './task';

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z']+/g) ?? [];

/** @returns the most probable answer of a question */
export function naiveBayes(exercises: readonly Exercise[]): (question: string) => string {
  const counts = new Map<string, { exercises: number; words: number; of: Map<string, number> }>();
  const vocabulary = new Set<string>();
  for (const { question, answer } of exercises) {
    const seen = counts.get(answer) ?? { exercises: 0, words: 0, of: new Map<string, number>() };
    counts.set(answer, seen);
    seen.exercises++;
    for (const word of wordsOf(question)) {
      vocabulary.add(word);
      seen.words++;
      seen.of.set(word, (seen.of.get(word) ?? 0) + 1);
    }
  }
  return (question) => {
    const words = wordsOf(question).filter((word) => vocabulary.has(word));
    const score = ({
      exercises: prior,
      words: all,
      of,
    }: {
      exercises: number;
      words: number;
      of: Map<string, number>;
    }) =>
      words.reduce(
        (sum, word) => sum + Math.log(((of.get(word) ?? 0) + 1) / (all + vocabulary.size)),
        Math.log(prior / exercises.length),
      );
    const scored = [...counts].map(([answer, seen]) => [answer, score(seen)] as const);
    return scored.reduce((best, each) => (each[1] > best[1] ? each : best))[0];
  };
}
