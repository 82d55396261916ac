import { type Level } from '../organisations/area.js';

/**
 * A cube is a sum: cells under dimensions, each with additive measures. A subject's contributions are added to it when its
 * timeline changes and taken out again when it changes once more, so a cell is the sum over all subjects at any time.
 */
export interface Cube {
  /** What a cell is found by, beside generation and slot; `level` and `area` come first in all of them. */
  readonly dimensions: readonly string[];
  readonly measures: readonly string[];
}

/**
 * Published figures as they were published, one cell per figure.
 * `day` is the end of the period, `kind` one of start, end, joiners, leavers; `fte` is in hundred-thousandths, and
 * `headcount_given` and `fte_given` tell a figure of 0 from none.
 */
export const REPORTED = {
  dimensions: ['level', 'area', 'profession', 'series', 'vintage', 'kind', 'from_day', 'day'],
  measures: ['headcount', 'fte', 'headcount_given', 'fte_given'],
} as const satisfies Cube;

/** Anomalies of timelines, counted per source. */
export const ANOMALY = {
  dimensions: ['level', 'area', 'source', 'code'],
  measures: ['count'],
} as const satisfies Cube;

export const CUBES = { reported: REPORTED, anomaly: ANOMALY } as const;

export type CubeName = keyof typeof CUBES;

/** What one subject adds to one cell. */
export type Contribution<Name extends CubeName = CubeName> = Name extends CubeName
  ? {
      readonly cube: Name;
      readonly at: { readonly level: Level } & {
        readonly [D in Exclude<(typeof CUBES)[Name]['dimensions'][number], 'level'>]: string;
      };
      readonly add: { readonly [M in (typeof CUBES)[Name]['measures'][number]]: number };
    }
  : never;
