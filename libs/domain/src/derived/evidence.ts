import { type Day } from '../calendar/day.js';
import { type Area, type Level } from '../organisations/area.js';
import { type Profession } from '../professions.js';
import { type FlowKind } from '../subjects/person/employment/flows.js';
import { type CoverageOn } from './coverage.js';

/** What stock and flows are both counted in. */
export type DerivedMeasure = 'headcount' | 'fte';

/** People in post in an area on a day, by events about them. FTE in hundred-thousandths. */
export interface StockOn {
  readonly headcount: number;
  readonly fte: number;
  /** Posts whose FTE is not known: headcount counts their people, `fte` adds 0 for them. */
  readonly unknownFte: number;
  /** People all of whose posts there are on paid leave; they are in post. */
  readonly onLeave: number;
  readonly onLeaveFte: number;
  /**
   * People who were in post there twelve months before, too: `stayed`, and `stayedLater` of the stock of twelve months before
   * (`stayedBetween`).
   */
  readonly stayed: number;
  readonly stayedLater: number;
}

/** Those in post on the first day who are so twelve months later, on the second. */
export function stayedBetween(opening: StockOn, closing: StockOn): number {
  return closing.stayed + opening.stayedLater;
}

export const NOBODY: StockOn = {
  headcount: 0,
  fte: 0,
  unknownFte: 0,
  onLeave: 0,
  onLeaveFte: 0,
  stayed: 0,
  stayedLater: 0,
};

/** Entries and exits of some days by kind, changes of hours, and FTE that became known. What is not named is 0. */
export type FlowSums = Readonly<
  Partial<Record<FlowKind, { readonly headcount: number; readonly fte: number }>>
>;

/** A day of a series: the stock on it, and the flows of the days since the point before (none for the first). */
export interface StockPoint {
  readonly on: Day;
  readonly stock: StockOn;
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
