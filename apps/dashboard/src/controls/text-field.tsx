import { memo, useId } from 'react';

interface TextFieldProps {
  readonly label: string;
  readonly hint?: string;
  readonly value: string;
  readonly type?: 'text' | 'month' | 'number';
  readonly maxLength?: number;
  readonly min?: string;
  readonly max?: string;
  readonly onChange: (text: string) => void;
}

/** Drawn anew only for a change of its own: what is beside a slider may be drawn often. */
export const TextField = memo(function TextField({
  label,
  hint,
  value,
  type = 'text',
  onChange,
  ...limits
}: TextFieldProps) {
  const id = useId();
  return (
    <div className="muster-field">
      <label className="nhsuk-label" htmlFor={id}>
        {label}
      </label>
      <input
        id={id}
        type={type}
        className="nhsuk-input"
        autoComplete="off"
        value={value}
        aria-describedby={hint ? `${id}-hint` : undefined}
        onChange={({ target }) => onChange(target.value)}
        {...limits}
      />
      {hint && (
        <span id={`${id}-hint`} className="muster-field__hint">
          {hint}
        </span>
      )}
    </div>
  );
});
