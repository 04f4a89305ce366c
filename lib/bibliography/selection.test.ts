import { expect, it } from 'vitest';
import { entry } from '@/lib/articles/testing';
import { parseBibtex } from './bibtex';
import { Cite } from './citation';
import { citeEntry } from './cite';
import { format } from './format';
import { endings, joinCitations, type CitationRecord } from './selection';
import { writeCitation } from './write';

const [work] = parseBibtex(
  '@article{sun2023, title={Pruning}, author={Sun, Mingjie}, year={2023}, keywords={verified}}',
  'x.bib',
);
const page = writeCitation(citeEntry(entry('wanda', { title: 'Wanda' }), 'https://slm.example'));

const records: readonly CitationRecord[] = [
  {
    title: 'Pruning',
    href: '/',
    bib: format(work, 'bibtex'),
    ris: format(work, 'ris'),
    csl: format(work, 'csl-json'),
  },
  { title: 'Wanda', href: '/', bib: page.bibtex, ris: page.ris, csl: page['csl-json'] },
];

it.each(endings)('joinCitations: a reference manager reads every item of the %s', (ending) => {
  const { data } = new Cite(joinCitations(records, ending), { generateGraph: false });
  expect(data.map(({ title }: { title?: string }) => title)).toEqual(['Pruning', 'Wanda']);
});
