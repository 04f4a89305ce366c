/** BibTeX at the door: text becomes references, or an error that names the line. */
import { ContentError } from '@/lib/articles/content-error';
import { plugins } from '@/lib/bibliography/citation';
import type { CslItem, CslName, Reference } from '@/lib/bibliography/reference';

/** A BibTeX entry before it is mapped to CSL: citation-js drops eprint on the way. */
interface RawEntry {
  readonly label: string;
  readonly properties: Readonly<Record<string, string>>;
}

/** @throws ContentError when the text is not BibTeX or an entry lacks a title, author, year or its verified mark. */
export function parseBibtex(text: string, file: string): Reference[] {
  const lines = entryLines(text);
  const entries = parseEntries(text, file);
  return entries.map((raw, index) => referenceFrom(raw, { file, line: lines[index] ?? 1 }));
}

/** Line of each `@type{key,` in order, counted from 1. */
function entryLines(text: string): number[] {
  return text
    .split('\n')
    .flatMap((line, index) => (/^\s*@(?!comment|string|preamble)\w+\s*\{/i.test(line) ? [index + 1] : []));
}

function parseEntries(text: string, file: string): RawEntry[] {
  try {
    return plugins.input.chain(text, { target: '@biblatex/entries+list', generateGraph: false }) as RawEntry[];
  } catch (error) {
    const [summary] = String((error as Error).message).split('\n');
    throw new ContentError(file, Number(/line (\d+)/.exec(summary)?.[1] ?? 1), `not valid BibTeX: ${summary}.`);
  }
}

type Place = Pick<Reference, 'file' | 'line'>;

function referenceFrom(raw: RawEntry, place: Place): Reference {
  const csl = cslFrom(raw);
  const { eprint, note } = raw.properties;
  const names = (csl.author ?? []).filter((name) => !isOthers(name));
  const year = csl.issued?.['date-parts'][0]?.[0];
  if (!csl.title || !names.length || !year) throw lacking(raw, place, 'needs title, author and year');
  return {
    key: raw.label,
    csl,
    title: csl.title,
    authors: names.map(displayName),
    etAl: names.length < (csl.author ?? []).length,
    year,
    venue: csl['container-title'] ?? csl.publisher,
    arxiv: eprint,
    doi: csl.DOI,
    url: csl.URL,
    verified: isVerified(raw, place),
    note,
    ...place,
  };
}

function isVerified(raw: RawEntry, place: Place): boolean {
  const mark = raw.properties.keywords;
  if (mark !== 'verified' && mark !== 'unverified')
    throw lacking(raw, place, 'needs keywords = {verified} or {unverified}');
  return mark === 'verified';
}

function lacking(raw: RawEntry, { file, line }: Place, what: string): ContentError {
  return new ContentError(file, line, `"${raw.label}" ${what}.`);
}

function cslFrom(raw: RawEntry): CslItem {
  const [item] = plugins.input.chain([raw], { generateGraph: false }) as CslItem[];
  const { keyword: _keyword, 'citation-key': _key, ...csl } = item;
  const preprint = raw.properties.eprint && !csl['container-title'] ? { publisher: 'arXiv' } : {};
  return { ...csl, ...preprint, author: (csl.author ?? []).map(wholeFamilyName) };
}

/** "de la Kolter" is one family name: RIS has no particles and would lose them. */
function wholeFamilyName(name: CslName & { readonly 'non-dropping-particle'?: string }): CslName {
  const { 'non-dropping-particle': particle, ...rest } = name;
  if (rest.family && !rest.given) return { literal: rest.family };
  return particle ? { ...rest, family: `${particle} ${rest.family}` } : rest;
}

const isOthers = (name: CslName) => name.literal === 'others';

const displayName = ({ given, family, literal }: CslName) => literal ?? [given, family].filter(Boolean).join(' ');
