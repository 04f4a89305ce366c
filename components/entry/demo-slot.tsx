import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { loadTechnique } from '@/content/load';
import { ModelManifest, TextManifest } from '@/lib/runtime/manifest';
import { demoId } from './demo-id';
import { LazyDemoPanel } from './lazy-demo-panel';
import { recordedRun } from './recorded';

/** The demo model of every technique. */
const modelId = 'atlas-3m';

const readPublic = async (file: string): Promise<unknown> =>
  JSON.parse(await readFile(path.join(process.cwd(), 'public', file), 'utf8'));

/** The demo panel with all that it may say before anything is downloaded: read at build time. */
export async function DemoSlot({ slug, title }: { slug: string; title: string }) {
  const technique = await loadTechnique(slug);
  const model = ModelManifest.parse(await readPublic(`models/${modelId}/manifest.json`));
  const { texts } = TextManifest.parse(await readPublic('eval/manifest.json'));
  return (
    <div className="wide" id={demoId}>
      <LazyDemoPanel
        technique={slug}
        title={title}
        parameters={technique.parameters}
        recorded={recordedRun(slug)}
        model={model}
        textsBytes={texts.reduce((sum, text) => sum + text.bytes, 0)}
      />
    </div>
  );
}
