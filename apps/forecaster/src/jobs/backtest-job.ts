import { type Month, monthNumber } from '@muster/domain';
import { backTest, scoreboard, type Scored } from '@muster/forecast';
import { type AnsweredBacktest, type NoAnswer, type TestedOn } from '@muster/jobs';
import { gatherTested, type Published, type Tested, type ToldSeries } from '@muster/store';
import { type Draws } from '../series/drawn.js';
import { type Making, type Steps } from './kept-job.js';
import { HORIZONS, onPeople } from './people-backtest.js';

/** Fewer years before the first origin teach little. */
const YEARS_BEFORE = 4;
/** From each origin all horizons are drawn: a scoreboard needs fewer trajectories than a forecast that is shown. */
const TRAJECTORIES = 2_000;

/** How the models would have fared on the past that the store holds. */
export const makeBacktest: Making<'backtest', Tested> = {
  gather: gatherTested,
  about: () => ({}),
  mostTrajectories: TRAJECTORIES,
  make: (tested, draws, steps, { model = 'series' }) => {
    if (tested.of === 'published') return onPublished(tested.published, draws, steps);
    return onPeople(tested, model === 'combined' ? model : 'pipeline', draws, steps);
  },
};

async function onPublished(
  published: readonly Published[],
  draws: Draws,
  steps: Steps,
): Promise<AnsweredBacktest | NoAnswer> {
  const series = published.map(({ told }) => told);
  const lastTarget = series
    .map(({ origin }) => origin)
    .sort()
    .at(-1);
  const origins = [...new Set(series.flatMap(originsOf))].sort();
  if (lastTarget === undefined || origins.length === 0)
    return {
      status: 'no-answer',
      code: 'no-series',
      detail: `no published series here has ${YEARS_BEFORE} years and one more to test on`,
      remedy: 'import a series that is long enough',
    };
  const plan = { horizons: HORIZONS, lastTarget, ...draws };
  const scored: Scored[] = [];
  for (const [index, told] of series.entries()) {
    const words = `testing on ${told.profession}, ${told.measure}`;
    for (const [nth, origin] of originsOf(told).entries()) {
      await steps.step(Math.round((90 * (index + nth / originsOf(told).length)) / series.length), 100, words);
      scored.push(...backTest([told], { ...plan, origins: [origin] }));
    }
  }
  return {
    ...{
      status: 'answered',
      model: 'series',
      from: fromPublished(published),
      origins,
      horizons: HORIZONS,
      lastTarget,
    },
    ...{ ...draws, groups: scoreboard(scored) },
  };
}

/** A profession is of one publication in both measures. */
function fromPublished(published: readonly Published[]): TestedOn {
  const of = new Map(
    published.map(({ told: { profession }, series, vintage }) => [
      profession,
      { profession, series, vintage },
    ]),
  );
  return { evidence: 'reported', published: [...of.values()], simulated: false };
}

/** The ends of England's periods that have enough years before them and one after. */
function originsOf({ england, origin }: ToldSeries): Month[] {
  const ends = [...new Set((england?.periods ?? []).map(({ to }) => to))].sort();
  return ends.filter(end => {
    const before = ends.filter(
      other => yearsFrom(other, end) >= 0 && Number.isInteger(yearsFrom(other, end)),
    );
    return before.length >= YEARS_BEFORE && end < origin && Number.isInteger(yearsFrom(end, origin));
  });
}

const yearsFrom = (earlier: Month, later: Month) => (monthNumber(later) - monthNumber(earlier)) / 12;
