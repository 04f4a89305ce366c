/** Natural text: reading its sources, cleaning them, and splitting them into what is trained on and what is held out. */

/** One document; line breaks separate paragraphs. */
export interface Document {
  readonly id: string;
  readonly text: string;
}

export interface Split {
  readonly train: readonly Document[];
  readonly heldOut: readonly Document[];
}

const replacements: readonly (readonly [RegExp, string])[] = [
  [/[“”]/g, '"'],
  [/[‘’]/g, "'"],
  [/—/g, ' - '],
  [/–/g, '-'],
  [/…/g, '...'],
  [/\u00a0/g, ' '],
];

/** One way of writing quotes, dashes and spaces. */
export const plainTypography = (text: string): string =>
  replacements.reduce((result, [from, to]) => result.replace(from, to), text);

/** Words of a text, without case or marks: what overlap is counted on. */
export const plainWords = (text: string): string[] => text.toLowerCase().match(/[a-z0-9']+/g) ?? [];

/** All runs of `length` words. */
export function* runsOf(text: string, length: number): Generator<string> {
  const words = plainWords(text);
  for (let i = 0; i + length <= words.length; i++) yield words.slice(i, i + length).join(' ');
}

/**
 * Fraction of a text's runs of `length` words that occur in `known`.
 * @returns 0 for a text with fewer words
 */
export function overlap(text: string, known: ReadonlySet<string>, length: number): number {
  let [shared, all] = [0, 0];
  for (const run of runsOf(text, length)) {
    all++;
    if (known.has(run)) shared++;
  }
  return all ? shared / all : 0;
}

/** A collection reprints tales, so some stories come twice under different titles. */
const runLength = 13;
const largestOverlap = 0.002;

/** Leaves training stories out that share more than a stray quotation with held-out ones. */
export function withoutCopies({ train, heldOut }: Split): Split & { readonly dropped: readonly Document[] } {
  const known = new Set(heldOut.flatMap(({ text }) => [...runsOf(text, runLength)]));
  const isCopy = ({ text }: Document) => overlap(text, known, runLength) > largestOverlap;
  const dropped = train.filter(isCopy);
  return { train: train.filter((story) => !dropped.includes(story)), heldOut, dropped };
}

/**
 * Stories, one JSON object a line: title, author, collection, split ('train' or 'heldout') and text.
 * @throws Error naming the line that is no such object
 */
export function readStories(lines: string): Split {
  const train: Document[] = [];
  const heldOut: Document[] = [];
  lines.split('\n').forEach((line, index) => {
    if (!line.trim()) return;
    const story = JSON.parse(line) as { title?: string; author?: string; split?: string; text?: string };
    if (!story.text || (story.split !== 'train' && story.split !== 'heldout'))
      throw new Error(`stories, line ${index + 1}: needs a text and a split of 'train' or 'heldout'`);
    const id = `${story.title ?? 'Untitled'} (${story.author ?? 'unknown'})`;
    (story.split === 'train' ? train : heldOut).push({ id, text: plainTypography(story.text.trim()) });
  });
  return { train, heldOut };
}

/** The last chapters are held out: this share of the characters. */
const heldOutShare = 0.03;

/** The World English Bible as `mod2imp` of libsword-utils prints it, one document a chapter. */
export function readBible(imp: string): Split {
  const chapters = new Map<string, string[]>();
  let verses: string[] | null = null;
  for (const line of imp.split('\n')) {
    const heading = /^\$\$\$(.+) (\d+):(\d+)/.exec(line);
    if (heading) {
      const [, book, chapter, verse] = heading;
      const id = `${book} ${chapter}`;
      if (!chapters.has(id)) chapters.set(id, []);
      verses = verse === '0' ? null : chapters.get(id)!;
    } else if (line.startsWith('$$$')) verses = null;
    else if (verses && line.trim())
      verses.push(
        line
          .replace(/<note[^>]*>.*?<\/note>/g, ' ')
          .replace(/<[^>]+>|[[\]]/g, '')
          .replace(/\s+/g, ' ')
          .replace(/ ([,.;:!?])/g, '$1')
          .trim(),
      );
  }
  const documents = [...chapters]
    .map(([id, parts]) => ({ id, text: plainTypography(parts.join(' ')).trim() }))
    .filter(({ text }) => text);
  const total = documents.reduce((sum, { text }) => sum + text.length, 0);
  let seen = 0;
  const isTrained = documents.map(({ text }) => (seen += text.length) <= total * (1 - heldOutShare));
  return { train: documents.filter((_, i) => isTrained[i]), heldOut: documents.filter((_, i) => !isTrained[i]) };
}

const partOfSpeech: Record<string, string> = { n: 'noun', v: 'verb', a: 'adjective', s: 'adjective', r: 'adverb' };

/** One gloss of WordNet as a sentence: "word (noun): what it means. For example: …" */
function gloss(line: string): string | null {
  const [data, text] = line.split(' | ', 2);
  if (!text || data.startsWith('  ')) return null;
  const fields = data.split(' ');
  const word = (fields[4] ?? '').replace(/\(\w+\)$/, '').replaceAll('_', ' ');
  if (!/^[a-z][a-z' .-]*$/.test(word)) return null;
  const meaning = text.trim().split('; "')[0].trim();
  const example = /"([^"]{8,})"/.exec(text)?.[1];
  const shown = example ? ` For example: ${example[0].toUpperCase()}${example.slice(1)}.` : '';
  return plainTypography(`${word} (${partOfSpeech[fields[2]] ?? 'word'}): ${meaning}.${shown}`);
}

/** Glosses a document; every 33rd document is held out. */
const glossesPerDocument = 8;
const everyHeldOut = 33;

/** Glosses of WordNet's data files, shuffled so that a document is no chapter of the alphabet. */
export function readGlosses(files: readonly string[], shuffle: <T>(items: readonly T[]) => T[]): Split {
  const glosses = shuffle(files.flatMap((file) => file.split('\n').map(gloss)).filter((line) => line !== null));
  const documents: Document[] = [];
  for (let i = 0; i < glosses.length; i += glossesPerDocument)
    documents.push({ id: `glosses ${i}`, text: glosses.slice(i, i + glossesPerDocument).join('\n') });
  return {
    train: documents.filter((_, i) => i % everyHeldOut),
    heldOut: documents.filter((_, i) => !(i % everyHeldOut)),
  };
}
