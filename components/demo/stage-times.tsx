import { formatDuration } from '@/components/charts/format';
import { Disclosure } from '@/components/ui/disclosure';
import type { DemoRun } from '@/lib/runtime/protocol';
import { stageLabel } from './stages';

const cell = 'border-0 border-b border-rule py-1 pr-6 pl-0 text-left font-normal';

/** Where the time of the run went. */
export function StageTimes({ stages, seconds }: Pick<DemoRun, 'stages' | 'seconds'>) {
  return (
    <Disclosure summary={`Time of each stage, ${formatDuration(seconds * 1000)} in all`} className="text-sm">
      <table className="w-auto border-collapse">
        <thead>
          <tr>
            <th scope="col" className={`${cell} text-soft`}>
              Stage
            </th>
            <th scope="col" className={`${cell} text-soft`}>
              Time
            </th>
          </tr>
        </thead>
        <tbody>
          {stages.map(({ name, ms }, i) => (
            <tr key={`${name} ${i}`}>
              <th scope="row" className={cell}>
                {stageLabel(name)}
              </th>
              <td className={`${cell} font-mono`}>{formatDuration(ms)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Disclosure>
  );
}
