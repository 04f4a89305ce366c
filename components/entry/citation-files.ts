/** The files that stand beside every entry: its citation in three formats, its text, and its versions. */
import type { Entry } from '@/lib/articles/entry';
import type { Knowledge } from '@/lib/articles/knowledge';
import type { Format } from '@/lib/bibliography/format';
import { writeCitation } from '@/lib/bibliography/write';
import { citationOf } from './citation';
import { editionsWith } from './editions';
import { markdown } from './markdown';
import { timeMap } from './timemap';

interface CitationFile {
  readonly ending: string;
  readonly type: string;
  readonly label: string;
  /** Whether it is a record of the page, not a form of it. */
  readonly describes: boolean;
  write(entry: Entry, known: Knowledge): string;
}

const citation = (as: Format) => (entry: Entry) => writeCitation(citationOf(entry))[as];

export const citationFiles: readonly CitationFile[] = [
  { ending: 'bib', type: 'application/x-bibtex', label: 'BibTeX', describes: true, write: citation('bibtex') },
  {
    ending: 'ris',
    type: 'application/x-research-info-systems',
    label: 'RIS',
    describes: true,
    write: citation('ris'),
  },
  {
    ending: 'csl.json',
    type: 'application/vnd.citationstyles.csl+json',
    label: 'CSL-JSON',
    describes: true,
    write: citation('csl-json'),
  },
  { ending: 'md', type: 'text/markdown', label: 'Markdown', describes: false, write: markdown },
  {
    ending: 'timemap.link',
    type: 'application/link-format',
    label: 'Versions',
    describes: false,
    write: (entry) => timeMap(entry, editionsWith(entry)),
  },
];
