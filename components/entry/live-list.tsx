import type { TaxonomyNode } from '@/lib/taxonomy/taxonomy';
import { FamilyMark } from './family-mark';
import { Headline } from './headline';
import { recordedRun } from './recorded';

/** The techniques that run here, each with what its recorded run showed. */
export function LiveList({ nodes }: { nodes: readonly TaxonomyNode[] }) {
  return (
    <ul className="live-list">
      {nodes.map((node) => (
        <LiveItem key={node.id} node={node} />
      ))}
    </ul>
  );
}

function LiveItem({ node: { id, href, title, summary, family } }: { node: TaxonomyNode }) {
  const run = recordedRun(id);
  return (
    <li>
      <div>
        <h3>
          <FamilyMark family={family}>
            <a href={href}>{title}</a>
          </FamilyMark>
        </h3>
        <p>{summary}</p>
      </div>
      {run ? <Headline run={run} /> : <p className="text-soft">No recorded run yet; the page can make one.</p>}
    </li>
  );
}
