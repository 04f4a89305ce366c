/** A work of others, written out in every format a reader may ask for. What this site publishes is in write.ts. */
import { Cite } from '@/lib/bibliography/citation';
import { withoutMarkup } from '@/lib/bibliography/markup';
import type { CslItem, Reference } from '@/lib/bibliography/reference';
import { escapedTex } from '@/lib/bibliography/write';

/** 'apa' is HTML with italics, 'text' the same sentence without markup. */
export const formats = ['apa', 'bibtex', 'ris', 'csl-json', 'text'] as const;
export type Format = (typeof formats)[number];

export function format(item: Reference | CslItem, as: Format): string {
  return writers[as]('csl' in item ? (item as Reference).csl : (item as CslItem));
}

const writers: { readonly [F in Format]: (csl: CslItem) => string } = {
  apa,
  text: (csl) => withoutMarkup(apa(csl)),
  bibtex: (csl) => tidy(cite(csl).format('bibtex')),
  ris: (csl) => inRis(unbroken(cite(csl).format('ris')), csl.id),
  'csl-json': (csl) => JSON.stringify([csl], null, 2) + '\n',
};

const cite = (csl: CslItem) => new Cite([csl], { generateGraph: false });

/** The library breaks values after every 70 characters, in the middle of words; readers put a space there. */
const unbroken = (ris: string) => ris.replaceAll(/\r?\n(?![A-Z][A-Z0-9] {2}- )/g, '');

/** The library cuts the id to 20 characters, and two works may share those. The format's specification asks for CRLF. */
const inRis = (ris: string, id: string) =>
  `${ris.trim()} \n`.replace(/^ID {2}- .*$/m, () => `ID  - ${id}`).replaceAll(/\r?\n/g, '\r\n');

const inApa = new WeakMap<CslItem, string>();

/** Kept for each record: citeproc takes milliseconds, and many pages cite the same work. */
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
