/** One CSL record, written out in every format a reader may ask for. */
import { Cite } from '@/lib/bibliography/citation';
import type { CslItem, Reference } from '@/lib/bibliography/reference';
import { escapedTex } from '@/lib/bibliography/write';

/** 'apa' is HTML with italics, 'text' the same sentence without markup. */
export const formats = ['apa', 'bibtex', 'ris', 'csl-json', 'text'] as const;
export type Format = (typeof formats)[number];

export function format(item: Reference | CslItem, as: Format): string {
  return writers[as]('csl' in item ? (item as Reference).csl : (item as CslItem));
}

/** In every format at once. */
export const formatAll = (item: Reference | CslItem): Readonly<Record<Format, string>> =>
  Object.fromEntries(formats.map((as) => [as, format(item, as)])) as Record<Format, string>;

const writers: { readonly [F in Format]: (csl: CslItem) => string } = {
  apa,
  text: (csl) => withoutMarkup(apa(csl)),
  bibtex: (csl) => tidy(lossless(csl).format('bibtex')),
  // The format's specification asks for CRLF.
  ris: (csl) => unbroken(cite(csl).format('ris')).trim().replaceAll(/\r?\n/g, '\r\n') + ' \r\n',
  'csl-json': (csl) => JSON.stringify([csl], null, 2) + '\n',
};

const cite = (csl: CslItem) => new Cite([csl], { generateGraph: false });

/** The library breaks values after every 70 characters, in the middle of words; readers put a space there. */
const unbroken = (ris: string) => ris.replaceAll(/\r?\n(?![A-Z][A-Z0-9] {2}- )/g, '');

const inApa = new WeakMap<CslItem, string>();

/** Kept for each record: citeproc takes milliseconds, and a page shows its citation in four places. */
function apa(csl: CslItem): string {
  const html = inApa.get(csl) ?? writtenInApa(csl);
  inApa.set(csl, html);
  return html;
}

const writtenInApa = (csl: CslItem) =>
  cite(csl)
    .format('bibliography', { template: 'apa', lang: 'en-US', format: 'html' })
    .replaceAll(/<\/?div[^>]*>/g, '')
    .trim();

/** Characters that HTML reserves are written as their numbers by citeproc. */
const withoutMarkup = (html: string) =>
  html.replaceAll(/<[^>]*>/g, '').replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)));

/** BibTeX has no encyclopedia entry; a part of a book keeps the name of the whole. */
const lossless = (csl: CslItem) => cite(csl.type === 'entry-encyclopedia' ? { ...csl, type: 'chapter' } : csl);

/**
 * @inbook has no booktitle; "others" is a word of BibTeX only outside braces; a howpublished that repeats the url says
 * nothing; with accents kept, the library leaves "&" and "#" as they are, at which LaTeX stops.
 */
const tidy = (bibtex: string) =>
  bibtex
    .replace(/^@inbook/, '@incollection')
    .replaceAll('{others}', 'others')
    .replace(/^\thowpublished = \{https?:.*\n/m, '')
    .replaceAll(/^\t(?!url|doi|howpublished)\w+ = .*$/gm, escapedTex)
    .trim() + '\n';
