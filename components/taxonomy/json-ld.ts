/** The outline as SKOS in JSON-LD: what the other views show, for programs. */
import { entriesOf, type Outline, type Row } from '@/components/taxonomy/outline';

const context = {
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dct: 'http://purl.org/dc/terms/',
  prefLabel: 'skos:prefLabel',
  definition: 'skos:definition',
  notation: 'skos:notation',
  broader: { '@id': 'skos:broader', '@type': '@id' },
  topConceptOf: { '@id': 'skos:topConceptOf', '@type': '@id' },
  inScheme: { '@id': 'skos:inScheme', '@type': '@id' },
} as const;

/** Everything the filters keep, whether folded away or not. @param base address of the site, without a slash at the end */
function conceptsOf({ kept }: Outline, base: string): readonly object[] {
  const scheme = `${base}/#taxonomy`;
  const iri = (href: string) => `${base}${href}#term`;
  const hrefs = new Map(kept.map(({ node }) => [node.id, node.href]));
  const isTop = (parent: string) => hrefs.get(parent) === '/';
  const concept = ({ node: { id, href, title, summary, parent, also } }: Row) => {
    const broader = [parent!, ...also].filter((up) => hrefs.has(up) && !isTop(up)).map((up) => iri(hrefs.get(up)!));
    return {
      '@id': iri(href),
      '@type': 'skos:Concept',
      notation: id,
      prefLabel: title,
      definition: summary,
      inScheme: scheme,
      ...(isTop(parent!) ? { topConceptOf: scheme } : {}),
      ...(broader.length > 0 ? { broader } : {}),
    };
  };
  return entriesOf(kept).map(concept);
}

/** The document in pieces, which joined are the whole text. */
export interface JsonLdText {
  readonly head: string;
  /** One for each concept. */
  readonly concepts: readonly string[];
  readonly tail: string;
}

const INDENT = 2;

export function jsonLdText(outline: Outline, base: string): JsonLdText {
  const [head, tail] = JSON.stringify({ '@context': context, '@graph': [] }, null, INDENT).split('[]');
  const texts = conceptsOf(outline, base).map((concept) => indented(JSON.stringify(concept, null, INDENT)));
  const concepts = texts.map((text, i) => `${text}${i < texts.length - 1 ? ',' : ''}\n`);
  return { head: `${head}[\n`, concepts, tail: `${' '.repeat(INDENT)}]${tail}` };
}

/** As deep as members of `@graph` stand. */
const indented = (text: string) => text.replace(/^/gm, ' '.repeat(2 * INDENT));
