import { PROFESSIONS } from '../../address/filters.js';
import { inDigits, PER_CENT } from '../../words/numbers.js';
import { type Backtest, type BacktestGroup, type TestedModel } from './query.js';

export type Score = BacktestGroup['scores'][number];

const SIMPLE_WAYS = {
  naive: { name: 'As it was last', short: 'Naive' },
  drift: { name: 'On as before (drift)', short: 'Drift' },
  ets: { name: 'Damped trend (ETS)', short: 'ETS' },
} as const;

/** In the order of tables: what anybody could do first, the models last. */
export const METHODS = {
  ...SIMPLE_WAYS,
  series: { name: 'Muster’s series model', short: 'Series' },
  pipeline: { name: 'Muster’s pipeline model', short: 'Pipeline' },
  combined: { name: 'Muster’s combined model', short: 'Combined' },
} as const;

export function methodName(method: string): string {
  return (METHODS as Readonly<Record<string, { readonly name: string }>>)[method]?.name ?? method;
}

/** Those that answered all questions of any group, in the order of tables. */
export function methodsOf(groups: readonly BacktestGroup[]): (keyof typeof METHODS)[] {
  const told = new Set(groups.flatMap(({ scores }) => scores.map(({ method }) => method)));
  return (Object.keys(METHODS) as (keyof typeof METHODS)[]).filter(method => told.has(method));
}

export function groupName({ profession, of, level }: BacktestGroup): string {
  const whom = (PROFESSIONS as Readonly<Record<string, string>>)[profession] ?? profession;
  return `${whom}, ${of === 'fte' ? 'FTE' : 'headcount'}, ${level === 'england' ? 'England' : 'regions'}`;
}

/** Names a group in the address. */
export function groupKey({ profession, of, level }: BacktestGroup): string {
  return [profession, of, level].join('-');
}

/** Whether the model did better than every simple way that a group has, by the weighted interval score. */
export function isBest(group: BacktestGroup, tested: TestedModel): boolean {
  const model = modelOf(group, tested);
  return model !== undefined && simpleIn(group).every(({ wis }) => model.wis < wis);
}

/** The way with the least error in a group. */
export function bestOf({ scores }: BacktestGroup): Score | undefined {
  return scores.reduce<Score | undefined>(
    (best, each) => (best && best.wis <= each.wis ? best : each),
    undefined,
  );
}

const simpleIn = ({ scores }: BacktestGroup) =>
  scores.filter(({ method }) => Object.hasOwn(SIMPLE_WAYS, method));

/** What the back-test says, in sentences: before any table. */
export function backtestInWords({ model, origins, horizons, groups }: Backtest): string[] {
  const beside = groups.filter(group => simpleIn(group).length > 0);
  const best = beside.filter(group => isBest(group, model)).length;
  const total = groups.reduce((sum, { forecasts }) => sum + forecasts, 0);
  const within = (level: string) =>
    groups.reduce((sum, group) => sum + (modelOf(group, model)?.coverage[level] ?? 0) * group.forecasts, 0);
  if (total === 0) return ['Nothing could be forecast on the past: too few periods are known.'];
  return [
    `From each of ${origins.length} past days the model forecast up to ${horizons} years ahead, as if nothing later were known: ${inDigits(total)} figures. ` +
      `${inDigits(within('80'))} of them came within the 80 % range (${percent(within('80') / total)}, where 80 % would be right), ` +
      `${inDigits(within('95'))} within the 95 % range (${percent(within('95') / total)}).`,
    beside.length === 0
      ? 'Too few years are known for any of the simple ways to stand beside it.'
      : best === beside.length
        ? 'It did better than each of the simple ways in every group.'
        : `It did better than each of the simple ways in ${best} of ${beside.length} groups; where it did not, the table says so.`,
    ...besideOtherModels(groups, model),
  ];
}

/** "Its errors (WIS) are 0.82 of those of Muster’s series model, over the same figures." */
function besideOtherModels(groups: readonly BacktestGroup[], model: TestedModel): string[] {
  const others = methodsOf(groups).filter(
    method => method !== model && !Object.hasOwn(SIMPLE_WAYS, method),
  ) as TestedModel[];
  const told = others.flatMap(other => {
    const share = shareOf(groups, model, other);
    return share === undefined ? [] : [`${inDigits(share, 2)} of those of ${methodName(other)}`];
  });
  return told.length === 0
    ? []
    : [`Its errors (WIS) are ${told.join(' and ')}, over the same figures: below 1 it did better.`];
}

/** The geometric mean over the groups that have both; undefined where none has. */
function shareOf(
  groups: readonly BacktestGroup[],
  model: TestedModel,
  other: TestedModel,
): number | undefined {
  const logs = groups.flatMap(group => {
    const [a, b] = [modelOf(group, model), modelOf(group, other)];
    return a && b && a.wis > 0 && b.wis > 0 ? [Math.log(a.wis / b.wis)] : [];
  });
  return logs.length === 0 ? undefined : Math.exp(logs.reduce((sum, log) => sum + log, 0) / logs.length);
}

/** What the past was read from. */
export function testedOnInWords({ from, model }: Backtest): string {
  const again = 'forecasts made again from past days, as if nothing later had been known';
  if (model === 'series') {
    const vintages = [...new Set((from?.published ?? []).map(({ vintage }) => vintage))].sort();
    const of = vintages.length === 0 ? '' : ` (vintage ${vintages.join(', ')})`;
    return `Published figures${of}; ${again}.`;
  }
  return `Events about ${from?.simulated ? 'simulated ' : ''}people, by the days on which things happened; ${again}.`;
}

export function modelOf({ scores }: BacktestGroup, model: TestedModel): Score | undefined {
  return scores.find(({ method }) => method === model);
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
