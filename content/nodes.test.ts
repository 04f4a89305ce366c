/** The whole of the field: every node of the survey's tree and of its extensions has its entry, and every work a reader. */
import { describe, expect, it } from 'vitest';
import { loadKnowledge } from '@/lib/articles/knowledge';
import nodes from './nodes.json';

const { entries, bibliography } = await loadKnowledge();
const kindOf = new Map<string, string>(entries.map(({ slug, kind }) => [slug, kind]));

const repeated = (words: readonly string[]) => words.filter((word, index) => words.indexOf(word) !== index);

describe('the nodes', () => {
  it('are 212, with an id and a slug of their own', () => {
    expect(nodes).toHaveLength(212);
    expect(repeated(nodes.map(({ id }) => id))).toEqual([]);
    expect(repeated(nodes.map(({ slug }) => slug))).toEqual([]);
  });

  it.each(nodes)('$id has its entry at /$kind/$slug/', ({ slug, kind }) => {
    expect(kindOf.get(slug)).toBe(kind);
  });
});

it('every work of the bibliography is cited by an entry', () => {
  const cited = new Set(entries.flatMap(({ citations }) => citations));
  expect([...bibliography.keys()].filter((key) => !cited.has(key))).toEqual([]);
});

it('every family names its members: the entries one level below it, and those that stand elsewhere and belong to it too', () => {
  const unnamed = entries
    .filter(({ kind }) => kind === 'families')
    .flatMap((family) =>
      entries
        .filter(({ parent, also }) => parent === family.slug || also.includes(family.slug))
        .filter(({ href }) => !family.body.includes(`](${href})`))
        .map(({ slug }) => `${family.slug} does not link to ${slug}`),
    );
  expect(unnamed).toEqual([]);
});
