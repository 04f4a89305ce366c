import type { Difference, Estimate, Measure, Ratio } from '@/lib/measure/measure';
import {
  judge,
  writeDifference,
  writeEstimate,
  writeRatio,
  type Judgement,
  type Written,
} from '@/components/charts/format';

const cell =
  'border-0 py-1.5 pr-3 pl-0 text-left align-top font-mono whitespace-nowrap @max-lg:row-start-2 @max-lg:pr-1 @max-lg:whitespace-normal';

const countLook = 'border-0 py-1.5 pl-0 text-left align-top font-mono';

/** The exact numbers, for whoever reads the page by program. */
const exact = (measure: Measure, variant: 'baseline' | 'treated' | 'ratio' | 'difference', estimate: Estimate) => ({
  'data-measure': measure.metric,
  'data-variant': variant,
  'data-value': estimate.value,
  'data-low': estimate.low ?? '',
  'data-high': estimate.high ?? '',
  'data-n': estimate.n,
  'data-unit': variant === 'ratio' ? '' : measure.unit,
});

const Figure = ({ value, interval }: Written) => (
  <>
    {value}
    {interval && <span className="block text-[0.8em] text-soft"> {interval}</span>}
  </>
);

export const Missing = () => (
  <td role="cell" className={`${cell} text-soft`}>
    <span aria-hidden>–</span>
    <span className="sr-only">not measured</span>
  </td>
);

interface EstimateCellProps {
  readonly measure: Measure;
  readonly variant: 'baseline' | 'treated';
}

export function EstimateCell({ measure, variant }: EstimateCellProps) {
  const estimate = measure[variant];
  if (!estimate) return <Missing />;
  return (
    <td role="cell" {...exact(measure, variant, estimate)} className={cell}>
      <Figure {...writeEstimate(estimate, measure.unit)} />
    </td>
  );
}

const judgements: Record<Judgement, { readonly sign: string; readonly color: string }> = {
  better: { sign: '▲', color: 'text-accent' },
  worse: { sign: '▼', color: 'text-danger' },
};

/** "lower ▲ better": the direction, and whether that is good, told by sign and word as well as by colour. */
function Verdict({ of, better }: { readonly of: Ratio | Difference; readonly better: Measure['better'] }) {
  const judgement = judge(of, better);
  return (
    <span className="block font-sans text-[0.9em] whitespace-normal">
      {of.verdict}
      {judgement && (
        <span className={`${judgements[judgement].color} whitespace-nowrap`}>
          , <span aria-hidden>{judgements[judgement].sign} </span>
          {judgement}
        </span>
      )}
    </span>
  );
}

function RatioCell({ measure }: { readonly measure: Measure }) {
  const { ratio, better } = measure;
  if (!ratio) return <Missing />;
  return (
    <td role="cell" {...exact(measure, 'ratio', ratio)} data-verdict={ratio.verdict} className={cell}>
      <Figure {...writeRatio(ratio)} />
      <Verdict of={ratio} better={better} />
    </td>
  );
}

/** In the place of a ratio, and told apart from one by its sign and its word. */
function DifferenceCell({ measure, difference }: { readonly measure: Measure; readonly difference: Difference }) {
  return (
    <td role="cell" {...exact(measure, 'difference', difference)} data-verdict={difference.verdict} className={cell}>
      <Figure {...writeDifference(difference)} />
      <span className="block font-sans text-[0.9em] text-soft">difference</span>
      <Verdict of={difference} better={measure.better} />
    </td>
  );
}

/** Treated against baseline, as the metric compares them. */
export const ComparisonCell = ({ measure }: { readonly measure: Measure }) =>
  measure.difference ? (
    <DifferenceCell measure={measure} difference={measure.difference} />
  ) : (
    <RatioCell measure={measure} />
  );

interface CountCellProps {
  readonly measure: Measure;
  /** Its place, where the row is a grid. */
  readonly className?: string;
}

export function CountCell({ measure: { baseline, treated, ratio, difference }, className = '' }: CountCellProps) {
  const n = (ratio ?? difference ?? treated ?? baseline)?.n;
  return n === undefined ? (
    <Missing />
  ) : (
    <td role="cell" className={`${countLook} ${className}`}>
      {n}
    </td>
  );
}
