/** The part of a story that an exercise shows: short, since training reads windows of 256 tokens. */
import type { Story } from '../stories/plot';

/** Characters; about 215 tokens. */
export const longestExcerpt = 640;

const small = new Set(
  'a an the of to in on at by for from with and or was were is are did do does had has have who what where when why how which whose that it this'.split(
    ' ',
  ),
);

/** Inflected forms count as one word: 'looked' and 'looks'. */
const stem = (word: string): string => (word.length > 4 ? word.replace(/(?:ing|ed|es|s|e)$/, '') : word);

const stems = (text: string): string[] =>
  (text.toLowerCase().match(/[a-z]+/g) ?? []).filter((word) => !small.has(word)).map(stem);

/** What of an answer a text must contain to give it: without the article, the "because", the possessive or the stop. */
export const core = (answer: string): string =>
  answer
    .toLowerCase()
    .replace(/[.!?]$/, '')
    .replace(/^(?:because|the|an|a|some|(?:his|her|their)(?= ))\s+/, '')
    .replace(/['’]s?$/, '');

export const gives = (text: string, answer: string): boolean => text.toLowerCase().includes(core(answer));

interface Sentence {
  readonly text: string;
  /** Begins a paragraph. */
  readonly opens: boolean;
}

/** A stop within quotes ends a sentence only if a capital letter or a quote follows. */
const sentencesOf = (story: Story): Sentence[] =>
  story.paragraphs.flatMap((paragraph) =>
    paragraph.split(/(?<=[.!?]["”]?) (?=["“]?[A-Z])/).map((text, i) => ({ text, opens: i === 0 })),
  );

const join = (sentences: readonly Sentence[]): string =>
  sentences.map(({ text, opens }, i) => (i ? (opens ? '\n' : ' ') : '') + text).join('');

/** Naming the answer counts like a word of the question, so often at most. */
const mostNamed = 2;

/**
 * The run of sentences that gives the answer, has most words of the question and names the answer most, then the one that
 * opens a paragraph, then the longest; among equals the first.
 * @param limit characters
 * @param late whether the question is about the end: the run must reach the last sentence that gives the answer
 * @returns null if no run within the limit gives the answer
 */
export function excerptFor(
  story: Story,
  { question, answer }: { readonly question: string; readonly answer: string },
  limit: number,
  late: boolean,
): string | null {
  const sentences = sentencesOf(story);
  const wanted = new Set(stems(question));
  const has = sentences.map(({ text }) => new Set(stems(text).filter((each) => wanted.has(each))));
  const named = sentences.map(({ text }) => gives(text, answer));
  const earliest = late ? named.lastIndexOf(true) : 0;
  let best: readonly [from: number, to: number] | null = null;
  let bestScore = -1;
  for (let from = 0; from < sentences.length; from++) {
    const seen = new Set<string>();
    let length = -1;
    let times = 0;
    for (let to = from; to < sentences.length; to++) {
      length += sentences[to].text.length + 1;
      if (length > limit) break;
      has[to].forEach((each) => seen.add(each));
      times += Number(named[to]);
      if (!times || to < earliest) continue;
      const score = seen.size + Math.min(times, mostNamed) + Number(sentences[from].opens) / 4 + length / (2 * limit);
      if (score > bestScore) [best, bestScore] = [[from, to], score];
    }
  }
  return best && join(sentences.slice(best[0], best[1] + 1));
}

/** The story from its beginning, in whole paragraphs, or whole sentences if the first paragraph is too long. */
export function opening(story: Story, limit = longestExcerpt): string {
  const sentences = sentencesOf(story);
  let length = -1;
  let fit = sentences.findIndex(({ text }) => (length += text.length + 1) > limit);
  if (fit < 0) fit = sentences.length;
  else {
    const last = sentences.slice(0, fit + 1).findLastIndex(({ opens }) => opens);
    if (last > 0) fit = last;
  }
  return join(sentences.slice(0, fit));
}

/**
 * The story cut to its first sentence and those that have most of the words of `telling`, in their order, so that nothing
 * in a summary is missing from what is shown.
 */
export function abridged(story: Story, telling: string, limit: number): string {
  const sentences = sentencesOf(story);
  const missing = new Set(stems(telling));
  const has = sentences.map(({ text }) => stems(text));
  const kept = new Set<number>();
  let length = -1;
  const keep = (i: number) => {
    kept.add(i);
    length += sentences[i].text.length + 1;
    has[i].forEach((each) => missing.delete(each));
  };
  keep(0);
  for (;;) {
    const gain = (i: number) =>
      kept.has(i) || length + 1 + sentences[i].text.length > limit
        ? -1
        : new Set(has[i].filter((each) => missing.has(each))).size;
    const gains = sentences.map((_, i) => gain(i));
    const most = Math.max(...gains);
    // With nothing left to cover, the story goes on from its beginning.
    if (most < 0) break;
    keep(gains.indexOf(most));
  }
  return join(sentences.filter((_, i) => kept.has(i)));
}
