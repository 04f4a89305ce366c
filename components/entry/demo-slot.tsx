import { loadTechnique } from '@/content/load';
import { bundledModel, listedSets, textsBytes } from './bundled';
import { demoId } from './demo-id';
import { LazyDemoPanel } from './lazy-demo-panel';
import { recordedRun } from './recorded';

/** The demo model of every technique. */
const modelId = 'atlas-3m';

/** The demo panel with all that it may say before anything is downloaded: read at build time. */
export async function DemoSlot({ slug, title }: { slug: string; title: string }) {
  const technique = await loadTechnique(slug);
  return (
    <div className="wide" id={demoId}>
      <LazyDemoPanel
        technique={slug}
        title={title}
        parameters={technique.parameters}
        recorded={recordedRun(slug)}
        model={bundledModel(modelId)}
        textsBytes={textsBytes()}
        sets={listedSets()}
      />
    </div>
  );
}
