import { ratioWords } from '@/components/charts/format';
import { headlineMeasures } from '@/components/entry/headline-measures';
import type { RecordedRun } from './recorded-runs';

/** "Packed size 0.5×, lower, better; …" */
const figures = ({ run }: RecordedRun): string =>
  headlineMeasures(run)
    .map(({ label, ratio, better }) => `${label} ${ratioWords(ratio, better)}`)
    .join('; ');

/** Runs with what they were recorded for, and what they showed in a line. */
export const RunLinks = ({ runs }: { readonly runs: readonly RecordedRun[] }) => (
  <ul className="grid gap-2">
    {runs.map((recorded) => (
      <li key={recorded.name} data-run={recorded.name}>
        <a href={recorded.href}>{recorded.title}</a>
        {recorded.why && <span>: {recorded.why}</span>}
        <span className="block text-sm text-soft">{figures(recorded)}</span>
      </li>
    ))}
  </ul>
);
