import { type Coverage, coverageOf, histogram } from '../scoring/calibration.js';
import { brier, reliability, type ReliabilityBin } from '../scoring/events.js';
import { weightedIntervalScore } from '../scoring/wis.js';
import { ENGLAND } from '../series/places.js';
import { type Method, PEOPLE_METHODS, type Scored } from './back-test.js';

/** How one method did in one group of forecasts. */
export interface Score {
  readonly method: Method;
  /** Weighted interval score, in FTE or people. */
  readonly wis: number;
  /** Mean absolute error of the median, in mean absolute yearly changes of the area's past. */
  readonly mase: number;
  readonly coverage: Coverage;
}

/** All methods beside each other, over the same forecasts. */
export interface ScoredGroup {
  readonly profession: string;
  readonly measure: Scored['measure'];
  readonly level: 'england' | 'region';
  readonly forecasts: number;
  /** Of those that answered all of them. */
  readonly scores: readonly Score[];
  /** Of the model that is tested: what takes draws. */
  readonly series: {
    readonly crps: number;
    /** How many truths lay in each tenth of the distribution. */
    readonly pit: readonly number[];
    readonly brier: number;
    readonly reliability: readonly ReliabilityBin[];
  };
}

const BINS = 10;

/** Profession × measure × England or regions, in the order in which they come. @param tested whose draws are looked into */
export function scoreboard(scored: readonly Scored[], tested: Method = 'series'): ScoredGroup[] {
  const groups = new Map<string, Scored[]>();
  for (const each of scored) {
    const key = JSON.stringify([each.profession, each.measure, levelOf(each)]);
    groups.set(key, [...(groups.get(key) ?? []), each]);
  }
  return [...groups.values()].map(group => {
    const series = group.filter(({ method }) => method === tested);
    const hits = series.flatMap(each => each.hits ?? []);
    return {
      profession: group[0]!.profession,
      measure: group[0]!.measure,
      level: levelOf(group[0]!),
      forecasts: series.length,
      scores: PEOPLE_METHODS.flatMap(method => {
        const own = group.filter(each => each.method === method);
        return own.length === series.length ? [scoreOf(method, own)] : [];
      }),
      series: {
        crps: mean(series.map(each => each.crps!)),
        pit: histogram(
          series.map(each => each.pit!),
          BINS,
        ),
        brier: brier(hits),
        reliability: reliability(hits, BINS),
      },
    };
  });
}

function scoreOf(method: Method, scored: readonly Scored[]): Score {
  return {
    method,
    wis: mean(scored.map(({ quantiles, truth }) => weightedIntervalScore(quantiles, truth))),
    mase: mean(scored.map(({ quantiles, truth, scale }) => Math.abs(quantiles[3] - truth) / scale)),
    coverage: coverageOf(scored),
  };
}

/**
 * The series model's weighted interval score as a share of another method's: geometric mean over the groups of a profession, so that
 * large and small groups count alike. Below 1 the series model is better.
 */
export function relativeWis(groups: readonly ScoredGroup[], profession: string, than: Method): number {
  const ratios = groups
    .filter(group => group.profession === profession)
    .map(({ scores }) => {
      const of = (method: Method) => scores.find(score => score.method === method)!.wis;
      return Math.log(of('series') / of(than));
    });
  return Math.exp(mean(ratios));
}

function levelOf({ area }: Scored): ScoredGroup['level'] {
  return area === ENGLAND ? 'england' : 'region';
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
