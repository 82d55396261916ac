import { addMonths, type Day, dayInWords, monthsBetween } from '../calendar/day.js';
import { bridgeBetween, type DerivedBridge } from '../derived/bridge.js';
import { type CoverageOn } from '../derived/coverage.js';
import { type DerivedEvidence, type DerivedMeasure } from '../derived/evidence.js';
import { isProvisional } from '../derived/provisional.js';
import { type Basis, type TargetDefinition } from '../subjects/target/target.js';
import {
  anniversariesOf,
  byBaseline,
  type Cell,
  type Change,
  type NoAnswer,
  type PositionFigures,
  progress,
} from './position.js';
import { establishmentCell } from './establishment-cell.js';
import { type Needs, staffingOn } from './staffing.js';

/** Where a target stands, by events about people. */
export interface DerivedPosition extends PositionFigures {
  readonly evidence: 'derived';
  readonly series: undefined;
  readonly vintage: undefined;
  /** Whether the feeds tell of the same workforce at the baseline and on the day. */
  readonly comparable: boolean;
  readonly coverage: { readonly atBaseline: CoverageOn; readonly on: CoverageOn };
  readonly simulated: boolean;
  /** Exits of the last 28 days before the newest day known are among the figures, and may become of other kinds. */
  readonly provisional: boolean;
}

export const NO_EVENTS: NoAnswer = {
  status: 'no-derived-evidence',
  detail: 'this is to be read from events about people, and none of this profession here have been taken in',
};

/** Up to here the course is shown by quarter, from here on by year. */
const QUARTERS_FOR_MONTHS = 36;

/** The days whose stock the position of a target on a day is made of, in order. */
export function daysOfPosition({ baselineOn }: Pick<TargetDefinition, 'baselineOn'>, on: Day): Day[] {
  const days = [...anniversariesOf(baselineOn, on), addMonths(on, -12), ...courseDays(baselineOn, on)];
  return [...new Set([baselineOn, ...days, on])].sort();
}

/** The days on the way that are shown, the last of them `on`. */
export function courseDays(baselineOn: Day, on: Day): Day[] {
  const months = monthsBetween(baselineOn, on) <= QUARTERS_FOR_MONTHS ? 3 : 12;
  const days: Day[] = [];
  for (let step = 1; addMonths(baselineOn, step * months) < on; step += 1)
    days.push(addMonths(baselineOn, step * months));
  return [...days, on];
}

/**
 * @param evidence of the target's profession and area, on the `daysOfPosition`; undefined when no event about people tells of them
 * @param on the day asked for
 */
export function derivedPosition(
  target: TargetDefinition,
  evidence: DerivedEvidence | undefined,
  needs: Needs,
  on: Day,
): DerivedPosition | NoAnswer {
  const { measure, baselineOn } = target;
  if (measure !== 'fte' && measure !== 'headcount')
    return { status: 'not-measured', detail: `events about people in post do not measure ${measure}` };
  if (evidence === undefined) return NO_EVENTS;
  if (on < baselineOn)
    return {
      status: 'before-baseline',
      detail: `${dayInWords(on)} is before the baseline of ${dayInWords(baselineOn)}`,
    };
  const figures = new Figures(evidence, measure, needs);
  const cell = figures.cell(target.basis, baselineOn, on);
  if (cell.status === 'not-published') return { status: 'not-published', detail: cell.detail };
  const counted = cell.status === 'answered' ? cell.likeForLike : undefined;
  const { required, ...progressed } = progress(target, counted, on);
  const yearBefore = figures.cell(target.basis, addMonths(on, -12), on);
  const { stock, coverage: covered } = figures.point(on);
  return {
    status: 'answered',
    evidence: 'derived',
    series: undefined,
    vintage: undefined,
    on,
    baseline: { on: baselineOn, stock: figures.point(baselineOn).stock[measure] },
    inPost: stock[measure],
    change: figures.change(baselineOn, on),
    ...progressed,
    runRate: {
      required,
      lastTwelveMonths:
        yearBefore.status === 'answered' && yearBefore.likeForLike !== undefined
          ? yearBefore.likeForLike / 12
          : undefined,
    },
    course:
      on === baselineOn
        ? []
        : courseDays(baselineOn, on).map(day => ({ on: day, ...figures.change(baselineOn, day) })),
    basisByBaseline: byBaseline(
      baselineOn,
      on,
      from => figures.point(from).stock[measure],
      (basis, from) => figures.cell(basis, from, on),
    ),
    staffing: staffingOn(needs, on, stock.fte, covered.comparable ? covered.organisations : undefined, {
      unknownFte: stock.unknownFte,
      onLeave: { people: stock.onLeave, fte: stock.onLeaveFte },
      working: { people: stock.headcount - stock.onLeave, fte: stock.fte - stock.onLeaveFte },
    }),
    comparable: figures.comparable(baselineOn, on),
    coverage: { atBaseline: figures.point(baselineOn).coverage, on: figures.point(on).coverage },
    simulated: evidence.simulated,
    provisional: isProvisional(on, evidence.newestDay),
  };
}

/** Changes between the days of the evidence. */
class Figures {
  constructor(
    private readonly evidence: DerivedEvidence,
    private readonly measure: DerivedMeasure,
    private readonly needs: Needs,
  ) {}

  point(day: Day): DerivedEvidence['points'][number] {
    return this.evidence.points[this.indexOf(day)]!;
  }

  comparable(from: Day, to: Day): boolean {
    return this.point(from).coverage.comparable && this.point(to).coverage.comparable;
  }

  change(from: Day, to: Day): Change {
    const { change, likeForLike, onboarding, restructuring } = this.bridge(from, to);
    return {
      change,
      likeForLike,
      breaks: 0,
      onboarding,
      restructuring,
      comparable: this.comparable(from, to),
    };
  }

  cell(basis: Basis, from: Day, to: Day): Cell {
    if (basis === 'establishment') return establishmentCell(this.needs, this.measure, from, to);
    if (!this.comparable(from, to))
      return {
        status: 'not-comparable',
        detail: notComparable(this.point(from).coverage, this.point(to).coverage),
      };
    const { change, likeForLike, joiners } = this.bridge(from, to);
    return basis === 'net'
      ? { status: 'answered', change, likeForLike }
      : { status: 'answered', change: joiners, likeForLike: joiners };
  }

  private bridge(from: Day, to: Day): DerivedBridge {
    return bridgeBetween(this.evidence.points, this.indexOf(from), this.indexOf(to), this.measure);
  }

  private indexOf(day: Day): number {
    const index = this.evidence.points.findIndex(({ on }) => on === day);
    if (index < 0)
      throw new Error(`the evidence lacks ${day}: it is to be read for the days of the position`);
    return index;
  }
}

/** `not comparable: feeds cover 40.0 % of the published stock at the baseline and 100.0 % on the day; 95 % are needed`. */
export function notComparable(atBaseline: CoverageOn, on: CoverageOn): string {
  return `not comparable: feeds cover ${shareInWords(atBaseline)} at the baseline and ${shareInWords(on)} on the day, and 95 % are needed`;
}

export function shareInWords({ share, of }: CoverageOn): string {
  if (share === undefined) return `nothing that a share could be taken of`;
  const whole = of === 'published-stock' ? 'the latest published stock' : 'the organisations heard of';
  return `${(100 * share).toFixed(1)} % of ${whole}`;
}
