import { LinkTags, type Signpost } from '@/components/layout/link-tags';
import { absolute, site } from '@/components/layout/site';
import type { Entry } from '@/lib/articles/entry';
import { citationOf } from './citation';
import { citationFiles } from './citation-files';

/** Where a machine finds what belongs to the page: FAIR Signposting (level 1) and the versions of RFC 5829. */
export function signposts(entry: Entry): readonly Signpost[] {
  const { href, slug } = entry;
  const file = (ending: string) => absolute(`${href}${slug}.${ending}`);
  const records = citationFiles.filter(({ describes }) => describes);
  return [
    { rel: 'cite-as', href: citationOf(entry).URL },
    { rel: 'type', href: 'https://schema.org/ScholarlyArticle' },
    { rel: 'author', href: absolute('/about/') },
    { rel: 'license', href: site.licences.text.url },
    { rel: 'collection', href: absolute('/taxonomy.jsonld'), type: 'application/ld+json' },
    ...records.map(({ ending, type }) => ({ rel: 'describedby', href: file(ending), type })),
    { rel: 'item', href: file('md'), type: 'text/markdown' },
    { rel: 'latest-version', href: absolute(href), type: 'text/html' },
    { rel: 'version-history', href: file('timemap.link'), type: 'application/link-format' },
  ];
}

export const Signposts = ({ entry }: { entry: Entry }) => <LinkTags links={signposts(entry)} />;
