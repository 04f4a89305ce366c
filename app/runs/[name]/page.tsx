import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { LinkTags } from '@/components/layout/link-tags';
import { knownRuns } from '@/components/runs/known-runs';
import { besides } from '@/components/runs/recorded-runs';
import { rivalsOf } from '@/components/runs/rivals';
import { runMetadata, runSignposts } from '@/components/runs/run-head';
import { RunPage } from '@/components/runs/run-page';
import { runStructured } from '@/components/runs/run-structured';
import { JsonLd } from '@/components/ui/json-ld';

export const dynamicParams = false;

interface Params {
  readonly name: string;
}
interface Props {
  readonly params: Promise<Params>;
}

export async function generateStaticParams(): Promise<Params[]> {
  return (await knownRuns()).map(({ name }) => ({ name }));
}

async function load({ params }: Props) {
  const [{ name }, runs] = [await params, await knownRuns()];
  const recorded = runs.find((run) => run.name === name) ?? notFound();
  return { recorded, beside: besides(runs, recorded), rivals: rivalsOf(recorded, runs) };
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  return runMetadata((await load(props)).recorded);
}

export default async function RecordedRunPage(props: Props) {
  const { recorded, beside, rivals } = await load(props);
  return (
    <>
      <LinkTags links={runSignposts(recorded)} />
      <JsonLd data={runStructured(recorded)} />
      <RunPage recorded={recorded} beside={beside} rivals={rivals} />
    </>
  );
}
