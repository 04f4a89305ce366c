/** What an entry says about itself in its head: for readers' tabs, reference managers and indexes. */
import type { Metadata } from 'next';
import { authorTag } from '@/components/layout/page-head';
import { absolute, site } from '@/components/layout/site';
import type { Entry } from '@/lib/articles/entry';
import type { Reference } from '@/lib/bibliography/reference';
import { citationFiles } from './citation-files';

export function entryMetadata(entry: Entry, references: readonly Reference[]): Metadata {
  const { title, summary, href, published, modified } = entry;
  const types = citationFiles.map(({ ending, type, label }) => [
    type,
    [{ url: absolute(`${href}${entry.slug}.${ending}`), title: label }],
  ]);
  return {
    title,
    description: summary,
    alternates: { canonical: absolute(href), types: Object.fromEntries(types) },
    openGraph: {
      type: 'article',
      title,
      description: summary,
      url: absolute(href),
      siteName: site.name,
      publishedTime: published,
      modifiedTime: modified,
    },
    other: citationTags(entry, references),
  };
}

const slashes = (day: string) => day.replaceAll('-', '/');

/**
 * Highwire tags, one meta per value, plus fields of Zotero that they lack. No tag that names a journal, conference, book,
 * thesis or report: Zotero would let it overrule the item type. Zotero prefers `citation_date`, which is that of the version
 * and so that of the citation, to the first publication's.
 */
export function citationTags(entry: Entry, references: readonly Reference[]): Record<string, string | string[]> {
  return {
    'z:itemType': 'encyclopediaArticle',
    'z:encyclopediaTitle': site.name,
    'z:extra': `Version: ${entry.version}`,
    citation_title: entry.title,
    citation_author: [authorTag],
    citation_publication_date: slashes(entry.published),
    citation_date: slashes(entry.modified),
    citation_online_date: slashes(entry.modified),
    citation_language: 'en',
    citation_publisher: site.name,
    citation_abstract: entry.summary,
    citation_keywords: [entry.title, ...entry.aliases, 'small language models'].join('; '),
    citation_public_url: absolute(entry.href),
    citation_fulltext_html_url: absolute(entry.href),
    citation_reference: references.map(referenceTag),
  };
}

/** Fields are separated by semicolons, so none may hold one. */
export function referenceTag({ title, authors, year, arxiv, doi }: Reference): string {
  const fields = [
    ['citation_title', title],
    ...authors.map((author) => ['citation_author', author]),
    ['citation_publication_date', String(year)],
    ...(arxiv ? [['citation_arxiv_id', arxiv]] : []),
    ...(doi ? [['citation_doi', doi]] : []),
  ];
  return fields.map(([name, value]) => `${name}=${value.replaceAll(';', ',')}`).join('; ');
}
