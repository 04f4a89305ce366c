/** How wide a label will be, without a page to measure it on: layouts are made at build time, too. */

/** px, at the figure's text size. */
export const FONT_SIZE = 13;

/** Advance widths of Inter, in em, at the heaviest weight a label takes (650), so that labels never touch. */
const advances: readonly (readonly [string, number])[] = [
  [' ijlI', 0.28],
  ["!',.:;t`|()/[]f", 0.39],
  ['r1-{}_', 0.46],
  ['*?skxzL7Ja', 0.58],
  ['Fcevy', 0.6],
  ['Eohnu5', 0.62],
  ['bdgpq2369', 0.64],
  ['PRSBTZ048&$#', 0.67],
  ['K+<=>~DYUXACV', 0.74],
  ['GHNOQ', 0.77],
  ['w', 0.84],
  ['mM', 0.93],
];

/** Unknown letters count as the widest. */
const advance = (letter: string) => advances.find(([letters]) => letters.includes(letter))?.[1] ?? 1.03;

/** px */
export const labelWidth = (text: string): number =>
  Math.ceil([...text].reduce((sum, letter) => sum + advance(letter), 0) * FONT_SIZE);

/** At most `limit` letters, the last of them an ellipsis if any are left out. */
export const shorten = (text: string, limit: number): string =>
  text.length <= limit ? text : `${text.slice(0, limit - 1).trimEnd()}…`;

/** Whole words in lines of about `limit` letters. */
export function wrap(text: string, limit: number): readonly string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const joined = lines.length > 0 ? `${lines.at(-1)} ${word}` : word;
    if (lines.length > 0 && joined.length <= limit) lines[lines.length - 1] = joined;
    else lines.push(word);
  }
  return lines;
}
