import { provenance } from '@/components/demo/provenance';
import { Breadcrumb } from '@/components/entry/breadcrumb';
import { CitationTabs } from '@/components/entry/citation-texts';
import { ButtonLink } from '@/components/ui/button';
import { SectionHeading } from '@/components/ui/section-heading';
import { writeCitation } from '@/lib/bibliography/write';
import { citeRun } from './cite-run';
import type { RecordedRun } from './recorded-runs';
import { recordHref } from './run-address';
import { RunFacts } from './run-facts';
import { RunFigures } from './run-figures';
import { filesOf, runFile } from './run-files';
import type { Rival } from './rivals';
import { RunLinks } from './run-links';

interface Props {
  readonly recorded: RecordedRun;
  /** Other runs with a technique of this one. */
  readonly beside: readonly RecordedRun[];
  readonly rivals: readonly Rival[];
}

/** A recorded run by itself: what was done, what it showed, where that can be done again, and how it is cited. */
export function RunPage({ recorded, beside, rivals }: Props) {
  const { title, why, run, name } = recorded;
  return (
    <div className="page">
      <article className="column mx-auto">
        <Breadcrumb
          trail={[
            { title: 'Home', href: '/' },
            { title: 'Recorded runs', href: '/runs/' },
          ]}
          here={title}
        />
        <header className="entry-head">
          <h1>{title}</h1>
          <p className="lead">{why ?? 'A recorded run at the default settings.'}</p>
          <RunFacts recorded={recorded} />
        </header>
        <Actions recorded={recorded} beside={beside} rivals={rivals} />
        {rivals.length > 0 && <Rivals rivals={rivals} />}
        <section className="section" aria-labelledby="figures">
          <SectionHeading id="figures">Figures</SectionHeading>
          <RunFigures run={run} title={title} provenance={provenance('recorded', run)} />
        </section>
        {beside.length > 0 && (
          <section className="section" aria-labelledby="beside">
            <SectionHeading id="beside">Other recorded runs</SectionHeading>
            <RunLinks runs={beside} />
          </section>
        )}
        <section className="section cite-panel" aria-labelledby="cite">
          <SectionHeading id="cite">Cite this run</SectionHeading>
          <CitationTabs texts={writeCitation(citeRun(recorded))} files={filesOf(recorded)} />
          <p className="text-soft">
            The address always shows the newest recording called <code>{name}</code>; date and hashes say which one was
            cited.
          </p>
        </section>
        <p className="print-only section">Cite as: {writeCitation(citeRun(recorded)).text}</p>
      </article>
    </div>
  );
}

const Rivals = ({ rivals }: Pick<Props, 'rivals'>) => (
  <section className="section" aria-labelledby="rivals">
    <SectionHeading id="rivals">Beside other methods</SectionHeading>
    <p className="mb-3 text-soft">Bits per byte on prose, treated ÷ baseline, with 95 % intervals; lower is better.</p>
    <ul className="grid gap-2">
      {rivals.map(({ run, alike, words }) => (
        <li key={run.name}>
          <a href={run.href}>{run.title}</a> ({alike}): {words}.
        </li>
      ))}
    </ul>
  </section>
);

/** The comparison of this run and those beside it. */
const compareHref = (runs: readonly RecordedRun[]) =>
  `/compare/?runs=picked&pick=${[...new Set(runs.map(({ name }) => name))].join(',')}#runs`;

const Actions = ({ recorded, beside, rivals }: Props) => (
  <p className="no-print flex flex-wrap gap-3">
    <ButtonLink look="primary" href={recorded.demo}>
      Open the demonstration at these settings
    </ButtonLink>
    <ButtonLink href={recordHref(recorded.name)} download={`${recorded.name}.json`}>
      Download JSON
    </ButtonLink>
    <ButtonLink href={runFile(recorded, 'csv')} download={`${recorded.name}.csv`}>
      Download CSV
    </ButtonLink>
    <ButtonLink href="#cite">Cite this run</ButtonLink>
    {beside.length + rivals.length > 0 && (
      <ButtonLink href={compareHref([recorded, ...rivals.map(({ run }) => run), ...beside])}>
        Compare with other runs
      </ButtonLink>
    )}
  </p>
);
