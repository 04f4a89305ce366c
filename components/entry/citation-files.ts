/** The files that stand beside every entry: its citation in three formats, and its text. */
import { absolute, site } from '@/components/layout/site';
import type { Entry } from '@/lib/articles/entry';
import { format, type Format } from '@/lib/bibliography/format';
import { citeEntry } from '@/lib/bibliography/cite';

interface CitationFile {
  readonly ending: string;
  readonly type: string;
  readonly label: string;
  write(entry: Entry): string;
}

const citation = (as: Format) => (entry: Entry) => format(citeEntry(entry, site.url), as);

export const citationFiles: readonly CitationFile[] = [
  { ending: 'bib', type: 'application/x-bibtex', label: 'BibTeX', write: citation('bibtex') },
  { ending: 'ris', type: 'application/x-research-info-systems', label: 'RIS', write: citation('ris') },
  {
    ending: 'csl.json',
    type: 'application/vnd.citationstyles.csl+json',
    label: 'CSL-JSON',
    write: citation('csl-json'),
  },
  { ending: 'md', type: 'text/markdown', label: 'Markdown', write: markdown },
];

/** The article as it was written, with what the front matter says of it in words. */
function markdown(entry: Entry): string {
  const { title, summary, body, version, modified, href } = entry;
  return `# ${title}\n\n> ${summary}\n\n${site.name}, version ${version}, ${modified}. ${absolute(href)}\n\n${body.trim()}\n`;
}
