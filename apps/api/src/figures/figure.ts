import { type Interval, wilson } from '@muster/domain';
import { Type } from 'typebox';
import { type Measure, MEASURES } from '../definitions/measures.js';
import { Nullable } from '../http/schemas.js';
import { rounded } from '../units.js';

/** Why a figure is as it is. */
const STATUSES = {
  given: 'the value stands',
  nobody: 'there is nobody to take a share of',
  suppressed: 'small counts are not told',
  'too-few-people': 'the denominator is under what the rules ask for',
  'none-of-first': 'nobody of the first group reached the stage',
  'none-of-second': 'nobody of the second group reached the stage: the ratio has no upper bound',
  'none-of-either': 'nobody of either group reached the stage',
  'not-told': 'nobody, or hardly anybody, told which group these people are of',
  'not-released': 'too few people, or too few have changed since it was told last',
  'no-denominator': 'data/ has none for this',
  'not-comparable': 'parts of it are not known yet, or do not belong together',
  'no-data': 'no event tells of it',
} as const;
export type FigureStatus = keyof typeof STATUSES;

/** What every row of figures has, beside what it is of. */
export const figureFields = <Name extends Measure>(measures: readonly Name[]) => ({
  measure: Type.Enum([...measures] as [Name, ...Name[]], {
    description: 'what the value is: see /v1/definitions',
  }),
  detail: Nullable(Type.String(), 'what the measure is told by, as its definition says; null: all together'),
  value: Nullable(Type.Number(), 'in `unit`; null: see `status`'),
  unit: Type.String({ description: 'what the value counts in' }),
  of: Nullable(
    Type.Number(),
    'of shares, how many people (or places) they are of; of likelihoods and other figures null',
  ),
  low: Nullable(Type.Number(), 'the lower limit of the 95 per cent interval, in `unit`; null: none is given'),
  high: Nullable(Type.Number(), 'the upper limit of it, in `unit`'),
  status: Type.Enum(Object.keys(STATUSES) as [FigureStatus, ...FigureStatus[]], {
    description: Object.entries(STATUSES)
      .map(([name, text]) => `${name}: ${text}`)
      .join('; '),
  }),
});

export interface Figure<Name extends Measure = Measure> {
  readonly measure: Name;
  readonly detail: string | null;
  readonly value: number | null;
  readonly unit: string;
  readonly of: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly status: FigureStatus;
}

/** A count or any other plain value. */
export function valueOf<Name extends Measure>(
  measure: Name,
  value: number,
  detail: string | null = null,
): Figure<Name> {
  return figure(measure, detail, 'given', rounded(value), null, NO_LIMITS);
}

/** No value, and why. */
export function nothing<Name extends Measure>(
  measure: Name,
  status: FigureStatus,
  detail: string | null = null,
): Figure<Name> {
  return figure(measure, detail, status, null, null, NO_LIMITS);
}

function figure<Name extends Measure>(
  measure: Name,
  detail: string | null,
  status: FigureStatus,
  value: number | null,
  of: number | null,
  { low, high }: Pick<Figure, 'low' | 'high'>,
): Figure<Name> {
  return { measure, detail, value, unit: MEASURES[measure].unit, of, low, high, status };
}

const NO_LIMITS = { low: null, high: null };

/** The value, or that it is not known. */
export function known<Name extends Measure>(
  measure: Name,
  value: number | undefined,
  missing: FigureStatus = 'no-data',
): Figure<Name> {
  return value === undefined ? nothing(measure, missing) : valueOf(measure, value);
}

/** So many of so many, in per cent, with Wilson's interval. */
export function shareOf<Name extends Measure>(
  measure: Name,
  count: number,
  of: number,
  detail: string | null = null,
): Figure<Name> {
  if (of === 0 && count === 0) return figure(measure, detail, 'nobody', null, of, NO_LIMITS);
  if (count < 0 || count > of) return nothing(measure, 'not-comparable', detail);
  return figure(measure, detail, 'given', rounded((100 * count) / of), of, percents(wilson(count, of)));
}

/** Limits that are shares of one, in per cent. */
export function percents(interval: Interval | undefined): Pick<Figure, 'low' | 'high'> {
  if (interval === undefined) return NO_LIMITS;
  return { low: rounded(100 * interval.low), high: rounded(100 * interval.high) };
}
