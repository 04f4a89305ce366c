import type { Entry } from '@/lib/articles/entry';
import type { Reference } from '@/lib/bibliography/reference';
import { Citation } from './cite';
import { CitedTable } from './cited-table';
import { gradeNote } from './grade';

interface Props {
  readonly entry: Entry;
  readonly bibliography: ReadonlyMap<string, Reference>;
}

/** What is known of a thing, each line with its source. */
export function PropertiesTable({ entry, bibliography }: Props) {
  return (
    <CitedTable entry={entry} id="table-properties" name="What is known of it">
      <table className="claims">
        <caption>What is known of it, line by line with its source.</caption>
        <thead>
          <tr>
            <th scope="col">Property</th>
            <th scope="col">Value</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {entry.properties.map(({ label, value, source, where, grade }) => (
            <tr key={label + value}>
              <th scope="row">{label}</th>
              <td>{value}</td>
              <td>
                <Citation reference={bibliography.get(source)!} />, {where}.{gradeNote[grade]}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </CitedTable>
  );
}
