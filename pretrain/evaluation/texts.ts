/** The evaluation and calibration texts, cut from their sources; whole documents or their openings, never edited. */
import { seeded } from '@/lib/tensor/random';
import { joined } from '../corpus/documents';
import { plainTypography, runsOf, type Document, type Split } from '../corpus/natural';
import { seedOf } from './set';

export const evaluationBytes = 120_000;
export const shiftedBytes = 100_000;
/** Of each half of the calibration text. */
export const calibrationBytes = 32_000;
const openingBytes = 2_000;
/** Calibration and held-out text may not have so many words in a row in common. */
const runLength = 13;

const size = (text: string): number => Buffer.byteLength(text);

/** The longest run of whole documents from the start that, joined, is no larger than `limit` bytes. */
export function head(documents: readonly string[], limit: number): string[] {
  let left = limit;
  const end = documents.findIndex((text) => (left -= size(joined([text]))) < 0);
  return documents.slice(0, end < 0 ? documents.length : end);
}

/** Whole pieces (paragraphs, sentences) from the start, up to `limit` bytes; the first one in any case. */
export function opening(text: string, limit: number, pieces: RegExp = /\n/): string {
  let taken = '';
  let at = 0;
  for (const piece of text.trim().split(pieces)) {
    const end = text.trim().indexOf(piece, at) + piece.length;
    const longer = text.trim().slice(0, end);
    if (taken && size(longer) > limit) break;
    taken = longer;
    at = end;
  }
  return taken;
}

/** Lists mixed evenly, so that any part of the result holds all in proportion. */
export const interleaved = <T>(...lists: readonly (readonly T[])[]): T[] =>
  lists
    .flatMap((list) => list.map((item, i) => ({ item, place: (i + 0.5) / list.length })))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item);

/** Half stories, half exercises, by bytes. */
export const generatedText = (stories: readonly string[], exercises: readonly string[]): string[] =>
  interleaved(head(stories, evaluationBytes / 2), head(exercises, evaluationBytes / 2));

/** Openings of texts evenly spaced over a list, that together are no larger than `shiftedBytes`. */
export function openings(texts: readonly string[], count: number): string[] {
  const step = (texts.length - 1) / (count - 1);
  const limit = Math.floor(shiftedBytes / count) - size(joined(['']));
  return Array.from({ length: count }, (_, i) =>
    opening(plainTypography(texts[Math.round(i * step)]), limit, /(?<=[.!?]) (?=[A-Z])/),
  );
}

/** Paragraphs, each on a line of its own, as in the training texts. */
export const chapter = (text: string): string => plainTypography(text.trim().replace(/\s*\n\s*/g, '\n'));

const runs = (texts: readonly string[]): Set<string> => new Set(texts.flatMap((text) => [...runsOf(text, runLength)]));

export function sharesRun(text: string, known: ReadonlySet<string>): boolean {
  for (const run of runsOf(text, runLength)) if (known.has(run)) return true;
  return false;
}

export interface Calibration {
  readonly documents: readonly string[];
  /** Titles and authors of the natural half. */
  readonly credits: readonly string[];
  /** Documents passed over since they have a run of words in common with held-out ones. */
  readonly refused: { readonly natural: number; readonly generated: number };
}

/** Generated documents that are looked at for the calibration text, of each kind. */
const mostTried = 2_000;

/** Random openings of training stories, none of which has a run of words in common with `known`. */
function naturalHalf(train: readonly Document[], known: ReadonlySet<string>) {
  const taken: Document[] = [];
  let refused = 0;
  let left = calibrationBytes;
  for (const { id, text } of seeded(seedOf('calibration/natural')).shuffle(train)) {
    const start = opening(text, openingBytes);
    if (size(start) <= openingBytes / 2 || size(start) > openingBytes) continue;
    if (sharesRun(text, known)) refused++;
    else if ((left -= size(joined([start]))) < 0) break;
    else taken.push({ id, text: start });
  }
  return { taken, refused };
}

/** Documents of one kind drawn until they fill `limit` bytes; a kind that repeats held-out words often takes many draws. */
function generatedPart(train: readonly string[], known: ReadonlySet<string>, limit: number) {
  const tried = seeded(seedOf('calibration/generated')).shuffle(train).slice(0, mostTried);
  const fresh = tried.filter((text) => !sharesRun(text, known));
  return { taken: head(fresh, limit), refused: tried.length - fresh.length };
}

/**
 * What techniques may look at: half natural prose, half generated, both from the training split.
 * @param generated documents of each kind (stories, exercises), which get equal shares
 * @param heldOut every document that is scored
 * @throws Error if a half comes out far too short: the training split repeats the held-out one
 */
export function calibrationText(
  natural: Split,
  generated: readonly (readonly string[])[],
  heldOut: readonly string[],
): Calibration {
  const known = runs([...natural.heldOut.map(({ text }) => text), ...heldOut]);
  const prose = naturalHalf(natural.train, known);
  const parts = generated.map((train) => generatedPart(train, known, calibrationBytes / generated.length));
  const written = interleaved(...parts.map(({ taken }) => taken));
  const documents = interleaved(
    prose.taken.map(({ text }) => text),
    written,
  );
  if (size(joined(written)) < calibrationBytes / 2 || size(joined(documents)) < calibrationBytes)
    throw new Error(
      `calibration text: too few training documents have no ${runLength} words in a row in common with held-out ones`,
    );
  return {
    documents,
    credits: prose.taken.map(({ id }) => id.replace(/\s+/g, ' ')),
    refused: { natural: prose.refused, generated: parts.reduce((sum, { refused }) => sum + refused, 0) },
  };
}
