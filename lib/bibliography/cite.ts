/** How to cite a page of this site: one CSL record from which every format is made. */
import type { Entry } from '@/lib/articles/entry';
import type { CslItem } from '@/lib/bibliography/reference';

const siteName = 'SLM Atlas';

/**
 * The version is also a note, since neither BibTeX nor RIS has a field for it.
 * @param siteUrl origin and base path, with or without a slash at the end
 */
export function citeEntry(entry: Entry, siteUrl: string): CslItem {
  return {
    id: `slm-atlas-${entry.slug}`,
    type: 'entry-encyclopedia',
    title: entry.title,
    author: [{ literal: `${siteName} contributors` }],
    issued: { 'date-parts': [entry.modified.split('-').map(Number)] },
    'container-title': siteName,
    publisher: siteName,
    version: entry.version,
    note: `Version ${entry.version}`,
    URL: siteUrl.replace(/\/$/, '') + entry.href,
  };
}
