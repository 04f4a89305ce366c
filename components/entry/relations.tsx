import type { Entry, Relation, RelationType } from '@/lib/articles/entry';
import type { Reference } from '@/lib/bibliography/reference';
import { Citation } from '@/components/mdx/cite';
import { SectionHeading } from '@/components/ui/section-heading';

/** Each relation as the entry that says it reads, and as the other one does. */
const phrases: Readonly<Record<RelationType, readonly [said: string, heard: string]>> = {
  'combines with': ['Combines with', 'Combines with'],
  'conflicts with': ['Conflicts with', 'Conflicts with'],
  requires: ['Requires', 'Required by'],
  succeeds: ['Succeeds', 'Succeeded by'],
  'special case of': ['Special case of', 'Generalises'],
};

interface Line extends Omit<Relation, 'type' | 'to'> {
  readonly phrase: string;
  readonly other: Entry;
  /** Whether the page itself cites the source, and so has it in its list of references. */
  readonly listed: boolean;
}

/** What the entry says of others and what others say of it, in the order of the phrases. */
export function relationLines(entry: Entry, entries: readonly Entry[]): Line[] {
  const bySlug = new Map(entries.map((each) => [each.slug, each]));
  const listed = ({ source }: Relation) => source !== undefined && entry.citations.includes(source);
  const said = entry.relations.map(({ type, to, ...rest }) => ({
    ...rest,
    listed: true,
    phrase: phrases[type][0],
    other: bySlug.get(to)!,
  }));
  const heard = entries.flatMap((other) =>
    other.relations
      .filter(({ to }) => to === entry.slug)
      .map((relation) => ({ ...relation, listed: listed(relation), phrase: phrases[relation.type][1], other })),
  );
  const order = Object.values(phrases).flat();
  return [...said, ...heard].sort(
    (a, b) => order.indexOf(a.phrase) - order.indexOf(b.phrase) || a.other.title.localeCompare(b.other.title),
  );
}

interface Props {
  readonly lines: readonly Line[];
  readonly bibliography: ReadonlyMap<string, Reference>;
}

/** How the entry stands to others; what no source says is marked as our reading. */
export function Relations({ lines, bibliography }: Props) {
  return (
    <section className="section" aria-labelledby="related">
      <SectionHeading id="related">Related entries</SectionHeading>
      <ul className="relations">
        {lines.map((line) => (
          <li key={`${line.phrase} ${line.other.slug}`}>
            {line.phrase} <a href={line.other.href}>{line.other.title}</a>
            {line.note && `: ${line.note}`}{' '}
            <span className="text-soft">
              (
              {line.source ? (
                <>
                  <Citation reference={bibliography.get(line.source)!} elsewhere={!line.listed} />, {line.where}
                </>
              ) : (
                'our reading'
              )}
              )
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
