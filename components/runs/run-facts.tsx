import { Fragment, type ReactNode } from 'react';
import { formatBytes, formatDate, formatDuration, plural } from '@/components/charts/format';
import { machineOf } from '@/components/demo/cite';
import type { DemoRun } from '@/lib/runtime/protocol';
import type { RecordedRun } from './recorded-runs';

const versions = ({ environment }: DemoRun): string =>
  Object.entries(environment.versions)
    .map(([name, version]) => `${name} ${version}`)
    .join(', ');

const machine = (run: DemoRun): string => {
  const { cores, isolated } = run.environment;
  return `${machineOf(run)}, ${plural(cores, 'core')}, isolated: ${isolated ? 'yes' : 'no'}`;
};

const factsOf = ({ run, settings, techniques }: RecordedRun): readonly (readonly [string, ReactNode])[] => [
  [techniques.length > 1 ? 'Techniques' : 'Technique', <TechniqueLinks key="techniques" techniques={techniques} />],
  ['Settings', settings],
  ['Recorded', `${formatDate(run.recorded)}, in ${formatDuration(run.seconds * 1000)}`],
  ['Machine', machine(run)],
  ['Versions', versions(run)],
  ['Measured on', `${run.options.windows} windows of 256 tokens of each text`],
  ['Model', `${run.model.id}, ${formatBytes(run.model.bytes)}`],
  ['Its SHA-256', <Hash key="model" value={run.model.sha256} />],
  ['Treated, SHA-256', <Hash key="treated" value={run.changed.sha256} />],
];

/** Where the figures of a run come from. */
export const RunFacts = ({ recorded }: { readonly recorded: RecordedRun }) => (
  <dl className="facts">
    {factsOf(recorded).map(([name, value]) => (
      <Fragment key={name}>
        <dt>{name}</dt>
        <dd>{value}</dd>
      </Fragment>
    ))}
  </dl>
);

const Hash = ({ value }: { readonly value: string }) => <code className="[overflow-wrap:anywhere]">{value}</code>;

const TechniqueLinks = ({ techniques }: Pick<RecordedRun, 'techniques'>) =>
  techniques.map(({ slug, title, href }, at) => (
    <Fragment key={`${at} ${slug}`}>
      {at > 0 && ', then '}
      <a href={href}>{title}</a>
    </Fragment>
  ));
