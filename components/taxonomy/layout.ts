/** Where the marks, labels and links of the graph go. Numbers out, nothing drawn. */
import { labelWidth, shorten, wrap } from '@/components/taxonomy/label';
import type { Outline, Row } from '@/components/taxonomy/outline';
import { FOLD_WIDTH, type Label, LABEL_OFFSET, type Layout } from '@/components/taxonomy/placed';
import { radial } from '@/components/taxonomy/radial';
import type { Arrangement } from '@/components/taxonomy/state';
import { tidy } from '@/components/taxonomy/tidy';

/** The most letters of a title. */
const LETTERS: Readonly<Record<Arrangement, number>> = { tidy: 31, radial: 26 };

/** What is said behind a row's title. */
export type NoteOf = (row: Row) => string;

/** @param outline with at least one row */
export function layoutOf(outline: Outline, arrangement: Arrangement, noteOf: NoteOf = () => ''): Layout {
  const shape = arrangement === 'tidy' ? tidy : radial;
  const labels = new Map(outline.rows.map((row) => [row.node.id, labelOf(row, noteOf(row), LETTERS[arrangement])]));
  return shape(outline, labels);
}

function labelOf(row: Row, note: string, letters: number): Label {
  const isRoot = row.node.parent === null;
  const lines = isRoot ? wrap(row.node.title, 14) : [shorten(row.node.title, letters)];
  const noteWidth = note ? labelWidth(`  ${note}`) : 0;
  const titleWidth = Math.max(...lines.map(labelWidth)) + noteWidth;
  return { lines, note, titleWidth, reach: LABEL_OFFSET + titleWidth + (row.folded ? FOLD_WIDTH : 0) };
}
