/** What to show of the matrix, and in what order. */
import { Toggle } from '@/components/taxonomy/button';
import { allConstraints, capitalised, familyLabels } from '@/components/taxonomy/vocabulary';
import type { Constraint } from '@/lib/articles/entry';
import { showsEntries } from './arrange';
import type { MatrixState } from './state';

interface Props {
  readonly state: MatrixState;
  /** The table's rows: their names by slug. */
  readonly families: Readonly<Record<string, string>>;
  readonly onChange: (part: Partial<MatrixState>) => void;
}

const { architectures, training, compression } = familyLabels;
const stages = { architectures, training, compression };

const basisLabels = { survey: 'Survey’s own marks', row: 'Taken from a row', 'our reading': 'Our reading' };

const orderLabels = {
  table: 'As in the survey',
  name: 'By name',
  stage: 'By stage',
  family: 'By family',
  marks: 'Most marks first',
};

export function MatrixFilters({ state, families, onChange }: Props) {
  const { relieves, order } = state;
  const choices = [
    { key: 'stage', label: 'Stage', none: 'All stages', options: stages },
    { key: 'family', label: 'Family', none: 'All families', options: families },
    { key: 'basis', label: 'Source of the marks', none: 'Any source', options: basisLabels },
  ] as const;
  const toggle = (constraint: Constraint) =>
    onChange({
      relieves: relieves.includes(constraint)
        ? relieves.filter((other) => other !== constraint)
        : [...relieves, constraint],
    });
  return (
    <div role="search" aria-label="Filter Table 1" className="matrix-filters">
      <div role="group" aria-label="Relieves all of" className="matrix-filters">
        {allConstraints.map((constraint) => (
          <Toggle key={constraint} pressed={relieves.includes(constraint)} onClick={() => toggle(constraint)}>
            {capitalised(constraint)}
          </Toggle>
        ))}
      </div>
      {choices.map(({ key, ...choice }) => (
        <Choice
          key={key}
          {...choice}
          value={state[key]}
          onChange={(value) => onChange({ [key]: value } as Partial<MatrixState>)}
        />
      ))}
      <Choice
        label="Order"
        none={order.by in orderLabels ? null : `By ${order.by}`}
        options={orderLabels}
        value={order.by in orderLabels ? order.by : null}
        onChange={(by) => by && onChange({ order: { by: by as keyof typeof orderLabels, descending: false } })}
      />
      <Toggle pressed={showsEntries(state)} onClick={() => onChange({ entries: !showsEntries(state), basis: null })}>
        With the entries of each row
      </Toggle>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  /** What stands for no choice; null where there always is one. */
  readonly none: string | null;
  readonly options: Readonly<Record<string, string>>;
  readonly value: string | null;
  readonly onChange: (value: string | null) => void;
}

function Choice({ label, none, options, value, onChange }: ChoiceProps) {
  return (
    <select
      aria-label={label}
      value={value ?? ''}
      onChange={({ target }) => onChange(target.value || null)}
      className="matrix-choice"
    >
      {none !== null && <option value="">{none}</option>}
      {Object.entries(options).map(([id, name]) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </select>
  );
}
