/** The part of a story that an exercise shows. */
import type { Story } from '../stories/plot';

/** Characters: with the question and the answer it stays under 300 tokens. */
export const longestExcerpt = 880;

const small = new Set(
  'a an the of to in on at by for from with and or was were is are did do does had has have who what where when why how which whose that it this'.split(
    ' ',
  ),
);

const wordsOf = (text: string): string[] => text.toLowerCase().match(/[a-z]+/g) ?? [];

export const contentWords = (text: string): string[] => [...new Set(wordsOf(text).filter((word) => !small.has(word)))];

/** What of an answer a text must contain to give it: without the article, the "because", the possessive or the stop. */
export const core = (answer: string): string =>
  answer
    .toLowerCase()
    .replace(/[.!?]$/, '')
    .replace(/^(?:because|the|an|a|some|(?:his|her|their)(?= ))\s+/, '')
    .replace(/['’]s?$/, '');

export const gives = (text: string, answer: string): boolean => text.toLowerCase().includes(core(answer));

/** Whole sentences; a stop within quotes ends one only before a capital letter. */
const sentencesOf = (paragraph: string): string[] => paragraph.match(/.+?(?:[.!?]["”]?(?=\s+["“]?[A-Z])|$)\s*/g) ?? [];

/** The paragraphs of a story; one that is too long by itself falls into sentences. */
const pieces = (story: Story): { readonly text: string; readonly opens: boolean }[] =>
  story.paragraphs.flatMap((paragraph) =>
    paragraph.length > longestExcerpt
      ? sentencesOf(paragraph).map((text, i) => ({ text: text.trim(), opens: i === 0 }))
      : [{ text: paragraph, opens: true }],
  );

/**
 * The run of paragraphs that gives the answer and has most words of the question, then the longest; among equals the
 * latest if `late`, else the first.
 * @returns null if no run within the limit gives the answer
 */
export function excerptFor(story: Story, question: string, answer: string, late: boolean): string | null {
  const parts = pieces(story);
  const asked = contentWords(question);
  let best: string | null = null;
  let bestScore = -1;
  for (let from = 0; from < parts.length; from++) {
    let text = '';
    for (let to = from; to < parts.length; to++) {
      text += (to === from ? '' : parts[to].opens ? '\n' : ' ') + parts[to].text;
      if (text.length > longestExcerpt) break;
      if (!gives(text, answer)) continue;
      const there = new Set(wordsOf(text));
      const score = asked.filter((word) => there.has(word)).length + text.length / (2 * longestExcerpt);
      if (score > bestScore + (late ? -1e-9 : 1e-9)) [best, bestScore] = [text, score];
    }
  }
  return best;
}

/** The story from its beginning, up to a whole paragraph (or sentence) within the limit. */
export function opening(story: Story, limit = longestExcerpt): string {
  let text = '';
  for (const { text: piece, opens } of pieces(story)) {
    const longer = text ? `${text}${opens ? '\n' : ' '}${piece}` : piece;
    if (longer.length > limit) break;
    text = longer;
  }
  return text;
}
