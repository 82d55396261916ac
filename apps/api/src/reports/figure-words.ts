import { type Figure, type FigureStatus } from '../figures/figure.js';
import { inDigits } from './words.js';

/** Why there is no value. Small counts that are not told are not missing. */
const STATUSES: Readonly<Record<FigureStatus, string>> = {
  given: 'given',
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

type Told = Pick<Figure, 'value' | 'unit' | 'low' | 'high' | 'status'>;

/** 87.9 % (81.1 to 92.5), 1,240, or why not. */
export function figureWords(figure: Told | undefined, digits = 0): string {
  if (figure === undefined) return STATUSES['no-data'];
  const { value, unit, low, high, status } = figure;
  if (value === null) return STATUSES[status];
  const isShare = unit === 'per cent';
  const told = isShare ? `${inDigits(value, 1)} %` : inDigits(value, digits);
  if (low === null) return told;
  const places = isShare ? 1 : digits;
  return `${told} (${inDigits(low, places)} to ${high === null ? 'no upper limit' : inDigits(high, places)})`;
}
