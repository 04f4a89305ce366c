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

const head = 'border-0 border-b border-edge py-1.5 pr-3 pl-0 text-left align-bottom font-medium text-soft';

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
      className="relative overflow-x-auto print:overflow-visible"
    >
      <table className="w-full min-w-[32rem] border-collapse text-[0.8125rem] leading-snug print:min-w-0">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            <th scope="col" className={head}>
              Metric
            </th>
            <th scope="col" className={head}>
              <span aria-hidden className="text-baseline">
                ●{' '}
              </span>
              Baseline
            </th>
            <th scope="col" className={head}>
              <span aria-hidden className="text-accent">
                ◆{' '}
              </span>
              Treated
            </th>
            <th scope="col" className={head}>
              Ratio or difference
            </th>
            <th scope="col" className={head}>
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
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={5} className="border-0 px-0 pt-3 pb-1 text-left font-semibold text-ink">
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
    <tr>
      <th scope="row" className="border-0 border-b border-rule py-1.5 pr-3 pl-0 text-left align-top font-normal">
        <a href={`/method/#metric-${encodeURIComponent(metric)}`} title={method} className="inline-block min-h-6">
          {label}
        </a>
        <span className="block text-[0.8em] text-soft">{notes.join(' · ')}</span>
      </th>
      <EstimateCell measure={measure} variant="baseline" />
      <EstimateCell measure={measure} variant="treated" />
      <ComparisonCell measure={measure} />
      <CountCell measure={measure} />
    </tr>
  );
}
