import { useEffect, useId, useRef } from 'react';
import { DAY_PATTERN } from '../words/days.js';

interface DayFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string | undefined;
  /** Undefined: it was cleared. */
  readonly onChange: (day: string | undefined) => void;
}

export function DayField({ label, hint, value, onChange }: DayFieldProps) {
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  // What the address bar says anew shows; what is being typed is left alone.
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = value ?? '';
  }, [value]);
  return (
    <div className="muster-field">
      <label className="nhsuk-label" htmlFor={id}>
        {label}
      </label>
      <input
        ref={input}
        id={id}
        type="date"
        className="nhsuk-input"
        min="2000-01-01"
        max="2099-12-31"
        defaultValue={value ?? ''}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={({ target }) => {
          if (target.value === '' && target.validity.valid) onChange(undefined);
          else if (DAY_PATTERN.test(target.value) && target.value >= '2000-01-01') onChange(target.value);
        }}
      />
      {hint && (
        <span id={`${id}-hint`} className="muster-field__hint">
          {hint}
        </span>
      )}
    </div>
  );
}
