import { addMonths, type Day } from '../calendar/day.js';
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
import { establishmentCell } from './establishment-cell.js';
import {
  anniversariesOf,
  type Cell,
  type Change,
  type NoAnswer,
  type PositionFigures,
  progress,
} from './position.js';
import { type Needs, NO_NEEDS_REPORTED, staffingOn } from './staffing.js';

/** Where a target stands, by published figures of one vintage. */
export interface ReportedPosition extends PositionFigures {
  readonly evidence: 'reported';
  readonly series: string;
  /** The published day that answers is the last on or before the day asked for; both ends are of this vintage. */
  readonly vintage: Month;
}

export const NO_SERIES = 'no published series at this detail';

/**
 * @param target what is asked; its vintage, where given, is the only one used
 * @param periods all published periods of the target's profession and area, any vintage
 * @param needs what is reported of funded posts and of what is needed there
 * @param on the day asked for; between published days the last one answers, and says which
 */
export function reportedPosition(
  target: TargetDefinition,
  periods: readonly PublishedPeriod[],
  on: Day,
  needs: Needs = NO_NEEDS_REPORTED,
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
  return answer(target, measure, vintage, answering, needs);
}

function answer(
  target: TargetDefinition,
  measure: ReportedMeasure,
  vintage: Vintage,
  on: Day,
  needs: Needs,
): ReportedPosition | NoAnswer {
  const cells = basisCells(vintage, measure, target.baselineOn, on, needs);
  const cell = cells[target.basis];
  if (cell.status !== 'answered') return { status: 'not-published', detail: cell.detail };
  const whole = changeBetween(vintage, measure, target.baselineOn, on);
  const { required, ...progressed } = progress(target, cell.likeForLike, on);
  const yearBefore = addMonths(on, -12);
  const lastYear =
    stockOn(vintage, yearBefore, measure) === undefined
      ? undefined
      : basisCells(vintage, measure, yearBefore, on, needs)[target.basis];
  return {
    status: 'answered',
    evidence: 'reported',
    series: vintage.series,
    vintage: vintage.vintage,
    on,
    baseline: { on: target.baselineOn, stock: stockOn(vintage, target.baselineOn, measure)! },
    inPost: stockOn(vintage, on, measure)!,
    change: whole,
    ...progressed,
    runRate: {
      required,
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
      cells: basisCells(vintage, measure, baselineOn, on, needs),
    })),
    staffing: staffingOn(needs, on, stockOn(vintage, on, 'fte'), undefined, undefined),
  };
}

/** The anniversaries of the baseline that were published. */
function baselines(vintage: Vintage, measure: ReportedMeasure, baselineOn: Day, on: Day): Day[] {
  return anniversariesOf(baselineOn, on).filter(day => stockOn(vintage, day, measure) !== undefined);
}

function changeBetween(vintage: Vintage, measure: ReportedMeasure, from: Day, to: Day): Change {
  const opening = stockOn(vintage, from, measure)!;
  const path = periodsBetween(vintage, from, to);
  const bridge = path && bridgeOf(path, measure, opening);
  return {
    change: stockOn(vintage, to, measure)! - opening,
    likeForLike: bridge?.likeForLike,
    breaks: bridge?.breaks,
    onboarding: 0,
    restructuring: 0,
    comparable: true,
  };
}

function basisCells(
  vintage: Vintage,
  measure: ReportedMeasure,
  from: Day,
  to: Day,
  needs: Needs,
): Record<Basis, Cell> {
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
    establishment: establishmentCell(needs, measure, from, to),
  };
}
