'use client';
import { Switch } from 'react-aria-components/Switch';

interface SwitchControlProps {
  readonly label: string;
  readonly value: boolean;
  readonly disabled: boolean;
  readonly describedBy?: string;
  readonly onChange: (value: boolean) => void;
}

/** On or off, told by the knob's place and the word beside it. */
export function SwitchControl({ label, value, disabled, describedBy, onChange }: SwitchControlProps) {
  return (
    <Switch
      isSelected={value}
      isDisabled={disabled}
      aria-describedby={describedBy}
      onChange={onChange}
      className="group flex min-h-8 cursor-pointer items-center gap-2 font-medium"
    >
      <span className="flex h-5 w-9 shrink-0 items-center rounded-full border border-edge bg-paper p-0.5 group-data-[focus-visible]:outline-2 group-data-[focus-visible]:outline-offset-2 group-data-[focus-visible]:outline-focus group-data-[selected]:border-accent group-data-[selected]:bg-accent">
        <span className="size-3.5 rounded-full bg-soft group-data-[selected]:translate-x-4 group-data-[selected]:bg-on-accent" />
      </span>
      {label}
      <span aria-hidden className="font-normal text-soft">
        {value ? 'on' : 'off'}
      </span>
    </Switch>
  );
}
