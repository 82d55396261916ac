import { type Month, monthAfter } from '@muster/domain';
import { type AreaDraws, draw } from './draw.js';
import {
  type NoForecast,
  type Remark,
  type SeriesInput,
  type SeriesMeasure,
  type SeriesOptions,
  type SeriesPeriod,
} from './input.js';
import { learn, type Learned } from './learn.js';
import { align } from './periods.js';
import { ENGLAND, placesOf, REST } from './places.js';

/** The future of one profession in one measure: draws, and everything that they follow from. */
export interface SeriesForecast {
  readonly status: 'forecast';
  readonly model: 'series';
  readonly profession: string;
  readonly measure: SeriesMeasure;
  readonly origin: Month;
  readonly seed: number;
  readonly trajectories: number;
  /** The months at whose ends the steps end. */
  readonly targets: readonly Month[];
  /** England first where it was published, then regions in their order. */
  readonly areas: readonly AreaForecast[];
  readonly learned: Learned;
  readonly remarks: readonly Remark[];
}

export interface AreaForecast extends AreaDraws {
  /** In post at the origin, as published. */
  readonly atOrigin: number;
  /** The published stocks that it was learned from, the last at the origin. Breaks are in them; growth leaves them out. */
  readonly past: readonly { readonly on: Month; readonly stock: number }[];
}

/**
 * Model A: what published stocks and flows say of the years to come, like for like (docs/forecast.md).
 * Growth that all areas share is drawn around the mean of the last five years, regions around it by lasting offsets and noise;
 * England is the sum of its regions in every draw. Joiners, leavers and residual explain the stock and never move it.
 *
 * Pure: the same input and options give the same bits. Nothing after the origin is looked at.
 */
export function forecastSeries(input: SeriesInput, options: SeriesOptions): SeriesForecast | NoForecast {
  const alignment = align(input);
  if (!alignment)
    return {
      status: 'no-forecast',
      code: 'nothing-at-origin',
      detail: `no period ends in ${input.origin}`,
      remedy: endsOf(input),
    };
  const places = placesOf(input, alignment);
  if ('status' in places) return places;
  const lesson = learn(places, alignment.stepMonths);
  if ('status' in lesson) return lesson;
  const draws = draw(places, lesson.learned, input.profession, options, ENGLAND);
  const shown = places.england ? [draws.at(-1)!, ...draws.slice(0, -1)] : draws;
  const told = [...(alignment.england ? [alignment.england] : []), ...alignment.regions];
  const pasts = new Map(told.map(({ area, periods }) => [area, pastOf(periods)]));
  return {
    status: 'forecast',
    model: 'series',
    profession: input.profession,
    measure: input.measure,
    origin: input.origin,
    seed: options.seed,
    trajectories: options.trajectories,
    targets: Array.from({ length: options.horizon }, (_, index) =>
      monthAfter(input.origin, alignment.stepMonths * (index + 1)),
    ),
    areas: shown
      .filter(({ area }) => area !== REST)
      .map(drawn => {
        const past = pasts.get(drawn.area)!;
        return { ...drawn, atOrigin: past.at(-1)!.stock, past };
      }),
    learned: lesson.learned,
    remarks: [...alignment.remarks, ...places.remarks, ...lesson.remarks],
  };
}

function pastOf(periods: readonly (SeriesPeriod | undefined)[]): AreaForecast['past'] {
  return periods.flatMap(period => (period?.end === undefined ? [] : [{ on: period.to, stock: period.end }]));
}

/** What origins would do. */
function endsOf({ england, regions }: SeriesInput): string {
  const ends = new Set(
    [...(england ? [england] : []), ...regions].flatMap(({ periods }) => periods.map(({ to }) => to)),
  );
  const last = [...ends].sort().slice(-5);
  return last.length === 0
    ? 'add periods of this profession and measure'
    : `name an origin at which a period ends: ${ends.size > last.length ? '… ' : ''}${last.join(', ')}`;
}
