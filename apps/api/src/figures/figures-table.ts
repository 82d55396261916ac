import { type Cell, type Columns } from '../http/csv.js';
import { type Figure } from './figure.js';

/** The columns of every table of figures, after those that say what a row is of. */
export const FIGURE_COLUMNS = {
  measure: 'what the value is: see /v1/definitions',
  detail: 'what the measure is told by; empty: all together',
  value: 'a number; empty: see status',
  unit: 'what it counts in',
  of: 'of shares, what they are of',
  low: 'the lower limit of the 95 per cent interval',
  high: 'the upper limit',
  status: 'given, or why there is no value',
} as const satisfies Columns;

/** The fields of a figure alone, in the order of the columns. */
export function figureCells(figure: Figure): Record<keyof typeof FIGURE_COLUMNS, Cell> {
  const { measure, detail, value, unit, of, low, high, status } = figure;
  return { measure, detail, value, unit, of, low, high, status };
}
