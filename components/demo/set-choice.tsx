'use client';
import { formatCount } from '@/components/charts/format';
import type { SetEntry } from '@/lib/runtime/manifest';

/** An evaluation set as a page lists it. */
export type ListedSet = Pick<SetEntry, 'id' | 'title' | 'items' | 'bytes'>;

interface SetChoiceProps {
  readonly sets: readonly ListedSet[];
  /** Ids. */
  readonly chosen: readonly string[];
  readonly disabled?: boolean;
  readonly onChange: (chosen: string[]) => void;
}

export const bytesOf = (sets: readonly ListedSet[], ids: readonly string[] = []): number =>
  sets.filter(({ id }) => ids.includes(id)).reduce((sum, { bytes }) => sum + bytes, 0);

/** Evaluation sets to tick, in the order listed, whatever the order of ticking. */
export function SetChoice({ sets, chosen, disabled, onChange }: SetChoiceProps) {
  const toggle = (id: string) =>
    onChange(sets.map((set) => set.id).filter((each) => (each === id) !== chosen.includes(each)));
  return sets.map(({ id, title, items }) => (
    <label key={id} className="flex min-h-7 items-center gap-2">
      <input
        type="checkbox"
        value={id}
        checked={chosen.includes(id)}
        disabled={disabled}
        onChange={() => toggle(id)}
        className="size-4 shrink-0 accent-accent"
      />
      <span>
        {title} <span className="text-soft">({formatCount(items)})</span>
      </span>
    </label>
  ));
}
