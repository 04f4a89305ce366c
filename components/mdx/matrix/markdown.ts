/** The survey's Table 1 for the page's Markdown twin: its rows, without the entries that take their marks from them. */
import { absolute } from '@/components/layout/site';
import { capitalised } from '@/components/taxonomy/vocabulary';
import { constraints } from '@/lib/articles/categories';
import type { Knowledge } from '@/lib/articles/knowledge';
import { markdownTable } from '@/lib/measure/markdown';
import { stageName } from './arrange';
import { loadDoubts, loadMatrix } from './load';
import { gradeNotes, type MatrixRow } from './row';

const head = ['Technique', 'Stage', ...constraints.map(capitalised)];

const cells = (row: MatrixRow): readonly string[] => [
  `[${row.title}](${row.href})`,
  stageName(row),
  ...constraints.map((constraint) => row.marks[constraint] ?? ''),
];

export function matrixMarkdown(known: Pick<Knowledge, 'entries' | 'taxonomy'>): string {
  const rows = loadMatrix(known).filter(({ level }) => level === 'row');
  return [
    markdownTable(head, rows.map(cells)),
    `- survey: ${gradeNotes.survey}\n- disputed: ${gradeNotes.disputed}`,
    ...loadDoubts().map(({ note }) => note),
    `The marks of single entries: ${absolute('/data/constraints.json')}`,
  ].join('\n\n');
}
