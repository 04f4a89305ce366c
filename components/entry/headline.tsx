import { ratioWords } from '@/components/charts/format';
import type { DemoRun } from '@/lib/runtime/protocol';

/** Metrics of the headline, in order: what is saved, then what it costs. */
const shown = ['packed-bytes', 'decode', 'bits-per-byte-prose'];

/** Treated over baseline in the recorded run, in one line per figure. */
export function Headline({ run: { measures, recorded, environment } }: { run: DemoRun }) {
  const { device, threads } = environment;
  const found = shown.flatMap((metric) => measures.filter((measure) => measure.metric === metric && measure.ratio));
  return (
    <div>
      <dl className="headline">
        {found.map(({ metric, label, ratio, better }) => (
          <div key={metric}>
            <dt>{label}</dt>
            <dd>{ratioWords(ratio!, better)}</dd>
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
