import { type Month } from '@muster/domain';
import {
  backTest,
  type BackTestPlan,
  type Method,
  planFor,
  relativeWis,
  type ScoredGroup,
  scoreboard,
  type SeriesInput,
} from '@muster/forecast';
import { MusterFault } from '@muster/platform';

/** How forecasts made again from the past did, method beside method. */
export interface BackTestReport {
  readonly plan: BackTestPlan;
  readonly groups: readonly ScoredGroup[];
  /** The series model's weighted interval score ÷ another method's, by profession: geometric means over its groups. */
  readonly relative: readonly {
    readonly profession: string;
    readonly naive: number;
    readonly drift: number;
    readonly ets: number;
  }[];
}

export interface BackTestRequest {
  readonly horizons: number;
  readonly lastTarget: Month | undefined;
  readonly seed: number;
  readonly trajectories: number;
}

/** @throws {MusterFault} `nothing-to-test` where no forecast can be made and scored */
export function backTestReport(
  series: readonly Omit<SeriesInput, 'origin'>[],
  { horizons, lastTarget, seed, trajectories }: BackTestRequest,
): BackTestReport {
  const plan = planFor(series, { horizons, lastTarget, seed, trajectories });
  const groups = scoreboard(backTest(series, plan));
  if (groups.length === 0)
    throw new MusterFault(
      'nothing-to-test',
      'no forecast can be made from the past and scored by what came',
      'a back-test needs at least six periods laid end to end, each with the stock at start and end',
    );
  const professions = [...new Set(groups.map(({ profession }) => profession))];
  return {
    plan,
    groups,
    relative: professions.map(profession => ({
      profession,
      naive: relativeWis(groups, profession, 'naive'),
      drift: relativeWis(groups, profession, 'drift'),
      ets: relativeWis(groups, profession, 'ets'),
    })),
  };
}

export const METHOD_NAMES = {
  naive: 'naive',
  drift: 'drift',
  ets: 'damped ETS',
  series: 'series model',
  pipeline: 'pipeline model',
  combined: 'combined model',
} as const satisfies Record<Method, string>;

/** `midwife FTE, England`. */
export function groupName({ profession, measure, level }: ScoredGroup): string {
  return `${profession} ${measure === 'fte' ? 'FTE' : 'HC'}, ${level === 'england' ? 'England' : 'regions'}`;
}

/** A score to three figures: 211, 39.8, 9.12. */
export function scoreFigure(value: number): string {
  return value >= 100 ? value.toFixed(0) : value.toPrecision(3);
}

/** `211 / 1.31 / .73 / .97`: WIS, MASE, coverage of 80 % and of 95 %. */
export function scoresInShort({ wis, mase, coverage }: ScoredGroup['scores'][number]): string {
  const share = (value: number) => value.toFixed(2).replace(/^0/, '');
  return [scoreFigure(wis), mase.toFixed(2), share(coverage[80]), share(coverage[95])].join(' / ');
}
