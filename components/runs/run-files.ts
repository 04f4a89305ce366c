/** The files that stand beside the page of a recorded run: its citation in three formats, and its figures as a table. */
import { aboutRun } from '@/components/demo/export-run';
import type { Format } from '@/lib/bibliography/format';
import { writeCitation } from '@/lib/bibliography/write';
import { runToCsv } from '@/lib/measure/export';
import { citeRun } from './cite-run';
import type { RecordedRun } from './recorded-runs';

interface RunFile {
  readonly ending: string;
  readonly type: string;
  readonly label: string;
  write(run: RecordedRun): string;
}

const citation = (as: Format) => (run: RecordedRun) => writeCitation(citeRun(run))[as];

export const runFiles: readonly RunFile[] = [
  { ending: 'bib', type: 'application/x-bibtex', label: 'BibTeX', write: citation('bibtex') },
  { ending: 'ris', type: 'application/x-research-info-systems', label: 'RIS', write: citation('ris') },
  {
    ending: 'csl.json',
    type: 'application/vnd.citationstyles.csl+json',
    label: 'CSL-JSON',
    write: citation('csl-json'),
  },
  { ending: 'csv', type: 'text/csv', label: 'CSV', write: ({ run }) => runToCsv(aboutRun(run), run.measures) },
];

/** Address of the files without their endings: '/runs/wanda/wanda' */
export const filesOf = ({ href, name }: Pick<RecordedRun, 'href' | 'name'>): string => `${href}${name}`;

export const runFile = (run: Pick<RecordedRun, 'href' | 'name'>, ending: string): string => `${filesOf(run)}.${ending}`;
