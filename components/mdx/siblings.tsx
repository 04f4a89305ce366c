import { formatBytes, formatCount } from '@/components/charts/format';
import type { Entry } from '@/lib/articles/entry';
import { CitedTable } from './cited-table';
import type { SiblingRow } from './model-facts';

interface Props {
  readonly entry: Entry;
  readonly rows: readonly SiblingRow[];
}

/** All siblings, the best first. */
export function SiblingsTable({ entry, rows }: Props) {
  return (
    <CitedTable entry={entry} id="table-siblings" name="The siblings compared">
      <table>
        <caption>
          Siblings by bits per byte of held-out prose. Runs are given in nats per token of held-out prose at the end of
          training, one for each seed.
        </caption>
        <thead>
          <tr>
            <th scope="col">Sibling</th>
            <th scope="col">Bits per byte</th>
            <th scope="col">Parameters</th>
            <th scope="col">Graph</th>
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
              <td>{formatCount(row.parameters)}</td>
              <td>{formatBytes(row.bytes)}</td>
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
