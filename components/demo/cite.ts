/** How to cite one run: its settings are in the link, its models in the hashes. */
import type { Parameters } from '@/lib/technique/parameters';
import type { DemoRun } from '@/lib/runtime/protocol';
import { settingsText } from './differences';
import { formatDate } from '@/components/charts/format';
import { writeAddress } from './url-state';

/** @param page address of the technique's page without query or fragment */
export const permalink = (parameters: Parameters, run: Pick<DemoRun, 'values' | 'seed'>, page: string): string =>
  page + writeAddress(parameters, run, '');

export interface Cited {
  readonly title: string;
  readonly parameters: Parameters;
  readonly run: DemoRun;
  readonly page: string;
}

const machine = ({ environment: { browser, platform, device, threads } }: DemoRun) =>
  `${browser} on ${platform}, ${device}, ${threads} ${threads === 1 ? 'thread' : 'threads'}`;

/** One paragraph for a footnote. */
export function citeText({ title, parameters, run, page }: Cited): string {
  return [
    `SLM Atlas, “${title}”, run of ${formatDate(run.recorded)} (${machine(run)}).`,
    `${settingsText(parameters, run)}.`,
    `Model ${run.model.id}, SHA-256 ${run.model.sha256}; treated model SHA-256 ${run.changed.sha256}.`,
    permalink(parameters, run, page),
  ].join(' ');
}

const escapes: Record<string, string> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};
const latex = (text: string) => text.replace(/[\\~^]|[&%$#_{}]/g, (char) => escapes[char] ?? `\\${char}`);

export const citeKey = (run: DemoRun): string =>
  `slm-atlas-${run.technique}-${formatDate(run.recorded)}-${run.changed.sha256.slice(0, 8)}`;

export function citeBibtex(cited: Cited): string {
  const { title, parameters, run, page } = cited;
  const [year, month] = formatDate(run.recorded).split('-');
  const note = `${settingsText(parameters, run)}. Model ${run.model.id}, SHA-256 ${run.model.sha256}; treated model SHA-256 ${run.changed.sha256}. ${machine(run)}`;
  return [
    `@misc{${citeKey(run)},`,
    `  author = {{SLM Atlas contributors}},`,
    `  title = {${latex(title)}: run of ${formatDate(run.recorded)}},`,
    `  year = {${year}},`,
    `  month = {${Number(month)}},`,
    `  url = {${permalink(parameters, run, page)}},`,
    `  note = {${latex(note)}}`,
    `}`,
  ].join('\n');
}
