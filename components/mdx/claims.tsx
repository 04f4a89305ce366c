import { claimCorrection, correctionLink } from '@/components/entry/correction';
import type { Claim, Entry } from '@/lib/articles/entry';
import type { Reference } from '@/lib/bibliography/reference';
import { Citation } from './cite';
import { CitedTable } from './cited-table';
import { gradeNote } from './grade';

interface Props {
  readonly entry: Entry;
  readonly bibliography: ReadonlyMap<string, Reference>;
}

/** What the sources report, with the place in the source. */
export function ClaimsTable({ entry, bibliography }: Props) {
  return (
    <CitedTable entry={entry} id="table-claims" name="What the sources report">
      <table className="claims">
        <caption>What the sources report; none of it was measured here.</caption>
        <thead>
          <tr>
            <th scope="col">Figure</th>
            <th scope="col">On what</th>
            <th scope="col">Source</th>
          </tr>
        </thead>
        <tbody>
          {entry.claims.map((claim) => (
            <ClaimRow
              key={claim.value + claim.where}
              claim={claim}
              reference={bibliography.get(claim.source)!}
              correction={correctionLink(claimCorrection(entry, claim))}
            />
          ))}
        </tbody>
      </table>
    </CitedTable>
  );
}

interface RowProps {
  readonly claim: Claim;
  readonly reference: Reference;
  readonly correction: string;
}

function ClaimRow({ claim, reference, correction }: RowProps) {
  return (
    <tr>
      <td>{claim.value}</td>
      <td>{[claim.model, claim.setting].filter(Boolean).join(', ') || 'not stated'}</td>
      <td>
        <Citation reference={reference} />, {claim.where}.{gradeNote[claim.grade]}{' '}
        <a className="no-print text-soft" href={correction} aria-label={`Correct this claim: ${claim.value}`}>
          Correct
        </a>
      </td>
    </tr>
  );
}
