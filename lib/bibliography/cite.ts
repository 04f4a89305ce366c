/** How to cite what this site publishes: one CSL record from which every format is made. */
import type { Edition } from '@/lib/articles/editions';
import type { Entry } from '@/lib/articles/entry';
import { issuedOn, type SiteItem } from '@/lib/bibliography/write';

const siteName = 'SLM Atlas';
const published = { author: [{ literal: `${siteName} contributors` }], publisher: siteName } as const;

/** What is cited: the live page, or its copy in an edition, which will not change. */
function cited({ href, version, modified }: Entry, edition: Edition | undefined) {
  if (!edition) return { path: href, version, date: modified, note: `Version ${version}` };
  const frozen = edition.pages[href];
  const note = `Edition ${edition.id}, version ${frozen}`;
  return { path: `/editions/${edition.id}${href}`, version: frozen, date: edition.date, note };
}

/**
 * The version is also a note: BibTeX's styles know no field for it, and RIS has that of an edition (ET) alone.
 * @param siteUrl origin and base path, with or without a slash at the end
 * @param edition the newest that holds the page, if one does
 */
export function citeEntry(entry: Entry, siteUrl: string, edition?: Edition): SiteItem {
  const { path, version, date, note } = cited(entry, edition);
  return {
    id: `slm-atlas-${entry.slug}`,
    type: 'entry-encyclopedia',
    title: entry.title,
    ...published,
    ...issuedOn(date),
    'container-title': siteName,
    version,
    note,
    URL: siteUrl.replace(/\/$/, '') + path,
  };
}

interface CitedData {
  readonly id: string;
  readonly title: string;
  /** '2026-11-23' */
  readonly day: string;
  readonly version?: string;
  readonly note: string;
  readonly url: string;
}

/** Figures that were measured on one day. */
export const citeData = ({ day, url, ...rest }: CitedData): SiteItem => ({
  type: 'dataset',
  ...rest,
  ...published,
  ...issuedOn(day),
  URL: url,
});
