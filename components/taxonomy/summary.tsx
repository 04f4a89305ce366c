'use client';
/** The chosen entry in short, beside the view. */
import type { ReactNode } from 'react';
import { Button } from '@/components/taxonomy/button';
import type { Move } from '@/components/taxonomy/navigate';
import type { Row } from '@/components/taxonomy/outline';
import {
  allMeasures,
  allRelations,
  capitalised,
  colorOf,
  measures,
  ratio,
  SUMMARY,
} from '@/components/taxonomy/vocabulary';
import type { RelationType } from '@/lib/articles/entry';
import type { Taxonomy, TaxonomyNode } from '@/lib/taxonomy/taxonomy';

export interface SummaryProps {
  readonly row: Row;
  readonly taxonomy: Taxonomy;
  readonly onMove: (move: Move) => void;
  readonly onClose: () => void;
}

export function Summary({ row, taxonomy, onMove, onClose }: SummaryProps) {
  const { node, children, folded } = row;
  const parent = taxonomy.find((other) => other.id === node.parent);
  return (
    <div
      style={{ borderColor: colorOf(node) }}
      className="flex flex-col gap-2 border-t-4 bg-paper p-4 text-sm text-ink"
    >
      <p className="text-lg leading-snug font-semibold">{node.title}</p>
      <p id={SUMMARY}>{node.summary}</p>
      <Facts node={node} taxonomy={taxonomy} onMove={onMove} />
      <div className="flex flex-wrap items-center gap-1.5 pt-1">
        {parent && (
          <a href={node.href} className={linkLook} aria-label={`Open the page: ${node.title}`}>
            Open the page
          </a>
        )}
        {children.length > 0 && parent && (
          <Button onClick={() => onMove({ type: folded ? 'open' : 'fold', ids: [node.id] })}>
            {folded ? `Unfold ${row.below}` : 'Fold'}
          </Button>
        )}
        {parent && <Button onClick={() => onMove({ type: 'select', id: parent.id })}>Parent</Button>}
        <Button onClick={onClose}>Close</Button>
      </div>
    </div>
  );
}

const linkLook =
  'inline-flex min-h-8 items-center rounded bg-accent px-2.5 text-sm font-semibold text-on-accent no-underline hover:underline ' +
  'focus-visible:outline-2 focus-visible:outline-offset-2 focus-visible:outline-focus pointer-coarse:min-h-10 ' +
  'forced-colors:border';

function Facts({ node, taxonomy, onMove }: Pick<SummaryProps, 'taxonomy' | 'onMove'> & { node: TaxonomyNode }) {
  const { constraints, section, year, demo, effect, source } = node;
  const also = taxonomy.filter((other) => node.also.includes(other.id));
  return (
    <dl className="grid grid-cols-[max-content_1fr] gap-x-3 gap-y-1">
      {constraints.length > 0 && <Fact name="Relieves">{capitalised(constraints.join(', '))}</Fact>}
      {node.parent !== null && <Fact name="Source">{sourceOf(source, section)}</Fact>}
      {year !== null && <Fact name="Year">{year}</Fact>}
      {demo && <Fact name="Live demo">Runs on this device</Fact>}
      {also.length > 0 && (
        <Fact name="Also under">
          <Choices nodes={also} onMove={onMove} />
        </Fact>
      )}
      {allRelations.map((type) => {
        const others = related(node, type, taxonomy);
        return (
          others.length > 0 && (
            <Fact key={type} name={capitalised(type)}>
              <Choices nodes={others} onMove={onMove} />
            </Fact>
          )
        );
      })}
      {effect && (
        <Fact name="Measured">
          {allMeasures.map((measure) => (
            <span key={measure} className="block">
              {measures[measure].label} <span className="whitespace-nowrap">{ratio(effect[measure])}</span>
            </span>
          ))}
          <span className="text-soft">treated ÷ baseline</span>
        </Fact>
      )}
    </dl>
  );
}

const related = ({ relations }: TaxonomyNode, asked: RelationType, taxonomy: Taxonomy) =>
  taxonomy.filter(({ id }) => relations.some(({ type, to }) => type === asked && to === id));

/** Other entries, to go on to. */
function Choices({ nodes, onMove }: Pick<SummaryProps, 'onMove'> & { readonly nodes: Taxonomy }) {
  return (
    <span className="flex flex-wrap gap-1">
      {nodes.map(({ id, title }) => (
        <Button key={id} className="py-0.5 text-left" onClick={() => onMove({ type: 'select', id })}>
          {title}
        </Button>
      ))}
    </span>
  );
}

const sourceOf = (source: TaxonomyNode['source'], section: string | null) =>
  source === 'extension' ? 'Extension of the survey' : section ? `Survey, section ${section}` : 'Survey';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-soft">{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
