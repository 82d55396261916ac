import { type Survival } from '@muster/domain';
import { type Static, Type } from 'typebox';
import { type Measure } from '../definitions/measures.js';
import { type Figure, figureFields, percents, valueOf } from '../figures/figure.js';
import { FIGURE_COLUMNS, figureCells } from '../figures/figures-table.js';
import { AsOf } from '../freshness/as-of.js';
import { type Table } from '../http/csv.js';
import { DayText, Nullable } from '../http/schemas.js';

/** By the kind of the cell that each is the sum of. */
export const MEASURE_OF_KIND = {
  started: 'enrolled',
  'in-year': 'in-training',
  interrupted: 'interrupted',
  'transferred-in': 'transferred-in',
  'transferred-out': 'transferred-out',
  withdrew: 'withdrawn',
  due: 'due',
  'completed-on-time': 'completed-on-time',
  'completed-late': 'completed-late',
  registered: 'registered',
  'first-post': 'first-post',
  'left-profession': 'left-profession',
} as const satisfies Readonly<Record<string, Measure>>;
export type CohortMeasure = (typeof MEASURE_OF_KIND)[keyof typeof MEASURE_OF_KIND];
export const COHORT_MEASURES: readonly CohortMeasure[] = Object.values(MEASURE_OF_KIND);

const CohortRow = Type.Object(
  {
    month: Type.String({
      description:
        'the calendar month, YYYY-MM: those in training and interrupted are so at its end, others met with it in the month',
    }),
    ...figureFields(COHORT_MEASURES),
  },
  { component: 'CohortRow' },
);
export type CohortRow = Static<typeof CohortRow>;

const people = (description: string) => Type.Integer({ description: `people ${description}` });
const months = (description: string) =>
  Nullable(Type.Integer(), `whole months: ${description}; null: it is not reached`);

const CurveJson = Type.Object(
  {
    followed: people('who are followed, from the day on which they could meet with it'),
    median: Type.Object({
      month: months('by whose end half have met with it'),
      low: months('the lower limit of its 95 per cent interval'),
      high: months('the upper limit of it'),
    }),
    rows: Type.Array(
      Type.Object({
        atRisk: people('who were followed up to this month without it'),
        events: people('who met with it in the month'),
        censored: people('who were last seen in the month without it'),
        ...figureFields(['without-first-post', 'retained']),
      }),
      { description: 'by month (the detail); only months in which somebody’s follow-up ended' },
    ),
  },
  { component: 'FollowedCohort', description: 'Kaplan and Meier’s estimate, by whole months.' },
);
export type CurveJson = Static<typeof CurveJson>;

export const CohortReply = Type.Object(
  {
    id: Type.String(),
    programme: Type.String(),
    route: Type.String(),
    cohort: Type.String({ description: 'the month in which it began, YYYY-MM' }),
    institution: Type.String(),
    professions: Type.Array(Type.String(), { description: 'what its learners train for' }),
    on: DayText('up to which is counted: the end of a whole month'),
    simulated: Type.Boolean({ description: 'whether the people are simulated' }),
    rows: Type.Array(CohortRow, {
      description: 'by month and measure; months without any change are left out',
    }),
    firstPost: CurveJson,
    retention: CurveJson,
    asOf: AsOf,
  },
  { component: 'CohortReply' },
);
export type CohortReply = Static<typeof CohortReply>;

export function curveJson(measure: 'without-first-post' | 'retained', survival: Survival): CurveJson {
  const { median } = survival;
  return {
    followed: survival.months[0]?.atRisk ?? 0,
    median: { month: median.month ?? null, low: median.low ?? null, high: median.high ?? null },
    rows: survival.months.map(({ month, atRisk, events, censored, survival: share, interval }) => ({
      atRisk,
      events,
      censored,
      ...(valueOf(measure, 100 * share, String(month)) satisfies Figure),
      of: atRisk,
      ...percents(interval),
    })),
  };
}

export const COHORT_COLUMNS = {
  id: 'of the cohort',
  simulated: 'yes where the people are simulated',
  month: 'the calendar month; empty: a share followed through whole months, which the detail gives',
  ...FIGURE_COLUMNS,
} as const;

export function cohortTable({ id, simulated, rows, firstPost, retention }: CohortReply): Table {
  const head = { id, simulated: simulated ? 'yes' : 'no' };
  return {
    columns: COHORT_COLUMNS,
    rows: [
      ...rows.map(({ month, ...figure }) => ({ ...head, month, ...figureCells(figure) })),
      ...[firstPost, retention].flatMap(curve =>
        curve.rows.map(figure => ({ ...head, month: null, ...figureCells(figure) })),
      ),
    ],
  };
}
