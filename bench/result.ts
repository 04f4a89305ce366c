/** A row of the benchmark's table. Ratios come from one run each, so that the machine's mood cancels out. */
export interface Result {
  readonly name: string;
  readonly value: number;
  readonly unit?: string;
  /** What is wanted; absent where the figure is only watched. */
  readonly goal?: { readonly is: 'at least' | 'at most'; readonly value: number };
  readonly detail: string;
}

const sign = { 'at least': '≥', 'at most': '≤' } as const;

export const meets = ({ value, goal }: Result): boolean | null =>
  goal ? (goal.is === 'at least' ? value >= goal.value : value <= goal.value) : null;

const verdict = (result: Result): string => ({ true: 'met', false: 'MISSED', null: '' })[`${meets(result)}`];

const number = (value: number): string =>
  Math.abs(value) >= 1000 ? Math.round(value).toString() : value.toPrecision(3);

const cells = (result: Result): readonly string[] => {
  const { name, value, unit = '', goal, detail } = result;
  return [
    name,
    `${number(value)} ${unit}`.trim(),
    goal ? `${sign[goal.is]} ${goal.value}` : '',
    verdict(result),
    detail,
  ];
};

/** A table with aligned columns; the last one is as long as it likes. */
export function table(results: readonly Result[]): string {
  const rows = [['name', 'value', 'goal', '', 'detail'], ...results.map(cells)];
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => cell.padEnd(widths[column]))
      .join('  ')
      .trimEnd();
  return [line(rows[0]), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.slice(1).map(line)].join('\n');
}
