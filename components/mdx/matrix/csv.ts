/** The shown rows of the matrix as a file. */
import { constraints } from '@/lib/articles/categories';
import { toCsv } from '@/lib/measure/export';
import { stageName } from './arrange';
import type { MatrixRow } from './row';

const head = ['technique', 'url', 'stage', 'family', 'level', ...constraints.map((name) => name.replace(' ', '_'))];

/** @param absolute makes an address of a path */
export const matrixCsv = (rows: readonly MatrixRow[], absolute: (href: string) => string): string =>
  toCsv([
    [...head, 'basis'],
    ...rows.map((row) => [
      ...[row.title, absolute(row.href), stageName(row), row.family?.title, row.level],
      ...constraints.map((constraint) => row.marks[constraint]),
      row.basis,
    ]),
  ]);
