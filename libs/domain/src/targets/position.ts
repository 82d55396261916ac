import { addMonths, type Day, monthsBetween } from '../calendar/day.js';
import { type Basis, type Evidence, type TargetDefinition } from '../subjects/target/target.js';
import { type Staffing } from './staffing.js';

/** What stands between the question and an answer, as a code and in words. */
export interface NoAnswer {
  readonly status: 'no-series' | 'not-published' | 'before-baseline' | 'not-measured' | 'no-derived-evidence';
  readonly detail: string;
}

/** The change since a baseline: change = likeForLike + breaks + onboarding + restructuring. In the measure's units (FTE: hundred-thousandths). */
export interface Change {
  /** opening to closing, all of it. */
  readonly change: number;
  /** The part that counts towards a target. Undefined where a period's start is missing. */
  readonly likeForLike: number | undefined;
  /** Organisations that entered or left the published figures; derived evidence has none: 0. */
  readonly breaks: number | undefined;
  /** People whose organisation's feed began or ended; published figures have none: 0. */
  readonly onboarding: number;
  /** Mergers, moved boundaries; published figures know none: 0. */
  readonly restructuring: number;
  /** Whether both ends tell of the same workforce. If not, the change is none that counts, and there is no percentage. */
  readonly comparable: boolean;
}

/** Where a target stands. */
export interface PositionFigures {
  readonly status: 'answered';
  readonly evidence: Evidence;
  /** The day that answers. */
  readonly on: Day;
  readonly baseline: { readonly on: Day; readonly stock: number };
  readonly inPost: number;
  readonly change: Change;
  /** What counts towards the target under its basis: like for like, gross joiners, or funded posts. */
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
  /** The change since the baseline on the way, `on` the last of it. */
  readonly course: readonly ({ readonly on: Day } & Change)[];
  readonly basisByBaseline: readonly BaselineColumn[];
  /** Funded, filled, vacant, required, on leave: beside the position, never part of it. */
  readonly staffing: Staffing;
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
  | { readonly status: 'not-published' | 'not-comparable'; readonly detail: string };

/** The amount of a target in the units that its measure is kept in. */
export function amountOf({ measure, amount }: Pick<TargetDefinition, 'measure' | 'amount'>): number {
  return measure === 'fte' ? amount * 100_000 : amount;
}

/** What counts, in per cent of the amount, what remains, and how fast it would have to come. */
export function progress(
  target: TargetDefinition,
  counted: number | undefined,
  on: Day,
): Pick<PositionFigures, 'counted' | 'percent' | 'remaining'> & { readonly required: number | undefined } {
  const amount = amountOf(target);
  const remaining = counted === undefined ? undefined : amount - counted;
  return {
    counted,
    percent: counted === undefined ? undefined : (100 * counted) / amount,
    remaining,
    required: requiredRate(remaining, on, target.dueOn),
  };
}

function requiredRate(remaining: number | undefined, on: Day, dueOn: Day | undefined): number | undefined {
  if (remaining === undefined || remaining <= 0 || dueOn === undefined || dueOn <= on) return undefined;
  return remaining / monthsBetween(on, dueOn);
}

/** The answer from each anniversary of the baseline and under each basis. */
export function byBaseline(
  baselineOn: Day,
  on: Day,
  stock: (from: Day) => number,
  cell: (basis: Basis, from: Day) => Cell,
): BaselineColumn[] {
  return anniversariesOf(baselineOn, on).map(from => ({
    baselineOn: from,
    stock: stock(from),
    cells: {
      net: cell('net', from),
      gross: cell('gross', from),
      establishment: cell('establishment', from),
    },
  }));
}

/** The anniversaries of a baseline, from the year before it to the year before the day asked for. */
export function anniversariesOf(baselineOn: Day, on: Day): Day[] {
  const days: Day[] = [];
  for (let years = -1; addMonths(baselineOn, 12 * years) < on; years += 1)
    days.push(addMonths(baselineOn, 12 * years));
  return days;
}
