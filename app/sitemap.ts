import type { MetadataRoute } from 'next';
import { knowledge } from '@/components/entry/knowledge';
import { absolute } from '@/components/layout/site';
import { formatDate } from '@/components/charts/format';
import { knownRuns } from '@/components/runs/known-runs';
import { kinds } from '@/lib/articles/entry';

export const dynamic = 'force-static';

export default async function sitemap(): Promise<MetadataRoute.Sitemap> {
  const { entries } = await knowledge();
  const runs = await knownRuns();
  const fixed = [
    '/',
    ...kinds.map((kind) => `/${kind}/`),
    '/compare/',
    '/runs/',
    '/search/',
    '/method/',
    '/bibliography/',
    '/glossary/',
    '/data/',
    '/editions/',
    '/about/',
  ];
  return [
    ...fixed.map((href) => ({ url: absolute(href) })),
    ...entries.map(({ href, modified }) => ({ url: absolute(href), lastModified: modified })),
    ...runs.map(({ href, run }) => ({ url: absolute(href), lastModified: formatDate(run.recorded) })),
  ];
}
