/** JSON-LD of an entry: the article, the term that it defines, and the way to it. */
import { absolute, site } from '@/components/layout/site';
import type { Entry } from '@/lib/articles/entry';
import type { Reference } from '@/lib/bibliography/reference';
import type { TaxonomyNode } from '@/lib/taxonomy/taxonomy';

interface Context {
  readonly entry: Entry;
  readonly references: readonly Reference[];
  /** From the root down to the parent. */
  readonly trail: readonly TaxonomyNode[];
}

const organization = { '@type': 'Organization', name: site.authors, url: site.url } as const;

export function structuredData(context: Context): object {
  return { '@context': 'https://schema.org', '@graph': [article(context), term(context.entry), breadcrumb(context)] };
}

function article({ entry, references }: Context) {
  return {
    '@type': 'ScholarlyArticle',
    '@id': absolute(entry.href),
    url: absolute(entry.href),
    headline: entry.title,
    abstract: entry.summary,
    inLanguage: 'en',
    author: organization,
    publisher: organization,
    datePublished: entry.published,
    dateModified: entry.modified,
    version: entry.version,
    license: site.licences.text.url,
    isPartOf: { '@type': 'WebSite', '@id': absolute('/'), name: site.name, url: absolute('/') },
    isBasedOn: site.survey.url,
    about: { '@id': termId(entry) },
    citation: references.map(({ title, authors, year, url }) => ({
      '@type': 'ScholarlyArticle',
      name: title,
      author: authors.map((name) => ({ '@type': 'Person', name })),
      datePublished: String(year),
      ...(url ? { url } : {}),
    })),
  };
}

const setOfTerms = {
  '@type': 'DefinedTermSet',
  '@id': absolute('/#taxonomy'),
  name: `${site.name} taxonomy`,
  url: absolute('/'),
} as const;

/** The taxonomy as the home page gives it: its uppermost terms, and the files that have them all. */
export const definedTermSet = (entries: readonly Entry[]): object => ({
  ...setOfTerms,
  inLanguage: 'en',
  license: site.licences.text.url,
  isBasedOn: site.survey.url,
  hasDefinedTerm: entries.filter(({ parent }) => parent === null).map((entry) => ({ '@id': termId(entry) })),
  subjectOf: ['/taxonomy.jsonld', '/taxonomy.ttl'].map((file) => ({
    '@type': 'DataDownload',
    contentUrl: absolute(file),
  })),
});

const termId = (entry: Entry) => `${absolute(entry.href)}#term`;

function term(entry: Entry) {
  return {
    '@type': 'DefinedTerm',
    '@id': termId(entry),
    termCode: entry.slug,
    name: entry.title,
    ...(entry.aliases.length > 0 ? { alternateName: entry.aliases } : {}),
    description: entry.summary,
    url: absolute(entry.href),
    inDefinedTermSet: setOfTerms,
  };
}

function breadcrumb({ entry, trail }: Context) {
  const steps = [...trail.map(({ title, href }) => ({ title, href })), { title: entry.title, href: entry.href }];
  return {
    '@type': 'BreadcrumbList',
    itemListElement: steps.map(({ title, href }, index) => ({
      '@type': 'ListItem',
      position: index + 1,
      name: title,
      item: absolute(href),
    })),
  };
}
