import { type Month } from '@muster/domain';

export type SeriesMeasure = 'fte' | 'headcount';

/**
 * What one publication says of one area and period: people or FTE in post at its two ends, and who joined and left between.
 * A period "202109 to 202209" runs from 2021-09 to 2022-09, the ends of both months. What is not published is undefined; 0 is a figure.
 */
export interface SeriesPeriod {
  readonly from: Month;
  readonly to: Month;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly joiners?: number | undefined;
  readonly leavers?: number | undefined;
}

export interface AreaSeries {
  /** `ENG`, or the code of a region (or of whatever England is divided into). */
  readonly area: string;
  readonly periods: readonly SeriesPeriod[];
}

/** All that the series model is told: one profession in one measure, of one publication and vintage. */
export interface SeriesInput {
  readonly profession: string;
  readonly measure: SeriesMeasure;
  /** The month at whose end the forecast begins. Periods that end later are not looked at. */
  readonly origin: Month;
  readonly england?: AreaSeries | undefined;
  readonly regions: readonly AreaSeries[];
}

export interface SeriesOptions {
  /** A whole number; the same seed gives the same draws, to the bit. */
  readonly seed: number;
  readonly trajectories: number;
  /** How many periods ahead, of the length that the series has. */
  readonly horizon: number;
  /** Leaves flows out, which takes half of the time. The stock is the same to the bit. */
  readonly stockOnly?: boolean;
}

/** Why there is no forecast, and what would have to be there. */
export interface NoForecast {
  readonly status: 'no-forecast';
  readonly code: 'nothing-at-origin' | 'no-growth' | 'nobody-in-post' | 'no-series' | 'not-a-stock';
  readonly detail: string;
  readonly remedy: string;
}

/** Something that a reader of the forecast should know: what was left out, or what stands in for what is missing. */
export interface Remark {
  readonly code:
    | 'few-periods'
    | 'overlapping'
    | 'incomplete'
    | 'missing-periods'
    | 'begins-late'
    | 'ended'
    | 'no-growth'
    | 'nobody-in-post'
    | 'rest-of-england'
    | 'england-absent'
    | 'regions-absent'
    | 'regions-exceed-england'
    | 'no-flows'
    | 'assumed-intake'
    | 'no-learners';
  /** The area concerned; absent: all of the forecast. */
  readonly area?: string;
  readonly detail: string;
}
