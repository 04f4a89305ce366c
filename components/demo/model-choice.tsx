import type { ModelManifest } from '@/lib/runtime/manifest';

interface ModelChoiceProps {
  readonly models: readonly ModelManifest[];
  /** Id. */
  readonly value: string;
  readonly onChange: (model: string) => void;
}

/** One of several models, by title. */
export const ModelChoice = ({ models, value, onChange }: ModelChoiceProps) => (
  <label className="block">
    <span className="mb-1 block font-medium">Model</span>
    <select
      value={value}
      onChange={({ target }) => onChange(target.value)}
      className="min-h-8 w-full rounded-sm border border-edge bg-surface px-2 text-ink"
    >
      {models.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  </label>
);
