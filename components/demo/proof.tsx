import { formatCount, plural } from '@/components/charts/format';
import type { DemoRun } from '@/lib/runtime/protocol';

const nodesWords = (added: number, removed: number): string =>
  added === 0 && removed === 0
    ? 'the graph keeps its nodes'
    : `${plural(added, 'node')} of the graph added, ${formatCount(removed)} removed`;

/** What was really changed in the model, and the fingerprint of what was run. */
export function Proof({ changed }: { readonly changed: DemoRun['changed'] }) {
  const { weights, of, nodesAdded, nodesRemoved, sha256 } = changed;
  const untouched = weights === 0 && nodesAdded === 0 && nodesRemoved === 0;
  return (
    <p data-proof className="m-0 text-sm [overflow-wrap:anywhere]">
      {untouched ? 'At these settings the technique changes nothing: ' : ''}
      {weights} weight tensors changed, added or removed (the model had {of}); {nodesWords(nodesAdded, nodesRemoved)}.
      SHA-256 of the treated model:{' '}
      <code title={sha256}>
        {sha256.slice(0, 12)}
        <span aria-hidden className="print:hidden">
          …
        </span>
        <span className="sr-only print:not-sr-only">{sha256.slice(12)}</span>
      </code>
    </p>
  );
}
