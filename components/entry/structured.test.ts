import { expect, it } from 'vitest';
import { loadKnowledge } from '@/lib/articles/knowledge';
import { ancestors } from '@/lib/taxonomy/build';
import { definedTermSet, structuredData } from './structured';

interface Node {
  readonly '@id'?: string;
  readonly '@type': string;
  readonly [key: string]: unknown;
}

const { entries, taxonomy, bibliography } = await loadKnowledge();
const graphs = entries.map((entry) => {
  const references = entry.citations.map((key) => bibliography.get(key)!);
  const data = structuredData({ entry, references, trail: ancestors(taxonomy, entry.slug) });
  return { entry, nodes: (data as { '@graph': readonly Node[] })['@graph'] };
});
const set = definedTermSet(entries) as Node;

it('of every entry is an article about a term, and the way to it', () => {
  for (const { entry, nodes } of graphs) {
    expect(nodes.map((node) => node['@type'])).toEqual(['ScholarlyArticle', 'DefinedTerm', 'BreadcrumbList']);
    const [article, term, way] = nodes;
    expect(article.about).toEqual({ '@id': term['@id'] });
    expect(article).toMatchObject({ version: entry.version, dateModified: entry.modified });
    expect(article.citation).toHaveLength(entry.citations.length);
    expect((way.itemListElement as readonly Node[]).map(({ position }) => position).at(-1)).toBe(
      (way.itemListElement as readonly Node[]).length,
    );
  }
});

it('of every entry names the set of terms that the home page describes', () => {
  expect(set['@type']).toBe('DefinedTermSet');
  for (const { nodes } of graphs) expect(nodes[1].inDefinedTermSet).toMatchObject({ '@id': set['@id'] });
});

it('of the set names the terms on top of the taxonomy', () => {
  const terms = new Set(graphs.map(({ nodes }) => nodes[1]['@id']));
  const named = (set.hasDefinedTerm as readonly Node[]).map((term) => term['@id']);
  expect(named).toHaveLength(taxonomy.filter(({ depth }) => depth === 1).length);
  expect(named.filter((id) => !terms.has(id))).toEqual([]);
});
