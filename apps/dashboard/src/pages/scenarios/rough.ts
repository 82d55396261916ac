import { type Schemas } from '../../client/api.js';
import { type FanPoint } from '../../charts/fan.js';
import { ENGLAND } from '../../geography/areas.js';
import { monthNumber } from '../../words/months.js';
import { changesAnything, type LeverStep, stepInWords } from './steps.js';

export type Answered = Schemas['AnsweredForecast'];
type Area = Answered['areas'][number];

/** What steps would do to a forecast, reckoned from its means alone: near enough while a slider moves, and no forecast. */
export interface Rough {
  /** In post, as things are and under the steps. */
  readonly now: readonly FanPoint[];
  readonly then: readonly FanPoint[];
  /** More in post on the day that answers for the due day, on average. */
  readonly more: number;
  readonly on: string | undefined;
  /** Of the target; undefined: the forecast tells none. */
  readonly chanceNow: number | undefined;
  readonly chance: number | undefined;
  /** Steps that it does not reckon, and why. */
  readonly leftOut: readonly { readonly step: string; readonly why: string }[];
}

/**
 * The latest forecast of a target, moved by what steps do to its mean flows: who leaves less or comes in more is added month by month, and leaves
 * as others do. The fan keeps its width. The exact answer pulls the levers in each of thousands of futures instead.
 *
 * @param ftePerHead what a person counts where FTE are forecast; 1 for headcount
 */
export function roughly(forecast: Answered, steps: readonly LeverStep[], ftePerHead: number): Rough {
  const own = forecast.areas.find(({ area }) => area === forecast.from.area)!;
  const told = steps.filter(changesAnything).map(step => ({ step, why: whyNot(step, forecast) }));
  const pulled = told.filter(({ why }) => why === undefined).map(({ step }) => step);
  const extra = extraIn(forecast, own, pulled, ftePerHead);
  const answering = forecast.hit?.due ?? forecast.hit?.byDay.at(-1) ?? undefined;
  const at = own.points.findIndex(({ on }) => on === answering?.on);
  return {
    now: own.points,
    then: own.points.map((point, nth) => moved(point, extra[nth]!)),
    more: extra[at] ?? extra.at(-1) ?? 0,
    on: answering?.on,
    chanceNow: answering?.chance,
    chance:
      answering && at >= 0 ? chanceMoved(forecast, own.points[at]!, answering.chance, extra[at]!) : undefined,
    leftOut: told.flatMap(({ step, why }) => (why === undefined ? [] : [{ step: stepInWords(step), why }])),
  };
}

const COHORTS: ReadonlySet<LeverStep['kind']> = new Set([
  'intake-places',
  'fill-rate',
  'withdrawal',
  'time-to-first-post',
  'join-rate',
]);

/** Why a step cannot be reckoned here; undefined: it can. */
function whyNot({ kind, way, band, area }: LeverStep, { areas, from }: Answered): string | undefined {
  const own = areas.find(told => told.area === from.area)!;
  if (COHORTS.has(kind)) return 'it acts through cohorts in training, which this sketch does not follow';
  if (kind === 'inactive-spells') return 'nothing here tells whose post is inactive';
  if (band !== undefined) return 'nothing here tells how long people have been in post';
  if (kind === 'hours' && own.measure === 'headcount') return 'hours do not change a headcount';
  if ((kind === 'returners' || kind === 'recruitment-abroad') && way !== 'by')
    return 'joiners are not told apart here: say by how many people a year';
  if (area !== undefined && !areas.some(told => told.area === area))
    return 'the place is not forecast by itself';
  if (areas.some(({ bridge }) => bridge === null)) return 'joiners and leavers are not forecast here';
  return undefined;
}

/** More in post in the area of the target on each day forecast: what acts there, and what acts in parts of it. */
function extraIn(
  forecast: Answered,
  own: Area,
  steps: readonly LeverStep[],
  ftePerHead: number,
): readonly number[] {
  const parts = own.area === ENGLAND ? forecast.areas : [own];
  const actsIn = (area: string) =>
    steps.filter(step => step.area === area || (area === own.area && isEverywhere(step)));
  const share = own.area === ENGLAND ? 1 : shareOf(own, forecast.areas);
  const each = parts.map(part => extraOf(part, actsIn(part.area), forecast.from.origin, ftePerHead, share));
  return own.points.map((_, nth) => each.reduce((sum, extra) => sum + (extra[nth] ?? 0), 0));
}

const isEverywhere = ({ area }: LeverStep) => area === undefined || area === ENGLAND;

/** A region's part of what is said of all of them together. */
function shareOf(own: Area, areas: readonly Area[]): number {
  const all = areas.filter(({ area }) => area !== ENGLAND).reduce((sum, { atOrigin }) => sum + atOrigin, 0);
  return all === 0 ? 1 : own.atOrigin / all;
}

function extraOf(
  { points, bridge, atOrigin }: Area,
  steps: readonly LeverStep[],
  origin: string,
  ftePerHead: number,
  share: number,
): number[] {
  if (steps.length === 0) return points.map(() => 0);
  let extra = 0; // because of steps, before hours
  let [before, opening, gone] = [origin, atOrigin, 0];
  return points.map(({ on, mean }, nth) => {
    const years = (monthNumber(on) - monthNumber(before)) / 12;
    const left = (bridge?.[nth]?.leavers.mean ?? 0) - gone;
    let [more, factor] = [0, 1];
    for (const step of steps) {
      const held = shareHeld(step, before, on);
      if (step.kind === 'leaving-rate') more += held * (left - leftUnder(step, left, opening, years));
      else if (step.kind === 'hours') factor *= hoursUnder(step, on, ftePerHead);
      else more += held * years * step.value * ftePerHead * (isEverywhere(step) ? share : 1);
    }
    extra += more - extra * Math.min(1, opening > 0 ? left / opening : 0);
    [before, opening, gone] = [on, mean, gone + left];
    return extra + (factor - 1) * Math.max(0, mean + extra);
  });
}

function leftUnder({ way, value }: LeverStep, left: number, opening: number, years: number): number {
  if (way === 'percent') return left * (1 + value / 100);
  const people = (value / 100) * opening * years;
  return Math.max(0, way === 'to' ? people : left + people);
}

function hoursUnder({ way, value, from, until }: LeverStep, on: string, ftePerHead: number): number {
  const month = on.slice(0, 7);
  if (month < from || (until !== undefined && month >= until)) return 1;
  if (way === 'percent') return 1 + value / 100;
  const mean = 100 * ftePerHead;
  return Math.max(0, way === 'to' ? value / mean : (mean + value) / mean);
}

/** The share of the months after one day, up to another, in which a step holds. */
function shareHeld({ from, until }: LeverStep, after: string, upTo: string): number {
  const [first, last] = [monthNumber(after) + 1, monthNumber(upTo)];
  const begin = Math.max(first, monthNumber(from));
  const end = until === undefined ? last : Math.min(last, monthNumber(until) - 1);
  return Math.max(0, end - begin + 1) / (last - first + 1);
}

function moved({ on, quantiles }: FanPoint, extra: number): FanPoint {
  return {
    on,
    quantiles: Object.fromEntries(Object.entries(quantiles).map(([level, value]) => [level, value + extra])),
  };
}

/**
 * The chance once every future has so many more in post: the share of futures above what is needed, read between the quantiles on a scale of
 * log odds, and held to what the forecast itself says where nothing is changed.
 */
function chanceMoved({ from }: Answered, { quantiles }: FanPoint, chance: number, extra: number): number {
  const needed = from.inPost + from.amount - from.counted;
  const levels = Object.entries(quantiles)
    .map(([level, value]) => ({ value, odds: logOdds(Number(level)) }))
    .sort((a, b) => a.odds - b.odds);
  const below = (value: number) => oddsAt(levels, value);
  const drift = logOdds(1 - within(chance)) - below(needed);
  return 1 - 1 / (1 + Math.exp(-(below(needed - extra) + drift)));
}

type Level = { readonly value: number; readonly odds: number };

/** Straight between two quantiles, and on as straight beyond the last. */
function oddsAt(levels: readonly Level[], value: number): number {
  const above = levels.findIndex(level => level.value >= value);
  const at = Math.min(levels.length - 1, Math.max(1, above < 0 ? levels.length - 1 : above));
  const [a, b] = [levels[at - 1]!, levels[at]!];
  return b.value === a.value
    ? a.odds
    : a.odds + ((value - a.value) / (b.value - a.value)) * (b.odds - a.odds);
}

const logOdds = (share: number) => Math.log(share / (1 - share));
const within = (chance: number) => Math.min(0.999, Math.max(0.001, chance));
