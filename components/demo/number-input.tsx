'use client';
import { Group, Input, NumberField } from 'react-aria-components/NumberField';

interface NumberInputProps {
  readonly label: string;
  readonly value: number;
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly format?: Intl.NumberFormatOptions;
  readonly disabled?: boolean;
  readonly describedBy?: string;
  readonly onChange: (value: number) => void;
  readonly className?: string;
}

/** A number typed in, held within its bounds and on its step. */
export function NumberInput(props: NumberInputProps) {
  const { label, value, min, max, step, format, disabled, describedBy, onChange, className = 'w-20' } = props;
  return (
    <NumberField
      aria-label={label}
      aria-describedby={describedBy}
      value={value}
      minValue={min}
      maxValue={max}
      step={step}
      formatOptions={format}
      isDisabled={disabled}
      onChange={(next) => Number.isFinite(next) && onChange(next)}
    >
      <Group>
        <Input
          className={`${className} min-h-8 rounded-sm border border-edge bg-surface px-2 text-right font-mono text-sm text-ink disabled:text-soft`}
        />
      </Group>
    </NumberField>
  );
}
