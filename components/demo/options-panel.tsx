'use client';
import { useId, type ReactNode } from 'react';
import { chooseThreads } from '@/lib/runtime/environment';
import type { Options } from '@/lib/runtime/protocol';
import { taskIds, taskItems } from '@/lib/measure/metrics';
import { plural } from '@/components/charts/format';
import type { Machine } from './machine';
import { SetChoice, type ListedSet } from './set-choice';

/** Without the sets that the site does not have. */
export const defaultOptions = (sets: readonly ListedSet[]): Options => ({
  device: 'wasm',
  threads: null,
  windows: 32,
  prompt: 'Once upon a time, there was',
  tasks: taskIds.filter((id) => sets.some((set) => set.id === id)),
});

interface OptionsPanelProps {
  readonly options: Options;
  readonly machine: Machine;
  readonly sets: readonly ListedSet[];
  readonly onChange: (options: Options) => void;
}

/** How the run is done, as against what is done. */
export function OptionsPanel({ options, machine, sets, onChange }: OptionsPanelProps) {
  const set = (changed: Partial<Options>) => onChange({ ...options, ...changed });
  return (
    <details className="disclosure" onToggle={(event) => event.currentTarget.open && machine.probe()}>
      <summary>Options</summary>
      <div className="grid gap-4 pt-1">
        <Device options={options} machine={machine} set={set} />
        <Threads options={options} machine={machine} set={set} />
        <Windows options={options} set={set} />
        <Timing options={options} set={set} />
        {sets.length > 0 && <Tasks options={options} sets={sets} set={set} />}
        <Prompt options={options} set={set} />
      </div>
    </details>
  );
}

interface PartProps {
  readonly options: Options;
  readonly set: (changed: Partial<Options>) => void;
}

const box = 'w-full rounded-sm border border-edge bg-surface px-2 text-ink disabled:text-soft';

const Help = ({ id, children }: { readonly id: string; readonly children: ReactNode }) => (
  <p id={id} className="m-0 mt-1 text-xs leading-snug text-soft">
    {children}
  </p>
);

const devices = [
  ['wasm', 'wasm (reference)'],
  ['webgpu', 'WebGPU'],
] as const;

function Device({ options, machine, set }: PartProps & { readonly machine: Machine }) {
  const name = useId();
  const help = useId();
  return (
    <fieldset aria-describedby={help} className="m-0 border-0 p-0">
      <legend className="mb-1 p-0 font-medium">Device</legend>
      {devices.map(([device, label]) => (
        <label key={device} className="flex min-h-7 items-center gap-2">
          <input
            type="radio"
            name={name}
            value={device}
            checked={options.device === device}
            disabled={device === 'webgpu' && machine.webgpuMissing !== null}
            onChange={() => set({ device })}
            className="size-4 accent-accent"
          />
          {label}
        </label>
      ))}
      <Help id={help}>
        {machine.webgpuMissing ??
          'WebGPU is checked against wasm first; where they disagree, its figures are withheld.'}
      </Help>
    </fieldset>
  );
}

/** Powers of two up to the cores, and the cores. */
const threadCounts = (cores: number) =>
  [...new Set([1, 2, 4, 8, 16, 32, cores])].filter((count) => count <= Math.min(cores, 64)).sort((a, b) => a - b);

function Threads({ options, machine, set }: PartProps & { readonly machine: Machine }) {
  const help = useId();
  return (
    <div>
      <label className="block">
        <span className="mb-1 block font-medium">Threads</span>
        <select
          value={options.threads ?? ''}
          disabled={!machine.isolated}
          aria-describedby={help}
          onChange={({ target }) => set({ threads: target.value === '' ? null : Number(target.value) })}
          className={`${box} min-h-8`}
        >
          <option value="">Automatic ({chooseThreads(null, machine.cores, machine.isolated)})</option>
          {threadCounts(machine.cores).map((count) => (
            <option key={count} value={count}>
              {plural(count, 'thread')}
            </option>
          ))}
        </select>
      </label>
      <Help id={help}>
        {machine.isolated
          ? 'More threads are slower than one when other programs hold the cores.'
          : 'This page is not isolated, so memory cannot be shared and one thread is used.'}
      </Help>
    </div>
  );
}

function Windows({ options, set }: PartProps) {
  const help = useId();
  return (
    <div>
      <label className="block">
        <span className="mb-1 block font-medium">Windows scored in each text</span>
        <select
          value={options.windows}
          aria-describedby={help}
          onChange={({ target }) => set({ windows: Number(target.value) })}
          className={`${box} min-h-8`}
        >
          {[8, 32, 128].map((count) => (
            <option key={count}>{count}</option>
          ))}
        </select>
      </label>
      <Help id={help}>Of 256 tokens each. More windows take longer and make the intervals narrower.</Help>
    </div>
  );
}

function Timing({ options, set }: PartProps) {
  const help = useId();
  return (
    <div>
      <label className="block">
        <span className="mb-1 block font-medium">Rounds of timing</span>
        <select
          value={options.timing ?? 'full'}
          aria-describedby={help}
          onChange={({ target }) => set({ timing: target.value as Options['timing'] })}
          className={`${box} min-h-8`}
        >
          <option value="quick">10, quick</option>
          <option value="full">15 to 30</option>
        </select>
      </label>
      <Help id={help}>More rounds take longer, on slow devices much longer, and make the intervals narrower.</Help>
    </div>
  );
}

function Tasks({ options, sets, set }: PartProps & { readonly sets: readonly ListedSet[] }) {
  const help = useId();
  return (
    <fieldset aria-describedby={help} className="m-0 border-0 p-0">
      <legend className="mb-1 p-0 font-medium">Evaluation sets</legend>
      <SetChoice sets={sets} chosen={options.tasks ?? []} onChange={(tasks) => set({ tasks })} />
      <Help id={help}>Of each, the same {taskItems} items are put to both models. More sets take longer.</Help>
    </fieldset>
  );
}

function Prompt({ options, set }: PartProps) {
  return (
    <label className="block">
      <span className="mb-1 block font-medium">Prompt</span>
      <textarea
        rows={3}
        maxLength={2000}
        value={options.prompt}
        onChange={({ target }) => set({ prompt: target.value })}
        className={`${box} resize-y py-1 leading-snug`}
      />
    </label>
  );
}
