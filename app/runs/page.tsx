import type { Metadata } from 'next';
import { type PageAbout, pageMetadata } from '@/components/layout/page-head';
import { absolute } from '@/components/layout/site';
import { TextPage } from '@/components/layout/text-page';
import { knownRuns } from '@/components/runs/known-runs';
import type { RecordedRun } from '@/components/runs/recorded-runs';
import { RunLinks } from '@/components/runs/run-links';

const about: PageAbout = {
  title: 'Recorded runs',
  lead: 'Every run that was recorded for this site, each with its figures, its machine, and how to cite it.',
  href: '/runs/',
  type: 'DataCatalog',
  files: [{ href: '/data/runs.json', type: 'application/json', title: 'The runs' }],
};

export const metadata: Metadata = pageMetadata(about);

/** By name and address; each run’s own page says the rest. */
const runSet = ({ title, href }: RecordedRun) => ({
  '@type': 'Dataset',
  '@id': absolute(href),
  name: `${title}: recorded run`,
  url: absolute(href),
});

export default async function RunsPage() {
  const runs = await knownRuns();
  return (
    <TextPage about={about} structured={{ dataset: runs.map(runSet) }}>
      <div className="prose">
        <p>
          <a href="/compare/?runs=all">All of them in one table</a>, to be sorted and drawn; all of them in{' '}
          <a href="/data/runs.json">one file</a>; <a href="/method/">how they are measured</a>.
        </p>
        <h2 id="further">Other settings, and chains</h2>
        <RunLinks runs={runs.filter(({ why }) => why !== null)} />
        <h2 id="defaults">Techniques at their defaults</h2>
        <RunLinks runs={runs.filter(({ why }) => why === null)} />
      </div>
    </TextPage>
  );
}
