import { type Schemas } from '../../client/api.js';
import { placeName } from '../../geography/areas.js';
import { MONTH_PATTERN, monthInWords } from '../../words/months.js';
import { inDigits, PER_CENT, signed } from '../../words/numbers.js';
import {
  type Band,
  BANDS,
  boundsOf,
  isBand,
  isLeverKind,
  type LeverKind,
  LEVERS,
  type Way,
} from './lever-kinds.js';

/** One dated change. A value of 0 as a difference changes nothing, and is not saved. */
export interface LeverStep {
  readonly kind: LeverKind;
  readonly way: Way;
  readonly value: number;
  /** The first month of the change. */
  readonly from: string;
  /** The first month in which it no longer holds; left out: it stays. */
  readonly until?: string | undefined;
  /** Left out: everywhere. */
  readonly area?: string | undefined;
  /** Of withdrawal: of which year of the programme; left out: of all. */
  readonly year?: number | undefined;
  /** Of the leaving rate: of those so long in post; left out: of all. */
  readonly band?: Band | undefined;
}

export function changesAnything({ way, value }: LeverStep): boolean {
  return way === 'to' || value !== 0;
}

/** "Leaving rate of those under 1 year in post in the South West: −10 % from October 2023" */
export function stepInWords(step: LeverStep): string {
  const { kind, from, until, area, year, band } = step;
  const whose = [
    ...(year === undefined ? [] : [` in year ${year} of the programme`]),
    ...(band === undefined ? [] : [` of those ${BANDS[band]} in post`]),
    ...(area === undefined ? [] : [` in ${placeName(area)}`]),
  ].join('');
  const till = until === undefined ? '' : `, until ${monthInWords(until)}`;
  return `${LEVERS[kind].label}${whose}: ${changeInWords(step)} from ${monthInWords(from)}${till}`;
}

export function changeInWords({ kind, way, value }: Pick<LeverStep, 'kind' | 'way' | 'value'>): string {
  const digits = Number.isInteger(value) ? 0 : 1;
  if (way === 'percent') return `${signed(value, digits)}${PER_CENT}`;
  const told = way === 'by' ? signed(value, digits) : `to ${inDigits(value, digits)}`;
  return `${told} ${LEVERS[kind].unit}`;
}

/** What is wrong with a step, in words; undefined: nothing. */
export function faultOf({ kind, way, value, from, until }: LeverStep): string | undefined {
  const [least, most] = boundsOf(kind, way);
  if (!Number.isFinite(value) || value < least || value > most)
    return `Write a number from ${inDigits(least)} to ${inDigits(most)}.`;
  if (kind === 'intake-places' && way !== 'percent' && !Number.isInteger(value))
    return 'Places are whole numbers.';
  if (!MONTH_PATTERN.test(from)) return 'Write the first month as YYYY-MM.';
  if (until !== undefined && (!MONTH_PATTERN.test(until) || until <= from))
    return `Write a month after ${monthInWords(from)} as the end, as YYYY-MM, or none.`;
  return undefined;
}

/** As the API takes it. */
export function leverBody({
  kind,
  way,
  value,
  from,
  until,
  area,
  year,
  band,
}: LeverStep): Schemas['LeverBody'] {
  return {
    ...{ kind, from, change: { [way]: value } },
    ...(until !== undefined && { until }),
    ...(area !== undefined && { area }),
    ...(year !== undefined && { year }),
    ...(band !== undefined && { band }),
  };
}

/** As the API tells it. */
export function stepOf({ kind, from, until, area, year, band, change }: Schemas['Lever']): LeverStep {
  const way = change.percent !== undefined ? 'percent' : change.by !== undefined ? 'by' : 'to';
  return {
    ...{ kind, way, from, value: change[way] ?? 0 },
    ...(until !== null && { until }),
    ...(area !== null && { area }),
    ...(year !== null && { year }),
    ...(band !== null && { band }),
  };
}

/**
 * Steps as the address bar holds them, to be read there: `leaving-rate.10-plus.Y62_2026-01.2027-01_percent-10*returners_2026-01_by50`.
 */
export function stepsText(steps: readonly LeverStep[]): string {
  return steps
    .map(({ kind, way, value, from, until, area, year, band }) =>
      [
        [kind, ...(band ? [band] : []), ...(year ? [`year${year}`] : []), ...(area ? [area] : [])].join('.'),
        [from, ...(until ? [until] : [])].join('.'),
        `${way}${value}`,
      ].join('_'),
    )
    .join('*');
}

/** The steps that an address holds; what of it says nothing is left out. */
export function readSteps(text: string | undefined): LeverStep[] {
  return (text ?? '').split('*').flatMap(each => readStep(each) ?? []);
}

function readStep(text: string): LeverStep | undefined {
  const [what = '', when = '', change = ''] = text.split('_');
  const [kind = '', ...whose] = what.split('.');
  const [from = '', until] = when.split('.');
  const [, way, value] = /^(percent|by|to)(-?\d+(?:\.\d+)?)$/.exec(change) ?? [];
  if (!isLeverKind(kind) || way === undefined) return undefined;
  const band = whose.find(isBand);
  const year = whose.map(each => /^year([1-9]|10)$/.exec(each)?.[1]).find(each => each !== undefined);
  const area = whose.find(each => /^[A-Z0-9]{2,8}$/.test(each));
  const step: LeverStep = {
    ...{ kind, from, way: way as Way, value: Number(value) },
    ...(until !== undefined && { until }),
    ...(area !== undefined && { area }),
    ...(year !== undefined && kind === 'withdrawal' && { year: Number(year) }),
    ...(band !== undefined && kind === 'leaving-rate' && { band }),
  };
  return faultOf(step) === undefined ? step : undefined;
}
