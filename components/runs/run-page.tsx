import { Fragment, type ReactNode } from 'react';
import { formatBytes, formatDate, formatDuration, plural } from '@/components/charts/format';
import { provenance } from '@/components/demo/provenance';
import { Breadcrumb } from '@/components/entry/breadcrumb';
import { CitationTabs } from '@/components/entry/citation-texts';
import { ButtonLink } from '@/components/ui/button';
import { format, formatAll } from '@/lib/bibliography/format';
import { citeRun, machineOf } from './cite-run';
import type { RecordedRun } from './recorded-runs';
import { recordHref } from './run-address';
import { RunFigures } from './run-figures';
import { runFile } from './run-files';
import { RunLinks } from './run-links';

interface Props {
  readonly recorded: RecordedRun;
  /** Other runs with a technique of this one. */
  readonly beside: readonly RecordedRun[];
}

/** A recorded run by itself: what was done, what it showed, where that can be done again, and how it is cited. */
export function RunPage({ recorded, beside }: Props) {
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
        <Actions recorded={recorded} beside={beside} />
        <section className="section" aria-labelledby="figures">
          <h2 id="figures">Figures</h2>
          <RunFigures run={run} title={title} provenance={provenance('recorded', run)} />
        </section>
        {beside.length > 0 && (
          <section className="section" aria-labelledby="beside">
            <h2 id="beside">Other recorded runs</h2>
            <RunLinks runs={beside} />
          </section>
        )}
        <section className="section cite-panel" aria-labelledby="cite">
          <h2 id="cite">Cite this run</h2>
          <CitationTabs texts={formatAll(citeRun(recorded))} files={runFile(recorded, '').slice(0, -1)} />
          <p className="text-soft">
            The address always shows the newest recording called <code>{name}</code>; date and hashes say which one was
            cited.
          </p>
        </section>
        <p className="print-only section">Cite as: {format(citeRun(recorded), 'text')}</p>
      </article>
    </div>
  );
}

const Hash = ({ value }: { readonly value: string }) => <code className="[overflow-wrap:anywhere]">{value}</code>;

function RunFacts({ recorded: { run, settings, techniques } }: { readonly recorded: RecordedRun }) {
  const { model, environment, options } = run;
  const rows: readonly (readonly [string, ReactNode])[] = [
    [techniques.length > 1 ? 'Techniques' : 'Technique', <TechniqueLinks key="techniques" techniques={techniques} />],
    ['Settings', settings],
    ['Recorded', `${formatDate(run.recorded)}, in ${formatDuration(run.seconds * 1000)}`],
    [
      'Machine',
      `${machineOf(run)}, ${plural(environment.cores, 'core')}, isolated: ${environment.isolated ? 'yes' : 'no'}`,
    ],
    [
      'Versions',
      Object.entries(environment.versions)
        .map(([name, version]) => `${name} ${version}`)
        .join(', '),
    ],
    ['Measured on', `${options.windows} windows of 256 tokens of each text`],
    ['Model', `${model.id}, ${formatBytes(model.bytes)}`],
    ['Its SHA-256', <Hash key="model" value={model.sha256} />],
    ['Treated, SHA-256', <Hash key="treated" value={run.changed.sha256} />],
  ];
  return (
    <dl className="facts">
      {rows.map(([name, value]) => (
        <Fragment key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </Fragment>
      ))}
    </dl>
  );
}

const TechniqueLinks = ({ techniques }: Pick<RecordedRun, 'techniques'>) =>
  techniques.map(({ slug, title, href }, at) => (
    <Fragment key={`${at} ${slug}`}>
      {at > 0 && ', then '}
      <a href={href}>{title}</a>
    </Fragment>
  ));

/** The comparison of this run and those beside it. */
const compareHref = (runs: readonly RecordedRun[]) =>
  `/compare/?runs=picked&pick=${runs.map(({ name }) => name).join(',')}#runs`;

const Actions = ({ recorded, beside }: Props) => (
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
    {beside.length > 0 && <ButtonLink href={compareHref([recorded, ...beside])}>Compare with other runs</ButtonLink>}
  </p>
);
