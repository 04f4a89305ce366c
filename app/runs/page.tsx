import type { Metadata } from 'next';
import { TextPage } from '@/components/layout/text-page';
import { knownRuns } from '@/components/runs/known-runs';
import { RunLinks } from '@/components/runs/run-links';

const lead = 'Every run that was recorded for this site, each with its figures, its machine, and how to cite it.';

export const metadata: Metadata = { title: 'Recorded runs', description: lead, alternates: { canonical: '/runs/' } };

export default async function RunsPage() {
  const runs = await knownRuns();
  return (
    <TextPage title="Recorded runs" lead={lead}>
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
