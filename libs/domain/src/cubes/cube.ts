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

/** Places of training by cohort, planned or confirmed, as last told. `reports` tells a cohort that does not run (0 places) from nothing told. */
export const INTAKE = {
  dimensions: ['level', 'area', 'profession', 'programme', 'route', 'cohort', 'kind'],
  measures: ['places', 'reports'],
} as const satisfies Cube;

/** Applications by what became of them: made, offered, accepted, declined. `area` is of the institution. Each counts once a kind. */
export const APPLICATION = {
  dimensions: ['level', 'area', 'programme', 'kind', 'day'],
  measures: ['count'],
} as const satisfies Cube;

/**
 * People who reached a stage of becoming a professional, by one attribute each. `year` is the academic year that their cohort begins
 * in, `month` that of the day on which they reached the stage. A person counts once a stage, profession, area and `year`, under
 * the programme and the month of the first day: with `attribute` and `value` both `all`, and once under each attribute. `key` is the sum of their record keys, to be read modulo 256: what perturbation goes by.
 */
export const PARTICIPATION = {
  dimensions: ['level', 'area', 'profession', 'programme', 'stage', 'attribute', 'value', 'year', 'month'],
  measures: ['count', 'key'],
} as const satisfies Cube;

/**
 * Sessions of outreach, and what became of those who took part. `kind` is `held` (by organisations: `detail` is what kind of session,
 * `people` how many they say took part), or `attended`, `applied-after`, `started-after` (people who are known: England's alone, on the
 * first day on which it was so). Who asks joins them by `session`.
 */
export const OUTREACH = {
  dimensions: ['level', 'area', 'session', 'kind', 'detail', 'day'],
  measures: ['sessions', 'people'],
} as const satisfies Cube;

/** Changes of how many learners can be on placement. `told_by` and `reports` as of `ESTABLISHMENT`. */
export const PLACEMENT = {
  dimensions: ['level', 'area', 'profession', 'told_by', 'day'],
  measures: ['places', 'reports'],
} as const satisfies Cube;

/**
 * Deliveries in a period, both of whose days belong to it: `day` is the last. `kind` is `all`, or `d01` to `d10`: of mothers of a tenth of
 * areas by deprivation, of which the first is the most deprived. `told_by` as of `ESTABLISHMENT`.
 */
export const DELIVERY = {
  dimensions: ['level', 'area', 'kind', 'told_by', 'from_day', 'day'],
  measures: ['deliveries'],
} as const satisfies Cube;

/**
 * What came of enrolments, by cohort, each on its day. `profession` is the enrolment's; `institution` and `programme` where the learner
 * is, and `area` of the placement (of the institution where none is known), from a transfer on the new ones.
 * `detail` is a year (`in-year`), a reason (`withdrew`), whole months (`first-post`: after completing; `left-profession`: after the
 * first post), `return` (`started`: of a learner who had withdrawn), or empty. `in-year` and `interrupted` are changes, as of a stock.
 */
export const COHORT = {
  dimensions: [
    'level',
    'area',
    'profession',
    'programme',
    'route',
    'institution',
    'cohort',
    'kind',
    'detail',
    'day',
  ],
  measures: ['count'],
} as const satisfies Cube;

/**
 * What learners logged in a calendar month: `hours` by practice area, in hundredths; `count` by kind. And how many of a cohort are
 * `in-programme` and `on-track`, as changes by month of the programme (`detail`: 001 is the cohort's month): those of all months up
 * to one say how many are so in it, of learners whose programme has a standard.
 */
export const EXPOSURE = {
  dimensions: ['level', 'area', 'programme', 'institution', 'cohort', 'kind', 'detail', 'month'],
  measures: ['count'],
} as const satisfies Cube;

/**
 * How long people have been in post in an organisation and profession, by bands of whole years since joining (`TENURE_BANDS`). `kind` is
 * `in-post`: changes, as of a stock, so that those of all months up to one say how many are in the band at its end, anniversaries
 * to come of those in post now among them; or an entry (`TENURE_ENTRIES`), in the band of the day; or an exit (`TENURE_EXITS`), in
 * the band of the day before. At level `organisation` alone: who is in two organisations is in both, and sums over organisations are
 * sums of stays, not of people. What joining is: docs/measures.md, section 3.
 */
export const TENURE = {
  dimensions: ['level', 'area', 'profession', 'band', 'kind', 'month'],
  measures: ['count'],
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
  cohort: COHORT,
  exposure: EXPOSURE,
  application: APPLICATION,
  participation: PARTICIPATION,
  tenure: TENURE,
  outreach: OUTREACH,
  placement: PLACEMENT,
  delivery: DELIVERY,
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
