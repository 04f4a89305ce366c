import { formatCount, significant, writeEstimate } from '@/components/charts/format';
import { Disclosure } from '@/components/ui/disclosure';
import type { Estimate } from '@/lib/measure/measure';
import type { EvaluationRun } from '@/lib/runtime/protocol';
import { againstChance } from './evaluation-export';

type SetResult = EvaluationRun['sets'][number];

const head = 'border-0 border-b border-edge py-1.5 pr-3 pl-0 text-left align-bottom font-medium text-soft';
const cell = 'border-0 border-b border-rule py-1.5 pr-3 pl-0 text-left align-top font-mono whitespace-nowrap';
const rowHead = 'border-0 border-b border-rule py-1.5 pr-3 pl-0 text-left align-top font-normal';

/** Every set with its accuracy, and below the table each set by its groups. */
export function EvaluationResults({ run }: { readonly run: EvaluationRun }) {
  return (
    <div className="grid gap-3">
      <div role="region" aria-label="Table of accuracies" tabIndex={0} className="relative overflow-x-auto">
        <table className="w-full min-w-[30rem] border-collapse text-[0.8125rem] leading-snug">
          <caption className="sr-only">Accuracy of {run.model.id} on evaluation sets</caption>
          <Head names={['Set', 'Accuracy', 'Guessing', 'Against guessing', 'Items', 'Items/s']} />
          <tbody>
            {run.sets.map((set) => (
              <SetRow key={set.id} set={set} />
            ))}
          </tbody>
        </table>
      </div>
      <p className="m-0 text-xs leading-snug text-soft">
        Brackets hold the 95 % interval of Wilson over items. Items/s holds for this device and this batch size.
      </p>
      {run.sets
        .filter(({ groups }) => groups.length > 1)
        .map((set) => (
          <Groups key={set.id} set={set} />
        ))}
    </div>
  );
}

function SetRow({ set: { id, title, better, accuracy, chance, items, itemsPerSecond } }: { readonly set: SetResult }) {
  return (
    <tr>
      <th scope="row" className={rowHead}>
        {title}
        {better === 'neither' && (
          <span className="block text-[0.8em] text-soft">share of first sentences preferred; none is right</span>
        )}
      </th>
      <AccuracyCell id={id} accuracy={accuracy} />
      <td className={cell}>{significant(chance)}</td>
      <td className={`${cell} font-sans`}>{againstChance(accuracy, chance)}</td>
      <td className={cell}>
        {formatCount(accuracy.n)}
        {accuracy.n < items && <span className="block text-[0.8em] text-soft">of {formatCount(items)}</span>}
      </td>
      <td className={cell}>{significant(itemsPerSecond)}</td>
    </tr>
  );
}

function AccuracyCell({ id, accuracy }: { readonly id: string; readonly accuracy: Estimate }) {
  const { value, interval } = writeEstimate(accuracy, '');
  return (
    <td className={cell} data-accuracy={id} data-value={accuracy.value} data-n={accuracy.n}>
      {value}
      {interval && <span className="block text-[0.8em] text-soft"> {interval}</span>}
    </td>
  );
}

const Head = ({ names }: { readonly names: readonly string[] }) => (
  <thead>
    <tr>
      {names.map((name) => (
        <th key={name} scope="col" className={head}>
          {name}
        </th>
      ))}
    </tr>
  </thead>
);

const Groups = ({ set: { id, title, groups } }: { readonly set: SetResult }) => (
  <Disclosure summary={`${title}, by group`} className="text-sm">
    <table className="w-auto border-collapse text-[0.8125rem] leading-snug">
      <Head names={['Group', 'Accuracy', 'Items']} />
      <tbody>
        {groups.map(({ group, accuracy }) => (
          <tr key={group}>
            <th scope="row" className={rowHead}>
              {group}
            </th>
            <AccuracyCell id={`${id} ${group}`} accuracy={accuracy} />
            <td className={cell}>{formatCount(accuracy.n)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </Disclosure>
);
