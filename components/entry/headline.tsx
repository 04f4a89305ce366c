import { ratioWords } from '@/components/charts/format';
import type { DemoRun } from '@/lib/runtime/protocol';
import { headlineMeasures } from './headline-measures';

/** Treated over baseline in the recorded run, in one line per figure. */
export function Headline({ run }: { run: DemoRun }) {
  const { recorded, environment } = run;
  const { device, threads } = environment;
  return (
    <div>
      <dl className="headline">
        {headlineMeasures(run).map(({ metric, label, ratio, better }) => (
          <div key={metric}>
            <dt>{label}</dt>
            <dd>{ratioWords(ratio, better)}</dd>
          </div>
        ))}
      </dl>
      <p className="headline-source">
        Recorded {recorded.slice(0, 10)}, {device}, {threads} {threads === 1 ? 'thread' : 'threads'}; changed over
        untouched model.
      </p>
    </div>
  );
}
