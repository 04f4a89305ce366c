import { formatBytes, formatCount } from '@/components/charts/format';
import type { Entry } from '@/lib/articles/entry';
import { CitedTable } from './cited-table';
import { base, differenceWords, type SiblingRow } from './model-facts';

interface Props {
  readonly entry: Entry;
  readonly rows: readonly SiblingRow[];
}

const titleOf = (rows: readonly SiblingRow[], id: string) => rows.find((row) => row.id === id)?.title ?? id;

/** All siblings, the best first. */
export function SiblingsTable({ entry, rows }: Props) {
  return (
    <CitedTable entry={entry} id="table-siblings" name="The siblings compared">
      <table>
        <caption>
          Siblings by bits per byte of held-out prose, measured on the files of this site. Differences are from{' '}
          {titleOf(rows, base)}, with 95 % intervals over the windows of text; what another seed would change is not in
          them. Runs are in nats per token of held-out prose at the end of training, one for each seed.{' '}
          {rows.every(({ seeds }) => seeds === 1) &&
            'Each sibling was trained from one seed only, so a small difference may be chance.'}
        </caption>
        <thead>
          <tr>
            <th scope="col">Sibling</th>
            <th scope="col">Prose</th>
            <th scope="col">Difference</th>
            <th scope="col">Bible</th>
            <th scope="col">Parameters</th>
            <th scope="col">Graph</th>
            <th scope="col">Tokens/s</th>
            <th scope="col">Best rate</th>
            <th scope="col">Runs at it</th>
            <th scope="col">Best at the other</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.id}>
              <th scope="row">
                <a href={`/models/${row.id}/`}>{row.title}</a>
              </th>
              <td>{row.bitsPerByte.toFixed(4)}</td>
              <td>{row.against ? differenceWords(row.against) : '–'}</td>
              <td>{row.bible?.toFixed(4) ?? 'not measured'}</td>
              <td>{formatCount(row.parameters)}</td>
              <td>{formatBytes(row.bytes)}</td>
              <td>{row.speed === null ? 'not measured' : formatCount(Math.round(row.speed))}</td>
              <td>{row.rate}</td>
              <td>{row.atBest.map((nats) => nats.toFixed(3)).join(', ')}</td>
              <td>{row.atOther === null ? 'not tried' : row.atOther.toFixed(3)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </CitedTable>
  );
}
