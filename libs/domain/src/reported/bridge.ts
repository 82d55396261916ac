import { type Day } from '../calendar/day.js';
import { type PublishedPeriod } from '../subjects/organisation/figures/fold.js';
import { amount, type ReportedMeasure } from './series.js';

/**
 * One published period as a step of the bridge. Amounts are in the measure's units (FTE: hundred-thousandths); what was not
 * published is undefined, and so is what would need it.
 */
export interface BridgeStep {
  readonly from: Day;
  readonly to: Day;
  readonly start: number | undefined;
  readonly end: number | undefined;
  /** `start` less the end of the step before: an organisation entered (or left) the data. Not progress. */
  readonly break: number | undefined;
  readonly joiners: number | undefined;
  readonly leavers: number | undefined;
  /** end − start − joiners + leavers: what the published flows do not explain. */
  readonly residual: number | undefined;
  /** end − start: the change with breaks left out. */
  readonly likeForLike: number | undefined;
}

/** opening + breaks + joiners − leavers + residual = closing, exactly, over the whole of a path of periods. */
export interface Bridge {
  readonly opening: number | undefined;
  readonly breaks: number | undefined;
  readonly joiners: number | undefined;
  readonly leavers: number | undefined;
  readonly residual: number | undefined;
  readonly closing: number | undefined;
  readonly change: number | undefined;
  readonly likeForLike: number | undefined;
  readonly steps: readonly BridgeStep[];
}

/**
 * @param periods a path: each starts on the day the one before ends
 * @param opening the stock on the first day; without it, whatever needs it is unknown
 */
export function bridgeOf(
  periods: readonly PublishedPeriod[],
  measure: ReportedMeasure,
  opening: number | undefined,
): Bridge {
  let before = opening;
  const steps = periods.map((period): BridgeStep => {
    const [start, end, joiners, leavers] = [period.start, period.end, period.joiners, period.leavers].map(
      figure => amount(figure, measure),
    );
    const step = {
      from: period.from,
      to: period.to,
      start,
      end,
      break: sum(start, negative(before)),
      joiners,
      leavers,
      residual: sum(end, negative(start), negative(joiners), leavers),
      likeForLike: sum(end, negative(start)),
    };
    before = end;
    return step;
  });
  const total = (part: keyof BridgeStep & ('break' | 'joiners' | 'leavers' | 'residual' | 'likeForLike')) =>
    sum(...steps.map(step => step[part]));
  const closing = steps.length === 0 ? opening : steps.at(-1)?.end;
  return {
    opening,
    breaks: total('break'),
    joiners: total('joiners'),
    leavers: total('leavers'),
    residual: total('residual'),
    closing,
    change: sum(closing, negative(opening)),
    likeForLike: total('likeForLike'),
    steps,
  };
}

/** Unknown as soon as one part is unknown. */
function sum(...parts: readonly (number | undefined)[]): number | undefined {
  let total = 0;
  for (const part of parts) {
    if (part === undefined) return undefined;
    total += part;
  }
  return total;
}

function negative(value: number | undefined): number | undefined {
  return value === undefined ? undefined : 0 - value;
}
