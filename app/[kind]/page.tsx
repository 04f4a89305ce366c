import { group } from 'd3';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EntryList } from '@/components/entry/entry-list';
import { knowledge } from '@/components/entry/knowledge';
import { kindTitles } from '@/components/layout/kinds';
import { type PageAbout, pageMetadata } from '@/components/layout/page-head';
import { TextPage } from '@/components/layout/text-page';
import { type Kind, kinds } from '@/lib/articles/entry';
import type { Taxonomy, TaxonomyNode } from '@/lib/taxonomy/taxonomy';

export const dynamicParams = false;

interface Props {
  readonly params: Promise<{ readonly kind: string }>;
}

const words: Record<Kind, { readonly lead: string; readonly none: string }> = {
  families: {
    lead: 'The inner nodes of the taxonomy: what methods have in common, and what they trade.',
    none: 'No family has been described yet.',
  },
  techniques: {
    lead: 'Single methods. Those that run here are applied to a real model in your browser and measured there.',
    none: 'No technique has been described yet.',
  },
  models: {
    lead: 'Models that the survey names, and the one that every demo on this site changes.',
    none: 'No model has been described yet.',
  },
  datasets: {
    lead: 'What small models are trained and tested on: size, licence and task, as far as the sources say.',
    none: 'No dataset has been described yet.',
  },
  metrics: {
    lead: 'What is measured of a small model, how it is defined, where it misleads, and which of it this site measures.',
    none: 'No metric has been described yet.',
  },
  applications: {
    lead: 'What small models are used for, and what each use asks of them.',
    none: 'No application has been described yet.',
  },
  problems: {
    lead: 'What the field has not solved.',
    none: 'No open problem has been described yet.',
  },
};

export const generateStaticParams = () => kinds.map((kind) => ({ kind }));

async function wordsFor({ params }: Props) {
  const { kind } = await params;
  return kind in words ? { kind: kind as Kind, title: kindTitles[kind as Kind], ...words[kind as Kind] } : notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return pageMetadata(aboutKind(await wordsFor(props)));
}

const aboutKind = ({ kind, title, lead }: Pick<PageAbout, 'title' | 'lead'> & { readonly kind: Kind }): PageAbout => ({
  title,
  lead,
  href: `/${kind}/`,
  type: 'CollectionPage',
});

/** Entries under the title of what they hang from, in the order of the taxonomy. */
function byParent(taxonomy: Taxonomy, nodes: readonly TaxonomyNode[]): [TaxonomyNode, TaxonomyNode[]][] {
  const groups = group(nodes, ({ parent }) => parent);
  return taxonomy.flatMap((node) => (groups.has(node.id) ? [[node, groups.get(node.id)!]] : []));
}

export default async function KindPage(props: Props) {
  const given = await wordsFor(props);
  const { kind, none } = given;
  const { taxonomy } = await knowledge();
  const nodes = taxonomy.filter((node) => node.kind === kind);
  const live = nodes.filter(({ demo }) => demo);
  return (
    <TextPage about={aboutKind(given)}>
      {nodes.length === 0 && <p>{none}</p>}
      {live.length > 0 && (
        <section className="section" aria-labelledby="live">
          <h2 id="live">Run here</h2>
          <EntryList nodes={live} />
        </section>
      )}
      {byParent(taxonomy, nodes).map(([parent, members]) => (
        <section key={parent.id} className="section" aria-labelledby={parent.id}>
          <h2 id={parent.id}>{parent.title}</h2>
          <EntryList nodes={members} />
        </section>
      ))}
    </TextPage>
  );
}
