'use client';
import { Label, Slider, SliderThumb, SliderTrack } from 'react-aria-components/Slider';
import { snap, type Slider as SliderParameter } from '@/lib/technique/parameters';
import type { ControlProps } from './controls';
import { NumberInput } from './number-input';

/** Digits after the point of a step: 0.05 → 2. */
const digitsOf = (step: number) => Math.min(8, String(step).split('.')[1]?.length ?? 0);

/** Percentages are shown times 100, all else as it is. */
function formatOf({ unit, step }: SliderParameter): Intl.NumberFormatOptions {
  return unit === 'percent'
    ? { style: 'percent', maximumFractionDigits: Math.max(0, digitsOf(step) - 2) }
    : { maximumFractionDigits: digitsOf(step), useGrouping: false };
}

const position = ({ min, max }: SliderParameter, value: number) => `${((value - min) / (max - min)) * 100}%`;

/** A slider to explore with and a field for the exact number. */
export function SliderControl(props: ControlProps<SliderParameter, number>) {
  const { parameter, value, disabled, describedBy, onChange } = props;
  const { label, min, max, step, unit } = parameter;
  const format = formatOf(parameter);
  const named = unit && unit !== 'percent' ? `${label}, ${unit}` : label;
  return (
    <Slider
      value={value}
      minValue={min}
      maxValue={max}
      step={step}
      isDisabled={disabled}
      formatOptions={format}
      onChange={(next) => onChange(snap(parameter, next), 'dragging')}
      onChangeEnd={(next) => onChange(snap(parameter, next), 'settled')}
    >
      <Label className="block font-medium">{named}</Label>
      <div className="flex items-center gap-3">
        <SliderTrack className="relative h-8 min-w-0 flex-1">
          <span className="absolute top-1/2 h-1 w-full -translate-y-1/2 rounded-full bg-edge" />
          <span
            className="absolute top-1/2 h-1 -translate-y-1/2 rounded-full bg-accent"
            style={{ width: position(parameter, value) }}
          />
          <SliderThumb
            aria-describedby={describedBy}
            className="top-1/2 size-6 rounded-full border-2 border-accent bg-surface data-[disabled]:border-edge data-[dragging]:bg-accent data-[focus-visible]:outline-2 data-[focus-visible]:outline-offset-2 data-[focus-visible]:outline-focus"
          />
        </SliderTrack>
        <NumberInput
          label={`${named}, exact`}
          value={value}
          min={min}
          max={max}
          step={step}
          format={format}
          disabled={disabled}
          describedBy={describedBy}
          onChange={(next) => onChange(snap(parameter, next), 'settled')}
        />
      </div>
    </Slider>
  );
}
