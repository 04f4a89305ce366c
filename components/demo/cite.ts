/** How to cite one run: its settings are in the link, its models in the hashes. */
import { citeData } from '@/lib/bibliography/cite';
import type { SiteItem } from '@/lib/bibliography/write';
import type { Parameters } from '@/lib/technique/parameters';
import type { DemoRun } from '@/lib/runtime/protocol';
import { settingsOf, settingsText } from './differences';
import { formatDate } from '@/components/charts/format';
import type { Catalogue } from './pipeline';
import { writeAddress } from './url-state';

/** @param page address of the technique's page without query or fragment */
export const permalink = (parameters: Parameters, run: DemoRun, page: string, catalogue: Catalogue = []): string =>
  page + writeAddress(parameters, settingsOf(run), '', catalogue);

export interface Cited {
  readonly title: string;
  readonly parameters: Parameters;
  /** Techniques whose titles and defaults are known. */
  readonly catalogue?: Catalogue;
  readonly run: DemoRun;
  readonly page: string;
}

/** "Chromium 156 on Linux, wasm, 2 threads" */
export const machineOf = ({ environment: { browser, platform, device, threads } }: DemoRun): string =>
  `${browser} on ${platform}, ${device}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`;

/** What tells a run from others at the same settings. */
export const modelsAndMachine = (run: DemoRun): string =>
  `Recorded ${formatDate(run.recorded)}, ${machineOf(run)}. Model ${run.model.id}, SHA-256 ${run.model.sha256}. Treated model SHA-256 ${run.changed.sha256}`;

const citeKey = (run: DemoRun): string =>
  `slm-atlas-${run.technique}-${formatDate(run.recorded)}-${run.changed.sha256.slice(0, 8)}`;

/** A run that this site does not keep: whoever follows the link makes it again. */
export const citeOwnRun = ({ title, parameters, catalogue, run, page }: Cited): SiteItem =>
  citeData({
    id: citeKey(run),
    title: `${title}: run of ${formatDate(run.recorded)}`,
    day: formatDate(run.recorded),
    note: `${settingsText(parameters, run, catalogue)}. ${modelsAndMachine(run)}`,
    url: permalink(parameters, run, page, catalogue),
  });
