import { PROFESSIONS } from '../../address/filters.js';
import { inDigits, PER_CENT } from '../../words/numbers.js';
import { type Backtest, type BacktestGroup } from './query.js';

export type Score = BacktestGroup['scores'][number];

/** In the order of the table: what anybody could do first, the model last. */
export const METHODS = {
  naive: 'As it was last',
  drift: 'On as before (drift)',
  ets: 'Damped trend (ETS)',
  series: 'Muster’s model',
} as const;
export const MODEL = 'series';

export function methodName(method: string): string {
  return (METHODS as Readonly<Record<string, string>>)[method] ?? method;
}

export function groupName({ profession, of, level }: BacktestGroup): string {
  const whom = (PROFESSIONS as Readonly<Record<string, string>>)[profession] ?? profession;
  return `${whom}, ${of === 'fte' ? 'FTE' : 'headcount'}, ${level === 'england' ? 'England' : 'regions'}`;
}

/** Names a group in the address. */
export function groupKey({ profession, of, level }: BacktestGroup): string {
  return [profession, of, level].join('-');
}

/** Whether the model did better than every other way in a group, by the weighted interval score. */
export function isBest({ scores }: BacktestGroup): boolean {
  const model = scores.find(({ method }) => method === MODEL);
  return model !== undefined && scores.every(({ method, wis }) => method === MODEL || model.wis < wis);
}

/** What the back-test says, in sentences: before any table. */
export function backtestInWords({ origins, horizons, groups }: Backtest): string[] {
  const best = groups.filter(isBest).length;
  const total = groups.reduce((sum, { forecasts }) => sum + forecasts, 0);
  const within = (level: string) =>
    groups.reduce((sum, group) => sum + (modelOf(group)?.coverage[level] ?? 0) * group.forecasts, 0);
  if (total === 0) return ['Nothing could be forecast on the past: too few periods are published.'];
  return [
    `From each of ${origins.length} past days the model forecast up to ${horizons} years ahead, as if nothing later were known: ${inDigits(total)} figures. ` +
      `${inDigits(within('80'))} of them came within the 80 % range (${percent(within('80') / total)}, where 80 % would be right), ` +
      `${inDigits(within('95'))} within the 95 % range (${percent(within('95') / total)}).`,
    best === groups.length
      ? 'It did better than each of the simple ways in every group.'
      : `It did better than each of the simple ways in ${best} of ${groups.length} groups; where it did not, the table says so.`,
  ];
}

export function modelOf({ scores }: BacktestGroup): Score | undefined {
  return scores.find(({ method }) => method === MODEL);
}

export function percent(share: number): string {
  return `${inDigits(100 * share, 0)}${PER_CENT}`;
}

/** So far from one half, that it is worth saying. */
const LOPSIDED = 0.1;

/** How the histogram of where outcomes lay is to be read. */
export function pitInWords(pit: readonly number[]): string {
  const total = pit.reduce((sum, count) => sum + count, 0);
  if (total === 0) return 'No outcome was placed.';
  const outer = (pit[0]! + pit.at(-1)!) / total;
  const expected = 2 / pit.length;
  const shape =
    outer > expected * 1.5
      ? 'More lie at the ends than should: the ranges were too narrow.'
      : outer < expected * 0.5
        ? 'Fewer lie at the ends than should: the ranges were wider than they had to be.'
        : 'The ends hold about what they should.';
  const below = pit.slice(0, pit.length / 2).reduce((sum, count) => sum + count, 0);
  const side =
    Math.abs(below / total - 0.5) < LOPSIDED
      ? ''
      : below / total > 0.5
        ? ` ${inDigits(below)} of ${inDigits(total)} lay in the lower half: what was forecast was mostly too high.`
        : ` ${inDigits(total - below)} of ${inDigits(total)} lay in the upper half: what was forecast was mostly too low.`;
  return `Were the model right, each tenth would hold ${inDigits(total / pit.length, 1)}. ${shape}${side}`;
}
