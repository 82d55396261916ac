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

/**
 * Changes of the stock: people in post, by what they are in it. A stock on a day is the sum of the changes up to it.
 * `fte` and `on_leave_fte` in hundred-thousandths; `unknown_fte` counts posts; `on_leave` people.
 * `stayed` counts people in post on the day who were so twelve months before too: what stability is made of. Its changes on the
 * anniversary of a day are told with that day, as `stayed_later`.
 */
export const STOCK = {
  dimensions: ['level', 'area', 'profession', 'day'],
  measures: ['headcount', 'fte', 'unknown_fte', 'on_leave', 'on_leave_fte', 'stayed', 'stayed_later'],
} as const satisfies Cube;

/** Entries and exits by their kind, changes of hours, and FTE that became known. Never negative but for the last two. */
export const FLOW = {
  dimensions: ['level', 'area', 'profession', 'kind', 'day'],
  measures: ['headcount', 'fte'],
} as const satisfies Cube;

const STOCK_MONTH = {
  ...STOCK,
  dimensions: ['level', 'area', 'profession', 'month'],
} as const satisfies Cube;
const FLOW_MONTH = {
  ...FLOW,
  dimensions: ['level', 'area', 'profession', 'kind', 'month'],
} as const satisfies Cube;

/**
 * Changes of funded posts. `told_by` is `organisation` where organisations' own reports are added up over areas, `area` where
 * somebody reported for the area itself; the two are never added. `reports` tells 0 funded from nothing reported.
 */
export const ESTABLISHMENT = {
  dimensions: ['level', 'area', 'profession', 'told_by', 'day'],
  measures: ['fte', 'reports'],
} as const satisfies Cube;

/** Changes of what is needed, by whose method. */
export const REQUIREMENT = {
  dimensions: ['level', 'area', 'profession', 'told_by', 'method', 'source', 'day'],
  measures: ['fte', 'reports'],
} as const satisfies Cube;

/** Places of training by cohort, planned or confirmed, as last told. */
export const INTAKE = {
  dimensions: ['level', 'area', 'profession', 'programme', 'route', 'cohort', 'kind'],
  measures: ['places'],
} as const satisfies Cube;

export const CUBES = {
  reported: REPORTED,
  anomaly: ANOMALY,
  stock: STOCK,
  stock_month: STOCK_MONTH,
  flow: FLOW,
  flow_month: FLOW_MONTH,
  establishment: ESTABLISHMENT,
  requirement: REQUIREMENT,
  intake: INTAKE,
} as const;

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
