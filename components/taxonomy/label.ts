/** How wide a label will be, without a page to measure it on: layouts are made at build time, too. */

/** px, at the figure's text size. */
export const FONT_SIZE = 13;

/** Advance widths of Inter, in em, at the weight of a branch's label (500): other labels are lighter. */
const advances: readonly (readonly [string, number])[] = [
  [' ijlI', 0.27],
  ["!',.:;t`|()/[]f", 0.38],
  ['r1-{}_', 0.46],
  ['*?skxzL7Jav', 0.57],
  ['Fcey', 0.59],
  ['Eohnu5', 0.6],
  ['bdgpq2369', 0.63],
  ['PRSBTZ048&$#', 0.66],
  ['K+<=>~DYUXACV', 0.73],
  ['GHNOQ', 0.77],
  ['w', 0.83],
  ['mM', 0.91],
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
