import { type ReactNode } from 'react';
import { Defined } from '../../definitions/defined.js';
import { dayInWords } from '../../words/days.js';
import { inDigits, knownOr, signed } from '../../words/numbers.js';
import { type Position } from './query.js';

/** The parts of the answer; they add up. */
export function KeyFigures({ position, unit }: { readonly position: Position; readonly unit: string }) {
  const { baseline, inPost, on, change, runRate, remaining, surplus } = position;
  const aside = [
    [change.breaks, 'break', 'break'],
    [change.onboarding, 'onboarding', 'onboarding'],
    [change.restructuring, 'restructuring', 'restructuring'],
  ] as const;
  const apart = aside.filter(([size]) => size !== null && Math.abs(size) >= 0.05);
  return (
    <dl className="muster-figures">
      <Entry
        name={<Defined as="baseline">Baseline</Defined>}
        value={inDigits(baseline.stock)}
        note={`${unit} on ${dayInWords(baseline.on)}`}
      />
      <Entry
        name={<Defined as="in-post">In post</Defined>}
        value={inDigits(inPost)}
        note={`${unit} on ${dayInWords(on)}`}
      />
      <Entry
        name="Change"
        value={signed(change.whole)}
        note={
          <>
            {knownOr(change.likeForLike, value => signed(value))}{' '}
            <Defined as="like-for-like">like for like</Defined>
            {apart.map(([size, term, name]) => (
              <span key={term}>
                , {signed(size!)} <Defined as={term}>{name}</Defined>
              </span>
            ))}
          </>
        }
      />
      <Entry
        name={surplus ? 'Surplus' : 'Remaining'}
        value={surplus ? inDigits(surplus) : knownOr(remaining, value => inDigits(value))}
        note={unit}
      />
      <Entry
        name={<Defined as="run-rate">Needed a month</Defined>}
        value={knownOr(runRate.required, value => inDigits(value, 1), 'none')}
        note={
          runRate.required === null
            ? 'no due day ahead, or nothing remains'
            : `${unit}, from ${dayInWords(on)} to the due day`
        }
      />
      <Entry
        name={<Defined as="run-rate">Achieved a month</Defined>}
        value={knownOr(runRate.lastTwelveMonths, value => signed(value, 1))}
        note={`${unit}, mean of the twelve months before`}
      />
    </dl>
  );
}

function Entry({
  name,
  value,
  note,
}: {
  readonly name: ReactNode;
  readonly value: string;
  readonly note: ReactNode;
}) {
  return (
    <div className="muster-figures__entry">
      <dt>{name}</dt>
      <dd>
        <span className="muster-figures__value">{value}</span>
        <span className="muster-figures__note">{note}</span>
      </dd>
    </div>
  );
}
