/** What a page that is no entry says about itself to machines: its head, its structured data, and its links. */
import type { Metadata } from 'next';
import { JsonLd } from '@/components/ui/json-ld';
import type { SiteItem } from '@/lib/bibliography/write';
import { LinkTags } from './link-tags';
import { absolute, site } from './site';

/** The same as a file, or in another form. */
interface PageFile {
  readonly href: string;
  readonly type: string;
  readonly title: string;
}

export interface PageAbout {
  readonly title: string;
  readonly lead: string;
  /** '/runs/' */
  readonly href: string;
  /** In the words of schema.org. */
  readonly type: 'AboutPage' | 'CollectionPage' | 'DataCatalog' | 'TechArticle' | 'WebPage';
  readonly files?: readonly PageFile[];
}

export function pageMetadata({ title, lead, href, files = [] }: PageAbout): Metadata {
  const url = absolute(href);
  const types = files.map((file) => [file.type, [{ url: absolute(file.href), title: file.title }]]);
  return {
    title,
    description: lead,
    alternates: { canonical: url, types: Object.fromEntries(types) },
    openGraph: { type: 'website', title, description: lead, url, siteName: site.name },
    other: pageTags({ title, lead, href }),
  };
}

/** "Family, given": without its comma, reference managers take the last word of a group's name for a family name. */
export const authorTag = `${site.authors},`;

/** Highwire tags, and Zotero's item type. The page has no date: what it lists has. */
export const pageTags = ({ title, lead, href }: Pick<PageAbout, 'title' | 'lead' | 'href'>) => ({
  'z:itemType': 'webpage',
  citation_title: title,
  citation_author: authorTag,
  citation_language: 'en',
  citation_publisher: site.name,
  citation_abstract: lead,
  citation_public_url: absolute(href),
});

/** How the page is cited. */
export const pageCitation = ({ title, href }: PageAbout): SiteItem => ({
  id: ['slm-atlas', ...href.split('/').filter(Boolean)].join('-'),
  type: 'webpage',
  title,
  author: [{ literal: site.authors }],
  'container-title': site.name,
  publisher: site.name,
  note: `${site.name} ${site.version}`,
  URL: absolute(href),
});

const organization = { '@type': 'Organization', name: site.authors, url: site.url } as const;

const pageStructured = ({ title, lead, href, type, files = [] }: PageAbout, more: object = {}): object => ({
  '@context': 'https://schema.org',
  '@graph': [
    {
      '@type': type,
      '@id': absolute(href),
      url: absolute(href),
      name: title,
      description: lead,
      inLanguage: 'en',
      author: organization,
      publisher: organization,
      license: site.licences.text.url,
      isPartOf: { '@type': 'WebSite', '@id': absolute('/'), name: site.name, url: absolute('/') },
      ...(files.length > 0 && { encoding: files.map(mediaObject) }),
      ...more,
    },
    breadcrumb({ title, href }),
  ],
});

const mediaObject = ({ href, type, title }: PageFile) => ({
  '@type': 'MediaObject',
  name: title,
  contentUrl: absolute(href),
  encodingFormat: type,
});

const breadcrumb = (page: Pick<PageAbout, 'title' | 'href'>) => ({
  '@type': 'BreadcrumbList',
  itemListElement: [{ title: 'Home', href: '/' }, page].map(({ title, href }, index) => ({
    '@type': 'ListItem',
    position: index + 1,
    name: title,
    item: absolute(href),
  })),
});

export const pageLinks = ({
  href,
  type,
  files = [],
}: Pick<PageAbout, 'href' | 'files'> & { readonly type: string }) => [
  { rel: 'cite-as', href: absolute(href) },
  { rel: 'type', href: `https://schema.org/${type}` },
  { rel: 'author', href: absolute('/about/') },
  { rel: 'license', href: site.licences.text.url },
  ...files.map((file) => ({ rel: 'item', href: absolute(file.href), type: file.type })),
];

/** @param more further properties of the page in its structured data */
export const PageHead = ({ about, more }: { readonly about: PageAbout; readonly more?: object }) => (
  <>
    <LinkTags links={pageLinks(about)} />
    <JsonLd data={pageStructured(about, more)} />
  </>
);
