import jsonld from 'jsonld';
import { Parser, Store, DataFactory } from 'n3';
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '@/lib/articles/knowledge';
import { entry } from '@/lib/articles/testing';
import { buildTaxonomy } from './build';
import { skosJsonLd, skosTurtle } from './skos';

const { namedNode } = DataFactory;
const options = {
  base: 'https://example.org',
  title: 'A scheme',
  description: 'What it holds.',
  license: 'https://creativecommons.org/licenses/by/4.0/',
  creator: 'Somebody',
};
const skos = (name: string) => namedNode(`http://www.w3.org/2004/02/skos/core#${name}`);

const small = [
  entry('compression'),
  entry('pruning', { parent: 'compression' }),
  entry('quantization', { parent: 'compression', aliases: ['Rounding', 'Title of quantization'] }),
  entry('both', {
    parent: 'pruning',
    also: ['quantization'],
    relations: [
      { type: 'combines with', to: 'quantization' },
      { type: 'requires', to: 'training' },
      { type: 'succeeds', to: 'training' },
    ],
  }),
  entry('training'),
];

const real = await loadKnowledge();

describe.each([
  ['a small scheme', { entries: small, taxonomy: buildTaxonomy(small) }],
  ['the whole taxonomy', real],
])('%s', (_name, { entries, taxonomy }) => {
  const document = skosJsonLd(taxonomy, entries, options);
  const turtle = skosTurtle(taxonomy, entries, options);
  const store = turtle.then((text) => new Store(new Parser().parse(text)));
  const pairs = async (name: string) =>
    (await store).getQuads(null, skos(name), null, null).map(({ subject, object }) => [subject.value, object.value]);

  it('says the same in JSON-LD and in Turtle, as independent parsers read them', async () => {
    const fromJson = (await jsonld.toRDF(document as never, { format: 'application/n-quads' })) as string;
    const fromTurtle = new Store(new Parser().parse(await turtle));
    const other = new Parser({ format: 'N-Quads' }).parse(fromJson);
    expect(other.length).toBe(fromTurtle.size);
    expect(other.filter((each) => !fromTurtle.has(each))).toEqual([]);
  });

  it('gives every concept one preferred label that is no alternative one, a notation of its own, and a place', async () => {
    const concepts = (await store)
      .getSubjects('http://www.w3.org/1999/02/22-rdf-syntax-ns#type', skos('Concept'), null)
      .map(({ value }) => value);
    expect(concepts.length).toBe(taxonomy.length - 1);
    const labels = await pairs('prefLabel');
    expect(labels.map(([concept]) => concept).sort()).toEqual([...concepts].sort());
    const preferred = new Set(labels.map((pair) => pair.join(' ')));
    expect((await pairs('altLabel')).filter((pair) => preferred.has(pair.join(' ')))).toEqual([]);
    expect(new Set((await pairs('notation')).map(([, code]) => code)).size).toBe(concepts.length);
    expect((await pairs('inScheme')).length).toBe(concepts.length);
  });

  it('states broader and narrower both ways, and top concepts both ways', async () => {
    const turned = (list: string[][]) => list.map(([a, b]) => `${b} ${a}`).sort();
    const straight = (list: string[][]) => list.map((pair) => pair.join(' ')).sort();
    expect(straight(await pairs('narrower'))).toEqual(turned(await pairs('broader')));
    expect(straight(await pairs('hasTopConcept'))).toEqual(turned(await pairs('topConceptOf')));
  });

  it('relates no concept with one above it, relates both ways, and has no circle', async () => {
    const broader = new Map<string, string[]>();
    for (const [child, parent] of await pairs('broader')) broader.set(child, [...(broader.get(child) ?? []), parent]);
    const above = (id: string, path: readonly string[] = []): string[] => {
      expect(path).not.toContain(id);
      return (broader.get(id) ?? []).flatMap((parent) => [parent, ...above(parent, [...path, id])]);
    };
    const related = await pairs('related');
    const said = new Set(related.map((pair) => pair.join(' ')));
    expect(related.filter(([a, b]) => a === b || above(a).includes(b) || !said.has(`${b} ${a}`))).toEqual([]);
  });
});

it('leaves a relation to an ancestor out of skos:related and keeps it under its own name', async () => {
  const text = await skosTurtle(buildTaxonomy(small), small, options);
  const store = new Store(new Parser().parse(text));
  const both = namedNode('https://example.org/families/both/#term');
  const objects = (predicate: string) => store.getObjects(both, namedNode(predicate), null).map(({ value }) => value);
  expect(objects('https://example.org/vocabulary#combinesWith')).toEqual([
    'https://example.org/families/quantization/#term',
  ]);
  expect(objects(skos('related').value)).toEqual(['https://example.org/families/training/#term']);
});
