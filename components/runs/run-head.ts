/** What the page of a run says about itself in its head. */
import type { Metadata } from 'next';
import { formatDate } from '@/components/charts/format';
import type { Signpost } from '@/components/layout/link-tags';
import { authorTag, pageLinks } from '@/components/layout/page-head';
import { absolute, site } from '@/components/layout/site';
import type { RecordedRun } from './recorded-runs';
import { recordHref } from './run-address';
import { runFile, runFiles } from './run-files';

/** "QuaRot (Rotate: off), applied to atlas-3m: …" */
export const runSummary = ({ title, why, run }: RecordedRun): string =>
  `${title}, applied to ${run.model.id} and measured on ${formatDate(run.recorded)}. ${why ?? 'All settings are the defaults.'}`;

/** Highwire tags, and Zotero's item type. */
export const runTags = (recorded: RecordedRun): Record<string, string | string[]> => ({
  'z:itemType': 'dataset',
  citation_title: `${recorded.title}: recorded run`,
  citation_author: [authorTag],
  citation_publication_date: formatDate(recorded.run.recorded).replaceAll('-', '/'),
  citation_language: 'en',
  citation_publisher: site.name,
  citation_abstract: runSummary(recorded),
  citation_public_url: absolute(recorded.href),
});

const records = ['bib', 'ris', 'csl.json'];

/** Where a machine finds what belongs to the run; its records are in `runFiles`. */
export function runSignposts(recorded: RecordedRun): readonly Signpost[] {
  const files = runFiles.map(({ ending, type }) => ({
    rel: records.includes(ending) ? 'describedby' : 'item',
    href: absolute(runFile(recorded, ending)),
    type,
  }));
  const record = { rel: 'item', href: absolute(recordHref(recorded.name)), type: 'application/json' };
  const collection = { rel: 'collection', href: absolute('/data/runs.json'), type: 'application/json' };
  return [...pageLinks({ href: recorded.href, type: 'Dataset' }), collection, ...files, record];
}

export function runMetadata(recorded: RecordedRun): Metadata {
  const { title, href } = recorded;
  const files = runFiles.map(({ ending, type, label }) => [
    type,
    [{ url: absolute(runFile(recorded, ending)), title: label }],
  ]);
  const record = ['application/json', [{ url: absolute(recordHref(recorded.name)), title: 'The record' }]];
  const description = runSummary(recorded);
  return {
    title: `${title}: recorded run`,
    description,
    alternates: { canonical: absolute(href), types: Object.fromEntries([...files, record]) },
    openGraph: { type: 'article', title, description, url: absolute(href), siteName: site.name },
    other: runTags(recorded),
  };
}
