import { type Day } from '../../../calendar/day.js';
import { type Month } from '../../../calendar/month.js';
import { type Fact } from '../../../events/fact.js';
import { type Fte, fte } from '../../../fte.js';
import { type Profession } from '../../../professions.js';

export interface Figure {
  readonly headcount: number | undefined;
  readonly fte: Fte | undefined;
}

/** One published period of one profession, as one vintage has it. */
export interface PublishedPeriod {
  readonly profession: Profession;
  readonly series: string;
  readonly vintage: Month;
  readonly from: Day;
  readonly to: Day;
  readonly start: Figure | undefined;
  readonly end: Figure | undefined;
  readonly joiners: Figure | undefined;
  readonly leavers: Figure | undefined;
}

export const FIGURE_KINDS = ['start', 'end', 'joiners', 'leavers'] as const;
export type FigureKind = (typeof FIGURE_KINDS)[number];

/** By profession, series, vintage and period: reports of the same figure without `supersedes` replace it in timeline order. */
export type FiguresStory = ReadonlyMap<string, PublishedPeriod>;

export function periodOf(fact: Fact<'workforce.reported'>): PublishedPeriod {
  const { profession, series, vintage, from, to, start, end, joiners, leavers } = fact.data;
  return {
    profession,
    series,
    vintage: vintage as Month,
    from: from as Day,
    to: to as Day,
    start: figureOf(start),
    end: figureOf(end),
    joiners: figureOf(joiners),
    leavers: figureOf(leavers),
  };
}

export function periodKey(period: PublishedPeriod): string {
  return JSON.stringify([period.profession, period.series, period.vintage, period.from, period.to]);
}

function figureOf(given: { headcount?: number; fte?: number } | undefined): Figure | undefined {
  return given && { headcount: given.headcount, fte: given.fte === undefined ? undefined : fte(given.fte) };
}
