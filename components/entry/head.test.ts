import { expect, test } from 'vitest';
import type { Entry } from '@/lib/articles/entry';
import type { Reference } from '@/lib/bibliography/reference';
import { citationTags, entryMetadata, referenceTag } from './head';

const entry: Entry = {
  title: 'Wanda',
  summary: 'Prune by weight times input.',
  parent: 'unstructured-pruning',
  also: [],
  order: 0,
  source: 'survey',
  constraints: [],
  aliases: ['Pruning by weights and activations'],
  claims: [],
  properties: [],
  relations: [],
  published: '2026-11-22',
  modified: '2026-12-01',
  version: '1.1',
  kind: 'techniques',
  slug: 'wanda',
  href: '/techniques/wanda/',
  file: 'content/techniques/wanda/article.mdx',
  body: 'Text.',
  citations: ['sun2023wanda'],
  demo: true,
};

const work: Reference = {
  key: 'sun2023wanda',
  csl: { id: 'sun2023wanda', type: 'article' },
  title: 'Pruning; simply',
  authors: ['Mingjie Sun', 'Zhuang Liu'],
  etAl: false,
  year: 2023,
  arxiv: '2306.11695',
  verified: true,
  file: 'content/references.bib',
  line: 1,
};

test('citationTags() gives title, author and dates in the form of Highwire tags', () => {
  const tags = citationTags(entry, [work]);
  expect(tags).toMatchObject({
    citation_title: 'Wanda',
    citation_author: ['SLM Atlas contributors,'],
    citation_publication_date: '2026/11/22',
    citation_online_date: '2026/12/01',
    'z:itemType': 'encyclopediaArticle',
  });
});

test('citationTags() gives Zotero the encyclopedia, the version and its day, which the citation has, too', () =>
  expect(citationTags(entry, [])).toMatchObject({
    'z:encyclopediaTitle': 'SLM Atlas',
    'z:extra': 'Version: 1.1',
    citation_date: '2026/12/01',
  }));

test('citationTags() has no tag by which Zotero would take the page for another type', () => {
  const types = /journal_title|technical_report|conference|book_title|inbook|dissertation/;
  expect(Object.keys(citationTags(entry, [work])).filter((name) => types.test(name))).toEqual([]);
});

test('referenceTag() keeps authors apart and lets no field hold the separator', () => {
  expect(referenceTag(work)).toBe(
    'citation_title=Pruning, simply; citation_author=Mingjie Sun; citation_author=Zhuang Liu; citation_publication_date=2023; citation_arxiv_id=2306.11695',
  );
});

test('entryMetadata() links the citation files that stand beside the page', () => {
  const { canonical, types } = entryMetadata(entry, []).alternates!;
  expect(canonical).toBe('https://slm-atlas.org/techniques/wanda/');
  expect(types).toHaveProperty(['application/x-bibtex', 0, 'url'], 'https://slm-atlas.org/techniques/wanda/wanda.bib');
});
