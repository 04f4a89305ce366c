/** How an entry is cited on this site. Server only. */
import { site } from '@/components/layout/site';
import type { Entry } from '@/lib/articles/entry';
import { citeEntry } from '@/lib/bibliography/cite';
import type { SiteItem } from '@/lib/bibliography/write';
import { editionsWith } from './editions';

const records = new WeakMap<Entry, SiteItem>();

/** By the newest edition that holds the page; by the live page where none does yet. The same record at every call. */
export function citationOf(entry: Entry): SiteItem {
  const record = records.get(entry) ?? citeEntry(entry, site.url, editionsWith(entry).at(-1));
  records.set(entry, record);
  return record;
}
