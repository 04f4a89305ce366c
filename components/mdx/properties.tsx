import type { Property } from '@/lib/articles/entry';
import type { Reference } from '@/lib/bibliography/reference';
import { Citation } from './cite';
import { gradeNote } from './grade';
import { TableScroll } from './table-scroll';

interface Props {
  readonly properties: readonly Property[];
  readonly bibliography: ReadonlyMap<string, Reference>;
}

/** What is known of a thing, each line with its source. */
export function PropertiesTable({ properties, bibliography }: Props) {
  return (
    <TableScroll label="What is known of it">
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
          {properties.map(({ label, value, source, where, grade }) => (
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
    </TableScroll>
  );
}
