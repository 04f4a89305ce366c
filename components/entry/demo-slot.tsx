import { loadTechnique } from '@/content/load';
import { modelsOf } from '@/lib/runtime/demo-model';
import { knownRuns } from '@/components/runs/known-runs';
import { furtherRunsOf, type RecordedRun } from '@/components/runs/recorded-runs';
import { runHref } from '@/components/runs/run-address';
import { RunLinks } from '@/components/runs/run-links';
import { bundledModel, listedSets, textsBytes } from './bundled';
import { demoId } from './demo-id';
import { LazyDemoPanel } from './lazy-demo-panel';
import { recordedRun } from './recorded';

/** The demo panel with all that it may say before anything is downloaded: read at build time. */
export async function DemoSlot({ slug, title }: { slug: string; title: string }) {
  const technique = await loadTechnique(slug);
  const runs = await knownRuns();
  const further = furtherRunsOf(runs, slug);
  return (
    <div className="wide" id={demoId}>
      <LazyDemoPanel
        technique={slug}
        title={title}
        parameters={technique.parameters}
        recorded={recordedRun(slug)}
        models={modelsOf(technique).map(bundledModel)}
        textsBytes={textsBytes()}
        sets={listedSets()}
      />
      {runs.some(({ name }) => name === slug) && <Recorded slug={slug} further={further} />}
    </div>
  );
}

/** Where recorded runs can be linked to and cited: this one, and those at other settings or in sequence. */
const Recorded = ({ slug, further }: { readonly slug: string; readonly further: readonly RecordedRun[] }) => (
  <aside aria-label="Recorded runs" className="-mt-4 mb-8 font-sans text-sm">
    <p className="m-0">
      <a href={runHref(slug)}>Page of the recorded run</a>, to link to and to cite.
      {further.length > 0 && ' Recorded at other settings and in sequence:'}
    </p>
    {further.length > 0 && <RunLinks runs={further} />}
  </aside>
);
