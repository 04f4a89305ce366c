import { expect, it } from 'vitest';
import { noFilters } from '@/components/taxonomy/filter';
import { jsonLdText } from '@/components/taxonomy/json-ld';
import { outlineOf } from '@/components/taxonomy/outline';
import { sample } from '@/components/taxonomy/taxonomy.fixture';

interface Concept {
  readonly '@id': string;
  readonly notation: string;
  readonly broader?: readonly string[];
  readonly topConceptOf?: string;
}

const textOf = (filters: Partial<typeof noFilters>, folded: readonly string[] = []) => {
  const { head, concepts, tail } = jsonLdText(
    outlineOf(sample, { ...noFilters, ...filters }, folded),
    'https://slm.example',
  );
  return [head, ...concepts, tail].join('');
};

const conceptsOf = (filters: Partial<typeof noFilters>, folded: readonly string[] = []) => {
  const { '@graph': graph } = JSON.parse(textOf(filters, folded)) as { '@graph': readonly Concept[] };
  return new Map(graph.map((concept) => [concept.notation, concept]));
};

it('holds every entry that the filters keep, folded away or not, and not the root', () => {
  const concepts = conceptsOf({}, ['pruning']);
  expect([...concepts.keys()]).toEqual(sample.slice(1).map(({ id }) => id));
  expect([...conceptsOf({ text: 'wanda' }).keys()]).toEqual(['compression', 'pruning', 'wanda']);
});

it('is written as one would expect, piece by piece', () => {
  for (const filters of [{}, { text: 'wanda' }, { text: 'nothing like this' }]) {
    expect(textOf(filters).replace('[\n  ]', '[]')).toBe(JSON.stringify(JSON.parse(textOf(filters)), null, 2));
  }
});

it('says what is broader, further parents too, and what stands at the top', () => {
  const concepts = conceptsOf({});
  const pruning = 'https://slm.example/families/pruning/#term';
  expect(concepts.get('pruning')!['@id']).toBe(pruning);
  expect(concepts.get('layer-removal')!.broader).toEqual([pruning, 'https://slm.example/families/architectures/#term']);
  expect(concepts.get('compression')).toMatchObject({ topConceptOf: 'https://slm.example/#taxonomy' });
  expect(concepts.get('compression')!.broader).toBeUndefined();
});

it('names no parent that the filters leave out', () => {
  expect(conceptsOf({ text: 'block influence' }).get('layer-removal')!.broader).toEqual([
    'https://slm.example/families/pruning/#term',
  ]);
});
