import type { Measure } from '@/lib/measure/measure';
import type { DemoRun } from '@/lib/runtime/protocol';

/** Metrics of the headline, in order: what is saved, then what it costs. */
const shown = ['packed-bytes', 'decode', 'bits-per-byte-prose'];

const three = (value: number) => Number(value.toPrecision(3)).toString();

/** "× 0.281 [0.279, 0.283]"; the interval only where there is one. */
export function ratioText({ value, low, high }: NonNullable<Measure['ratio']>): string {
  const interval = low !== null && high !== null && low !== high ? ` [${three(low)}, ${three(high)}]` : '';
  return `× ${three(value)}${interval}`;
}

/** Treated over baseline in the recorded run, in one line per figure. */
export function Headline({ run }: { run: DemoRun }) {
  const measures = shown.flatMap((metric) =>
    run.measures.filter((measure) => measure.metric === metric && measure.ratio),
  );
  return (
    <dl className="headline">
      {measures.map(({ metric, label, ratio }) => (
        <div key={metric}>
          <dt>{label}</dt>
          <dd>{ratioText(ratio!)}</dd>
        </div>
      ))}
      <p>
        Recorded {run.recorded.slice(0, 10)}, {run.environment.device}, {run.environment.threads}{' '}
        {run.environment.threads === 1 ? 'thread' : 'threads'}; treated over untouched model.
      </p>
    </dl>
  );
}
