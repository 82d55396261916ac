import { useEffect, useId, useRef } from 'react';

interface SliderFieldProps {
  readonly label: string;
  readonly unit: string;
  readonly value: number;
  readonly span: { readonly from: number; readonly to: number; readonly step: number };
  /** What may be typed, also beyond the slider. */
  readonly least: number;
  readonly most: number;
  /** Why the value cannot be. */
  readonly fault?: string | undefined;
  readonly onChange: (value: number) => void;
}

/** One value by a slider, for the hand, and by a number field, for the keyboard and for what lies beyond the slider. */
export function SliderField({ label, unit, value, span, least, most, fault, onChange }: SliderFieldProps) {
  const id = useId();
  const number = useRef<HTMLInputElement>(null);
  // What is being typed ("-", "1.") is left alone.
  useEffect(() => {
    if (number.current && Number(number.current.value) !== value) number.current.value = String(value);
  }, [value]);
  return (
    <div className="muster-slider">
      <input
        type="range"
        aria-label={`${label}, slider`}
        aria-valuetext={`${value} ${unit}`}
        min={span.from}
        max={span.to}
        step={span.step}
        value={value}
        onChange={({ target }) => onChange(Number(target.value))}
      />
      <span className="muster-slider__number">
        <input
          ref={number}
          id={id}
          type="number"
          className="nhsuk-input"
          aria-label={`${label}, ${unit}`}
          aria-describedby={fault ? `${id}-fault` : undefined}
          aria-invalid={fault ? true : undefined}
          min={least}
          max={most}
          step="any"
          defaultValue={value}
          onChange={({ target }) => {
            if (target.value !== '' && Number.isFinite(target.valueAsNumber)) onChange(target.valueAsNumber);
          }}
        />
        <span aria-hidden="true">{unit}</span>
      </span>
      {fault && (
        <span className="muster-slider__fault" id={`${id}-fault`}>
          {fault}
        </span>
      )}
    </div>
  );
}
