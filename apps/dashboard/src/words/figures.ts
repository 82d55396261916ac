import { inDigits, NOT_KNOWN, percentInWords } from './numbers.js';

/** What is read of a figure of the API, whatever it is of. */
export interface ToldFigure {
  readonly value: number | null;
  readonly unit: string;
  readonly of: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly status: string;
}

/** Why there is no value, as short as a cell of a table. Small counts that are not told are not missing. */
const STATUSES: Readonly<Record<string, string>> = {
  nobody: 'nobody yet',
  suppressed: 'not told: few people',
  'too-few-people': 'no percentage: under 22.5 people',
  'none-of-first': 'none of the first group',
  'none-of-second': 'none of the second group',
  'none-of-either': 'none of either group',
  'not-told': 'nobody told',
  'not-released': 'not released yet',
  'no-denominator': 'no denominator',
  'not-comparable': 'not comparable',
  'no-data': 'no data',
};

export function statusInWords(status: string): string {
  return STATUSES[status] ?? NOT_KNOWN;
}

/** 87.9 %, 1,240, or why not. */
export function figureInWords(figure: ToldFigure | undefined, digits = 0): string {
  if (figure === undefined) return STATUSES['no-data']!;
  if (figure.value === null) return statusInWords(figure.status);
  return figure.unit === 'per cent' ? percentInWords(figure.value) : inDigits(figure.value, digits);
}

/** 87.9 % (81.1 to 92.5) */
export function withInterval(figure: ToldFigure | undefined, digits = 1): string {
  const told = figureInWords(figure, digits);
  if (figure?.value == null || figure.low === null) return told;
  const high = figure.high === null ? 'no upper limit' : inDigits(figure.high, digits);
  return `${told} (${inDigits(figure.low, digits)} to ${high})`;
}

/** What figures are called that are made of events about people. */
export function derivedName(simulated: boolean): string {
  return `Events about ${simulated ? 'simulated ' : ''}people`;
}

/** The source of whatever is made of them. */
export function derivedSource(simulated: boolean): string {
  return `${derivedName(simulated)}.`;
}
