/** The taxonomy as a SKOS concept scheme, in JSON-LD and in Turtle: both are written from one list of statements. */
import { Writer, DataFactory, type Quad } from 'n3';
import type { Entry, RelationType } from '@/lib/articles/entry';
import type { Taxonomy, TaxonomyNode } from '@/lib/taxonomy/taxonomy';

const { namedNode, literal, quad } = DataFactory;

export interface SchemeOptions {
  /** The site's address, without a slash at the end. */
  readonly base: string;
  readonly title: string;
  readonly description: string;
  /** Address of the licence. */
  readonly license: string;
  readonly creator: string;
}

const prefixes = {
  skos: 'http://www.w3.org/2004/02/skos/core#',
  dcterms: 'http://purl.org/dc/terms/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

type Value =
  | { readonly iri: string }
  | { readonly text: string; readonly language: string }
  | { readonly text: string; readonly datatype: string };

/** A subject with its properties, in order. */
interface Resource {
  readonly iri: string;
  readonly type: string;
  readonly properties: readonly (readonly [property: string, values: readonly Value[]])[];
}

const iri = (value: string): Value => ({ iri: value });
const english = (text: string): Value => ({ text, language: 'en' });
const day = (text: string): Value => ({ text, datatype: 'xsd:date' });
const plain = (text: string): Value => ({ text, datatype: 'xsd:string' });

/** Relations that SKOS has no word for are written in the scheme's own, each narrower in meaning than skos:related. */
export const relationProperties: Readonly<Record<RelationType, string>> = {
  'combines with': 'atlas:combinesWith',
  'conflicts with': 'atlas:conflictsWith',
  requires: 'atlas:requires',
  succeeds: 'atlas:succeeds',
  'special case of': 'atlas:specialCaseOf',
};

export const schemeIri = (base: string): string => `${base}/#taxonomy`;
export const conceptIri = (base: string, { href }: Pick<TaxonomyNode, 'href'>): string => `${base}${href}#term`;

/** All ancestors by `parent` and `also`, the node itself left out. */
function above(node: TaxonomyNode, byId: ReadonlyMap<string, TaxonomyNode>): Set<string> {
  const found = new Set<string>();
  const climb = (from: TaxonomyNode) => {
    for (const id of broaderOf(from))
      if (!found.has(id)) {
        found.add(id);
        climb(byId.get(id)!);
      }
  };
  climb(node);
  return found;
}

const broaderOf = ({ parent, also }: TaxonomyNode): string[] =>
  [parent, ...also].filter((id): id is string => id !== null && id !== 'survey');

/** skos:related must not join a concept with one above or below it (SKOS Reference, S27). */
function relatedIds(nodes: readonly TaxonomyNode[], byId: ReadonlyMap<string, TaxonomyNode>): Map<string, Set<string>> {
  const related = new Map(nodes.map(({ id }) => [id, new Set<string>()]));
  for (const node of nodes)
    for (const { to } of node.relations) {
      if (above(node, byId).has(to) || above(byId.get(to)!, byId).has(node.id)) continue;
      related.get(node.id)!.add(to);
      related.get(to)!.add(node.id);
    }
  return related;
}

function resources(taxonomy: Taxonomy, entries: readonly Entry[], options: SchemeOptions): Resource[] {
  const nodes = taxonomy.filter(({ kind }) => kind !== 'root');
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const bySlug = new Map(entries.map((entry) => [entry.slug, entry]));
  const related = relatedIds(nodes, byId);
  const at = (id: string) => iri(conceptIri(options.base, byId.get(id)!));
  const scheme = iri(schemeIri(options.base));
  const narrower = new Map(nodes.map(({ id }) => [id, [] as string[]]));
  for (const node of nodes) for (const id of broaderOf(node)) narrower.get(id)!.push(node.id);

  const concept = (node: TaxonomyNode): Resource => {
    const entry = bySlug.get(node.id)!;
    const broader = broaderOf(node);
    return {
      iri: conceptIri(options.base, node),
      type: 'skos:Concept',
      properties: [
        ['skos:inScheme', [scheme]],
        ['skos:topConceptOf', broader.length ? [] : [scheme]],
        ['skos:prefLabel', [english(node.title)]],
        ['skos:altLabel', entry.aliases.filter((alias) => alias !== node.title).map(english)],
        ['skos:notation', [plain(node.id)]],
        ['skos:definition', [english(node.summary)]],
        ['skos:broader', broader.map(at)],
        ['skos:narrower', narrower.get(node.id)!.map(at)],
        ['skos:related', [...related.get(node.id)!].map(at)],
        ...node.relations.map(({ type, to }) => [relationProperties[type], [at(to)]] as const),
        ['dcterms:issued', [day(entry.published)]],
        ['dcterms:modified', [day(entry.modified)]],
        ['foaf:page', [iri(`${options.base}${node.href}`)]],
      ],
    };
  };

  const top = nodes.filter((node) => broaderOf(node).length === 0);
  return [
    {
      iri: schemeIri(options.base),
      type: 'skos:ConceptScheme',
      properties: [
        ['dcterms:title', [english(options.title)]],
        ['dcterms:description', [english(options.description)]],
        ['dcterms:creator', [plain(options.creator)]],
        ['dcterms:license', [iri(options.license)]],
        ['skos:hasTopConcept', top.map(({ id }) => at(id))],
      ],
    },
    ...nodes.map(concept),
  ];
}

const vocabularyOf = (base: string): Record<string, string> => ({ ...prefixes, atlas: `${base}/vocabulary#` });

function expand(name: string, vocabulary: Readonly<Record<string, string>>): string {
  const [prefix, local] = name.split(':');
  return vocabulary[prefix] + local;
}

function jsonValue(value: Value): object {
  if ('iri' in value) return { '@id': value.iri };
  return 'language' in value
    ? { '@value': value.text, '@language': value.language }
    : { '@value': value.text, '@type': value.datatype };
}

/** Several statements of one property, such as two relations of one type, belong in one list. */
function gathered({ properties }: Resource): Map<string, Value[]> {
  const found = new Map<string, Value[]>();
  for (const [property, values] of properties)
    if (values.length) found.set(property, [...(found.get(property) ?? []), ...values]);
  return found;
}

/** The scheme as one JSON-LD document. */
export function skosJsonLd(taxonomy: Taxonomy, entries: readonly Entry[], options: SchemeOptions): object {
  return {
    '@context': vocabularyOf(options.base),
    '@graph': resources(taxonomy, entries, options).map((resource) => ({
      '@id': resource.iri,
      '@type': resource.type,
      ...Object.fromEntries([...gathered(resource)].map(([name, values]) => [name, values.map(jsonValue)])),
    })),
  };
}

function quadsOf(resource: Resource, vocabulary: Readonly<Record<string, string>>): Quad[] {
  const subject = namedNode(resource.iri);
  const object = (value: Value) => {
    if ('iri' in value) return namedNode(value.iri);
    return literal(value.text, 'language' in value ? value.language : namedNode(expand(value.datatype, vocabulary)));
  };
  const typed = quad(subject, namedNode(`${prefixes.rdf}type`), namedNode(expand(resource.type, vocabulary)));
  const said = [...gathered(resource)].flatMap(([name, values]) =>
    values.map((value) => quad(subject, namedNode(expand(name, vocabulary)), object(value))),
  );
  return [typed, ...said];
}

/** The same statements in Turtle. */
export function skosTurtle(taxonomy: Taxonomy, entries: readonly Entry[], options: SchemeOptions): Promise<string> {
  const vocabulary = vocabularyOf(options.base);
  const writer = new Writer({ prefixes: vocabulary });
  for (const resource of resources(taxonomy, entries, options)) writer.addQuads(quadsOf(resource, vocabulary));
  return new Promise((resolve, reject) => {
    writer.end((error: Error | null, text: string) => (error ? reject(error) : resolve(text)));
  });
}
