import type { Measure } from '@/lib/measure/measure';
import { ComparisonCell, CountCell, EstimateCell } from './figure-cell';

type Group = Measure['group'];

/** Groups in the order shown. */
const groups: Readonly<Record<Group, string>> = {
  quality: 'Quality',
  size: 'Size',
  speed: 'Speed, warm',
  memory: 'Memory',
  agreement: 'Agreement with the baseline',
  cold: 'Cold start',
};

/**
 * Narrow panels have no room for five columns: there the name and the count of samples stand above the three figures.
 * Roles are written out, since some browsers forget those of a table that is laid out as a grid.
 */
const line = 'border-0 border-b @max-lg:grid @max-lg:grid-cols-[minmax(0,1fr)_minmax(0,1fr)_minmax(0,1.2fr)]';
const nameCell = '@max-lg:col-span-2';
const countCell = '@max-lg:col-start-3 @max-lg:row-start-1 @max-lg:text-right';

const head = 'border-0 py-1.5 pr-3 pl-0 text-left align-bottom font-medium text-soft @max-lg:py-0.5';

interface ResultsTableProps {
  readonly measures: readonly Measure[];
  readonly caption: string;
}

/** Every figure of a run. Scrolls in a region of its own where it is wider than the page. */
export function ResultsTable({ measures, caption }: ResultsTableProps) {
  return (
    <div
      role="region"
      aria-label="Table of results"
      tabIndex={0}
      className="@container relative overflow-x-auto print:overflow-visible"
    >
      <table role="table" className="w-full border-collapse text-[0.8125rem] leading-snug @max-lg:block">
        <caption className="sr-only">{caption}</caption>
        <thead role="rowgroup" className="@max-lg:block">
          <tr role="row" className={`${line} border-edge`}>
            <th role="columnheader" scope="col" className={`${head} ${nameCell}`}>
              Metric
            </th>
            <th role="columnheader" scope="col" className={`${head} @max-lg:row-start-2`}>
              <span aria-hidden className="text-baseline">
                ●{' '}
              </span>
              Baseline
            </th>
            <th role="columnheader" scope="col" className={`${head} @max-lg:row-start-2`}>
              <span aria-hidden className="text-accent">
                ◆{' '}
              </span>
              Treated
            </th>
            <th role="columnheader" scope="col" className={`${head} @max-lg:row-start-2`}>
              Ratio or difference
            </th>
            <th role="columnheader" scope="col" className={`${head} ${countCell}`}>
              <abbr title="samples: repetitions, windows of text, or items of a set" className="no-underline">
                n
              </abbr>
            </th>
          </tr>
        </thead>
        {(Object.keys(groups) as Group[]).map((group) => (
          <GroupRows key={group} name={groups[group]} measures={measures.filter((each) => each.group === group)} />
        ))}
      </table>
    </div>
  );
}

function GroupRows({ name, measures }: { readonly name: string; readonly measures: readonly Measure[] }) {
  if (measures.length === 0) return null;
  return (
    <tbody role="rowgroup" className="@max-lg:block">
      <tr role="row" className="@max-lg:block">
        <th
          role="rowheader"
          scope="rowgroup"
          colSpan={5}
          className="border-0 px-0 pt-3 pb-1 text-left font-semibold text-ink @max-lg:block"
        >
          {name}
        </th>
      </tr>
      {measures.map((measure) => (
        <Row key={measure.metric} measure={measure} />
      ))}
    </tbody>
  );
}

const directions = { lower: 'lower is better', higher: 'higher is better', neither: '' } as const;

function Row({ measure }: { readonly measure: Measure }) {
  const { metric, label, unit, better, method } = measure;
  const notes = [unit !== 'bytes' && unit, directions[better]].filter(Boolean);
  return (
    <tr role="row" className={`${line} border-rule`}>
      <th
        role="rowheader"
        scope="row"
        className={`border-0 py-1.5 pr-3 pl-0 text-left align-top font-normal @max-lg:pb-0 ${nameCell}`}
      >
        <a href={`/method/#metric-${encodeURIComponent(metric)}`} title={method} className="inline-block min-h-6">
          {label}
        </a>
        <span className="block text-[0.85em] text-soft">{notes.join(' · ')}</span>
      </th>
      <EstimateCell measure={measure} variant="baseline" />
      <EstimateCell measure={measure} variant="treated" />
      <ComparisonCell measure={measure} />
      <CountCell measure={measure} className={countCell} />
    </tr>
  );
}
