import { addMonths, type Day, monthsBetween } from '../calendar/day.js';
import { type Month } from '../calendar/month.js';
import { bridgeOf } from '../reported/bridge.js';
import {
  periodsBetween,
  publishedDays,
  type ReportedMeasure,
  stockOn,
  type Vintage,
  vintagesOf,
} from '../reported/series.js';
import { type PublishedPeriod } from '../subjects/organisation/figures/fold.js';
import { type Basis, type TargetDefinition } from '../subjects/target/target.js';

/** What stands between the question and an answer, as a code and in words. */
export interface NoAnswer {
  readonly status: 'no-series' | 'not-published' | 'before-baseline' | 'not-measured' | 'no-derived-evidence';
  readonly detail: string;
}

/** The change since a baseline. Amounts in the measure's units (FTE: hundred-thousandths). */
export interface Change {
  /** opening to closing, breaks and all. */
  readonly change: number;
  /** The change without breaks: the part that counts towards a target. Undefined where a period's start is missing. */
  readonly likeForLike: number | undefined;
  readonly breaks: number | undefined;
  /** Published figures know no restructuring: 0. */
  readonly restructuring: number;
}

/** Where a target stands, by published figures of one vintage. */
export interface ReportedPosition {
  readonly status: 'answered';
  readonly series: string;
  readonly vintage: Month;
  /** The published day that answers: the last on or before the day asked for. */
  readonly on: Day;
  readonly baseline: { readonly on: Day; readonly stock: number };
  readonly inPost: number;
  readonly change: Change;
  /** What counts towards the target under its basis: like for like, or gross joiners. */
  readonly counted: number | undefined;
  /** counted ÷ amount, in percent. */
  readonly percent: number | undefined;
  /** amount − counted; negative is a surplus. */
  readonly remaining: number | undefined;
  readonly runRate: {
    /** A month, from `on` to the due day; undefined without a due day, after it, and when nothing remains. */
    readonly required: number | undefined;
    /** A month, over the last twelve. */
    readonly lastTwelveMonths: number | undefined;
  };
  /** The change since the baseline on each published day on the way, `on` the last of them. */
  readonly course: readonly ({ readonly on: Day } & Change)[];
  readonly basisByBaseline: readonly BaselineColumn[];
}

/** One baseline, and what each basis makes of it: the baseline decides the answer, so all are shown. */
export interface BaselineColumn {
  readonly baselineOn: Day;
  readonly stock: number;
  readonly cells: Readonly<Record<Basis, Cell>>;
}

/** A whole change and the like-for-like part of it; or why there is none. */
export type Cell =
  | { readonly status: 'answered'; readonly change: number; readonly likeForLike: number | undefined }
  | { readonly status: 'not-published'; readonly detail: string };

export const NO_SERIES = 'no published series at this detail';
export const NO_ESTABLISHMENT = 'no data until reported: no establishment (funded posts) has been reported';

/**
 * @param target what is asked; its vintage, where given, is the only one used
 * @param periods all published periods of the target's profession and area, any vintage
 * @param on the day asked for; between published days the last one answers, and says which
 */
export function reportedPosition(
  target: TargetDefinition,
  periods: readonly PublishedPeriod[],
  on: Day,
): ReportedPosition | NoAnswer {
  if (target.measure !== 'fte' && target.measure !== 'headcount')
    return { status: 'not-measured', detail: `published workforce figures do not measure ${target.measure}` };
  const { measure, baselineOn } = target;
  const vintages = vintagesOf(periods).filter(
    ({ vintage }) => target.vintage === undefined || vintage === target.vintage,
  );
  if (vintages.length === 0)
    return {
      status: 'no-series',
      detail: target.vintage ? `${NO_SERIES} in vintage ${target.vintage}` : NO_SERIES,
    };

  const answers = vintages
    .flatMap(vintage => publishedDays(vintage, measure))
    .filter(published => published <= on);
  const answering = answers.reduce<Day | undefined>(
    (last, next) => (last === undefined || next > last ? next : last),
    undefined,
  );
  if (answering === undefined)
    return { status: 'not-published', detail: `nothing is published for ${on} or before` };
  if (answering < baselineOn)
    return {
      status: 'before-baseline',
      detail: `the last published day on or before ${on} is ${answering}, before the baseline of ${baselineOn}`,
    };

  const vintage = vintages.find(
    candidate =>
      stockOn(candidate, baselineOn, measure) !== undefined &&
      stockOn(candidate, answering, measure) !== undefined,
  );
  if (vintage === undefined)
    return {
      status: 'not-published',
      detail: `no single vintage holds both ${baselineOn} and ${answering}, and vintages are never mixed`,
    };
  return answer(target, measure, vintage, answering);
}

function answer(
  target: TargetDefinition,
  measure: ReportedMeasure,
  vintage: Vintage,
  on: Day,
): ReportedPosition | NoAnswer {
  const cells = basisCells(vintage, measure, target.baselineOn, on);
  const cell = cells[target.basis];
  if (cell.status !== 'answered') return { status: 'not-published', detail: cell.detail };
  const amount = target.measure === 'fte' ? target.amount * 100_000 : target.amount;
  const whole = changeBetween(vintage, measure, target.baselineOn, on);
  const counted = cell.likeForLike;
  const remaining = counted === undefined ? undefined : amount - counted;
  const yearBefore = addMonths(on, -12);
  const lastYear =
    stockOn(vintage, yearBefore, measure) === undefined
      ? undefined
      : basisCells(vintage, measure, yearBefore, on)[target.basis];
  return {
    status: 'answered',
    series: vintage.series,
    vintage: vintage.vintage,
    on,
    baseline: { on: target.baselineOn, stock: stockOn(vintage, target.baselineOn, measure)! },
    inPost: stockOn(vintage, on, measure)!,
    change: whole,
    counted,
    percent: counted === undefined ? undefined : (100 * counted) / amount,
    remaining,
    runRate: {
      required: requiredRate(remaining, on, target.dueOn),
      lastTwelveMonths:
        lastYear?.status === 'answered' && lastYear.likeForLike !== undefined
          ? lastYear.likeForLike / 12
          : undefined,
    },
    course: (periodsBetween(vintage, target.baselineOn, on) ?? []).map(({ to }) => ({
      on: to,
      ...changeBetween(vintage, measure, target.baselineOn, to),
    })),
    basisByBaseline: baselines(vintage, measure, target.baselineOn, on).map(baselineOn => ({
      baselineOn,
      stock: stockOn(vintage, baselineOn, measure)!,
      cells: basisCells(vintage, measure, baselineOn, on),
    })),
  };
}

function requiredRate(remaining: number | undefined, on: Day, dueOn: Day | undefined): number | undefined {
  if (remaining === undefined || remaining <= 0 || dueOn === undefined || dueOn <= on) return undefined;
  return remaining / monthsBetween(on, dueOn);
}

/** The anniversaries of the baseline that were published, from the year before it to the year before the day asked for. */
function baselines(vintage: Vintage, measure: ReportedMeasure, baselineOn: Day, on: Day): Day[] {
  const days: Day[] = [];
  for (let years = -1; addMonths(baselineOn, 12 * years) < on; years += 1) {
    const anniversary = addMonths(baselineOn, 12 * years);
    if (stockOn(vintage, anniversary, measure) !== undefined) days.push(anniversary);
  }
  return days;
}

function changeBetween(vintage: Vintage, measure: ReportedMeasure, from: Day, to: Day): Change {
  const opening = stockOn(vintage, from, measure)!;
  const path = periodsBetween(vintage, from, to);
  const bridge = path && bridgeOf(path, measure, opening);
  return {
    change: stockOn(vintage, to, measure)! - opening,
    likeForLike: bridge?.likeForLike,
    breaks: bridge?.breaks,
    restructuring: 0,
  };
}

function basisCells(vintage: Vintage, measure: ReportedMeasure, from: Day, to: Day): Record<Basis, Cell> {
  const net = changeBetween(vintage, measure, from, to);
  const path = periodsBetween(vintage, from, to);
  const joiners = path && bridgeOf(path, measure, stockOn(vintage, from, measure)).joiners;
  return {
    net: { status: 'answered', change: net.change, likeForLike: net.likeForLike },
    gross:
      joiners === undefined
        ? {
            status: 'not-published',
            detail: `joiners are not published for every period from ${from} to ${to}`,
          }
        : { status: 'answered', change: joiners, likeForLike: joiners },
    establishment: { status: 'not-published', detail: NO_ESTABLISHMENT },
  };
}
