import { type Day } from '../calendar/day.js';
import { type Area, type Level } from '../organisations/area.js';
import { type Profession } from '../professions.js';
import { type FlowKind } from '../subjects/person/employment/flows.js';
import { type Stock } from '../subjects/person/employment/stock.js';
import { type CoverageOn } from './coverage.js';

/** What stock and flows are both counted in. */
export type DerivedMeasure = 'headcount' | 'fte';

/** Entries and exits of some days by kind, changes of hours, and FTE that became known. What is not named is 0. */
export type FlowSums = Readonly<
  Partial<Record<FlowKind, { readonly headcount: number; readonly fte: number }>>
>;

/** A day of a series: the stock on it, and the flows of the days since the point before (none for the first). */
export interface StockPoint {
  readonly on: Day;
  readonly stock: Stock;
  readonly flows: FlowSums;
}

/** All that a position on derived evidence is made of, for one profession in one area. */
export interface DerivedEvidence {
  readonly profession: Profession;
  readonly level: Level;
  readonly area: Area;
  /** In order of day; the days that `daysOfPosition` asks for. */
  readonly points: readonly (StockPoint & { readonly coverage: CoverageOn })[];
  /** The newest day that events about people tell of, today at the latest: what is provisional is counted from it. */
  readonly newestDay: Day | undefined;
  /** Whether the people of this store are simulated. */
  readonly simulated: boolean;
}
