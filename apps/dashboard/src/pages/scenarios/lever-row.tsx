import { memo, useId } from 'react';
import { SelectField } from '../../controls/select-field.js';
import { SliderField } from '../../controls/slider-field.js';
import { TextField } from '../../controls/text-field.js';
import { ENGLAND, placeName, placeOptions } from '../../geography/areas.js';
import { monthInWords, MONTH_PATTERN } from '../../words/months.js';
import {
  BANDS,
  type Band,
  boundsOf,
  type LeverKind,
  LEVERS,
  spanOf,
  unitOf,
  type Way,
} from './lever-kinds.js';
import { changesAnything, faultOf, type LeverStep } from './steps.js';

export interface LeverRowProps {
  readonly step: LeverStep;
  /** Which of the steps it is; undefined: it changes nothing yet, and is none. */
  readonly at: number | undefined;
  readonly change: (at: number | undefined, step: LeverStep) => void;
  readonly remove: (at: number) => void;
  readonly again: (step: LeverStep) => void;
}

/** One dated step of a lever: how much, and behind it from when, until when, where and of whom. */
export const LeverRow = memo(function LeverRow({ step, at, change, remove, again }: LeverRowProps) {
  const { kind, way, value } = step;
  const { label, about } = LEVERS[kind];
  const id = useId();
  const [least, most] = boundsOf(kind, way);
  const name = at === undefined ? label : `${label} ${whereInWords(step)}`;
  return (
    <div
      className={`muster-lever${at !== undefined && changesAnything(step) ? ' muster-lever--pulled' : ''}`}
      role="group"
      aria-labelledby={id}
    >
      <p className="muster-lever__name" id={id}>
        <strong>{label}</strong> <span className="muster-lever__about">{about}</span>
      </p>
      <SliderField
        label={name}
        unit={unitOf(kind, way)}
        value={value}
        span={spanOf(kind, way)}
        least={least}
        most={most}
        fault={faultOf(step)}
        onChange={next => change(at, { ...step, value: next })}
      />
      <details className="muster-quiet-details muster-lever__when">
        <summary>
          {whereInWords(step)}
          <span className="nhsuk-u-visually-hidden"> ({label})</span>
        </summary>
        <div className="muster-lever__fields">
          <StepFields step={step} change={next => change(at, next)} />
          <div className="muster-field muster-field--buttons">
            {at !== undefined && (
              <>
                <button
                  type="button"
                  className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
                  onClick={() => again(step)}
                >
                  Another step of it
                </button>
                <button
                  type="button"
                  className="nhsuk-button nhsuk-button--secondary nhsuk-button--small"
                  onClick={() => remove(at)}
                >
                  Take it out
                </button>
              </>
            )}
          </div>
        </div>
      </details>
    </div>
  );
});

/** "From October 2023, everywhere" */
function whereInWords({ from, until, area, year, band }: LeverStep): string {
  return [
    `from ${MONTH_PATTERN.test(from) ? monthInWords(from) : '?'}`,
    ...(until === undefined ? [] : [`until ${MONTH_PATTERN.test(until) ? monthInWords(until) : '?'}`]),
    area === undefined ? 'everywhere' : placeName(area),
    ...(year === undefined ? [] : [`year ${year}`]),
    ...(band === undefined ? [] : [BANDS[band]]),
  ].join(', ');
}

const WAYS: Readonly<Record<Way, string>> = {
  percent: 'By per cent of what it would be',
  by: 'By so much more or less',
  to: 'To a value',
};

function StepFields({
  step,
  change,
}: {
  readonly step: LeverStep;
  readonly change: (step: LeverStep) => void;
}) {
  const { kind, way, from, until, area, year, band } = step;
  return (
    <>
      <SelectField
        label="Changed"
        value={way}
        options={Object.entries(WAYS) as [Way, string][]}
        onChange={next => change({ ...step, way: next, value: firstValue(kind, next) })}
      />
      <TextField
        label="From month"
        type="month"
        value={from}
        onChange={next => change({ ...step, from: next })}
      />
      <TextField
        label="Until month"
        hint="empty: it stays"
        type="month"
        value={until ?? ''}
        onChange={next => change({ ...step, until: next === '' ? undefined : next })}
      />
      <SelectField
        label="Where"
        value={area ?? ''}
        options={[['', 'Everywhere'], ...placeOptions(area).filter(([code]) => code !== ENGLAND)]}
        onChange={next => change({ ...step, area: next === '' ? undefined : next })}
      />
      {kind === 'withdrawal' && (
        <SelectField
          label="Year of the programme"
          value={year === undefined ? '' : String(year)}
          options={[['', 'All years'], ...['1', '2', '3', '4'].map(each => [each, `Year ${each}`] as const)]}
          onChange={next => change({ ...step, year: next === '' ? undefined : Number(next) })}
        />
      )}
      {kind === 'leaving-rate' && (
        <SelectField
          label="Of those in post for"
          value={band ?? ''}
          options={[['', 'However long'], ...(Object.entries(BANDS) as [Band, string][])]}
          onChange={next => change({ ...step, band: next === '' ? undefined : next })}
        />
      )}
    </>
  );
}

/** Where a slider begins once a lever is changed in another way: nothing as a difference, the middle as a value. */
function firstValue(kind: LeverKind, way: Way): number {
  if (way !== 'to') return 0;
  const { from, to, step } = spanOf(kind, way);
  return Math.round((from + to) / 2 / step) * step;
}
