import type { Revision } from '@/lib/articles/history';
import type { Edition } from '@/lib/articles/editions';
import { TableScroll } from '@/components/mdx/table-scroll';
import { SectionHeading } from '@/components/ui/section-heading';
import type { Entry } from '@/lib/articles/entry';

interface Props {
  readonly entry: Entry;
  readonly revisions: readonly Revision[];
  /** Those that hold the page. */
  readonly editions: readonly Edition[];
}

/** What became of the page, the newest first, with hashes by which a copy can be told. */
export function Changes({ entry, revisions, editions }: Props) {
  return (
    <section className="section no-print" aria-labelledby="changes">
      <SectionHeading id="changes">Changes</SectionHeading>
      <TableScroll label="Versions of this page">
        <table className="data-table">
          <thead>
            <tr>
              <th scope="col">Version</th>
              <th scope="col">Date</th>
              <th scope="col">What changed</th>
              <th scope="col">SHA-256 of the source</th>
            </tr>
          </thead>
          <tbody>
            {revisions.toReversed().map(({ version, date, note, sha256 }) => (
              <tr key={version}>
                <td>{version}</td>
                <td>
                  <time className="whitespace-nowrap" dateTime={date}>
                    {date}
                  </time>
                </td>
                <td>{note}</td>
                <td>
                  <code title={sha256}>{sha256.slice(0, 16)}…</code>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </TableScroll>
      <p className="mt-3 text-soft">
        {editions.length > 0 && (
          <>
            Frozen:{' '}
            {editions.toReversed().map(({ id }, index) => (
              <span key={id}>
                {index > 0 && ', '}
                <a href={`/editions/${id}${entry.href}`}>edition {id}</a>
              </span>
            ))}
            .{' '}
          </>
        )}
        All versions for machines: <a href={`${entry.href}${entry.slug}.timemap.link`}>TimeMap</a>.
      </p>
    </section>
  );
}
