import type { Claim } from '@/lib/articles/entry';
import type { Reference } from '@/lib/bibliography/reference';
import { Citation } from './cite';
import { gradeNote } from './grade';
import { TableScroll } from './table-scroll';

interface Props {
  readonly claims: readonly Claim[];
  readonly bibliography: ReadonlyMap<string, Reference>;
}

/** What the sources report, with the place in the source. */
export function ClaimsTable({ claims, bibliography }: Props) {
  return (
    <TableScroll label="What the sources report">
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
          {claims.map((claim) => (
            <ClaimRow key={claim.value + claim.where} claim={claim} reference={bibliography.get(claim.source)!} />
          ))}
        </tbody>
      </table>
    </TableScroll>
  );
}

function ClaimRow({ claim, reference }: { claim: Claim; reference: Reference }) {
  return (
    <tr>
      <td>{claim.value}</td>
      <td>{[claim.model, claim.setting].filter(Boolean).join(', ') || 'not stated'}</td>
      <td>
        <Citation reference={reference} />, {claim.where}.{gradeNote[claim.grade]}
      </td>
    </tr>
  );
}
