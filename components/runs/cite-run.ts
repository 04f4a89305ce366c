/** How to cite a recorded run: a data set under the address of its page, told apart from later recordings by date and hash. */
import { formatDate } from '@/components/charts/format';
import { absolute, site } from '@/components/layout/site';
import type { CslItem } from '@/lib/bibliography/reference';
import type { DemoRun } from '@/lib/runtime/protocol';
import type { RecordedRun } from './recorded-runs';

/** "Chromium 156 on Linux, wasm, 2 threads" */
export const machineOf = ({ environment: { browser, platform, device, threads } }: DemoRun): string =>
  `${browser} on ${platform}, ${device}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`;

type Cited = Pick<RecordedRun, 'name' | 'href' | 'title' | 'run'>;

export function citeRun({ name, href, title, run }: Cited): CslItem {
  const day = formatDate(run.recorded);
  return {
    id: `slm-atlas-run-${name}`,
    type: 'dataset',
    title: `${title}: recorded run`,
    author: [{ literal: site.authors }],
    issued: { 'date-parts': [day.split('-').map(Number)] },
    publisher: site.name,
    version: day,
    note: `Recorded ${day}, ${machineOf(run)}. Model ${run.model.id}, SHA-256 ${run.model.sha256}. Treated model SHA-256 ${run.changed.sha256}`,
    URL: absolute(href),
  };
}
