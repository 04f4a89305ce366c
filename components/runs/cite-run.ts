/** How to cite a recorded run: a data set under the address of its page, told apart from later recordings by date and hash. */
import { formatDate } from '@/components/charts/format';
import { modelsAndMachine } from '@/components/demo/cite';
import { absolute } from '@/components/layout/site';
import { citeData } from '@/lib/bibliography/cite';
import type { SiteItem } from '@/lib/bibliography/write';
import type { RecordedRun } from './recorded-runs';

type Cited = Pick<RecordedRun, 'name' | 'href' | 'title' | 'run'>;

export function citeRun({ name, href, title, run }: Cited): SiteItem {
  const day = formatDate(run.recorded);
  return citeData({
    id: `slm-atlas-run-${name}`,
    title: `${title}: recorded run`,
    day,
    version: day,
    note: modelsAndMachine(run),
    url: absolute(href),
  });
}
