import 'katex/dist/katex.min.css';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Article } from '@/components/entry/article';
import { Breadcrumb } from '@/components/entry/breadcrumb';
import { Changes } from '@/components/entry/changes';
import { CitePanel, PrintedCitation } from '@/components/entry/cite-panel';
import { ContentsColumn, ContentsInline } from '@/components/entry/contents';
import { Correct } from '@/components/entry/correct';
import { editionsWith } from '@/components/entry/editions';
import { EntryList } from '@/components/entry/entry-list';
import { Facts } from '@/components/entry/facts';
import { entryMetadata } from '@/components/entry/head';
import { entryAt, knowledge } from '@/components/entry/knowledge';
import { Neighbours } from '@/components/entry/neighbours';
import { relationLines, Relations } from '@/components/entry/relations';
import { References } from '@/components/entry/references';
import { articleSections } from '@/components/entry/sections';
import { Signposts } from '@/components/entry/signposts';
import { structuredData } from '@/components/entry/structured';
import { JsonLd } from '@/components/ui/json-ld';
import { SectionHeading } from '@/components/ui/section-heading';
import { compileArticle } from '@/lib/articles/compile';
import { ancestors, children } from '@/lib/taxonomy/build';

export const dynamicParams = false;

interface Params {
  readonly kind: string;
  readonly slug: string;
}
interface Props {
  readonly params: Promise<Params>;
}

export async function generateStaticParams(): Promise<Params[]> {
  const { entries } = await knowledge();
  return entries.map(({ kind, slug }) => ({ kind, slug }));
}

async function load({ params }: Props) {
  const { kind, slug } = await params;
  const known = await knowledge();
  const entry = entryAt(known, kind, slug) ?? notFound();
  const references = entry.citations.map((key) => known.bibliography.get(key)!);
  return { ...known, entry, references };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const { entry, references } = await load(props);
  return entryMetadata(entry, references);
}

export default async function EntryPage(props: Props) {
  const { entries, entry, references, taxonomy, bibliography, history } = await load(props);
  const { code, headings } = await compileArticle(entry);
  const trail = ancestors(taxonomy, entry.slug);
  const below = children(taxonomy, entry.slug);
  const relations = relationLines(entry, entries);
  const sections = [
    ...articleSections(headings, entry.body),
    ...(below.length > 0 ? [{ id: 'below', text: 'In this family', depth: 2 }] : []),
    ...(relations.length > 0 ? [{ id: 'related', text: 'Related entries', depth: 2 }] : []),
    ...(references.length > 0 ? [{ id: 'references', text: 'References', depth: 2 }] : []),
    { id: 'cite', text: 'Cite this page', depth: 2 },
    { id: 'changes', text: 'Changes', depth: 2 },
  ];
  const editions = editionsWith(entry);
  return (
    <div className="page">
      <Signposts entry={entry} />
      <JsonLd data={structuredData({ entry, references, trail })} />
      <div className="entry">
        <ContentsColumn sections={sections} />
        <article className="entry-text">
          <Breadcrumb trail={trail} here={entry.title} />
          <header className="entry-head">
            <h1>{entry.title}</h1>
            <p className="lead">{entry.summary}</p>
            <Facts entry={entry} taxonomy={taxonomy} trail={trail} />
          </header>
          <ContentsInline sections={sections} />
          <Article entry={entry} code={code} bibliography={bibliography} />
          {below.length > 0 && (
            <section className="section" aria-labelledby="below">
              <SectionHeading id="below">In this family</SectionHeading>
              <EntryList nodes={below} />
            </section>
          )}
          {relations.length > 0 && <Relations lines={relations} bibliography={bibliography} />}
          {references.length > 0 && <References references={references} />}
          <CitePanel entry={entry} />
          <Changes entry={entry} revisions={history[entry.slug] ?? []} editions={editions} />
          <Correct entry={entry} />
          <PrintedCitation entry={entry} />
          <Neighbours taxonomy={taxonomy} id={entry.slug} />
        </article>
      </div>
    </div>
  );
}
