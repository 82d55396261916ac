import { PROFESSION_NAMES } from '@muster/domain';
import { type Static, Type } from 'typebox';
import { AsOf, CoverageJson } from '../../freshness/as-of.js';
import { DayText, Nullable } from '../../http/schemas.js';
import { FlowMeasure } from '../asked.js';

const figure = (description: string) =>
  Nullable(Type.Number(), `${description}, in \`unit\`; null: not published`);

const ReconciledFigure = Type.Object(
  {
    figure: Type.Enum(['start', 'end', 'joiners', 'leavers']),
    published: figure('as published'),
    derived: Type.Number({
      description:
        'from events about people, in `unit`: stock on the first and last day; joiners: new, return, role-in and reactivated; ' +
        'leavers: left, role-out and inactivated (absences without pay)',
    }),
    difference: figure('derived − published'),
    percent: Nullable(Type.Number(), 'difference ÷ published, in per cent; null: nothing to divide by'),
  },
  { component: 'ReconciledFigure' },
);

const Reason = Type.Object(
  {
    reason: Type.Enum([
      'coverage',
      'silent-feed',
      'unknown-fte',
      'unmapped-codes',
      'late-events',
      'moves-between-areas',
      'onboarding',
      'unlinked-pseudonyms',
    ]),
    detail: Type.String(),
    size: Nullable(Type.Number(), 'how much it may explain, in `unit`; null: cannot be told'),
  },
  { component: 'ReconciliationReason' },
);

export const ReconciliationReply = Type.Object(
  {
    profession: Type.Enum([...PROFESSION_NAMES]),
    area: Type.String(),
    areaName: Type.String(),
    measure: FlowMeasure,
    unit: Type.String({ description: 'FTE (exact to five decimals) or people' }),
    status: Type.Enum(['answered', 'not-published', 'no-derived-evidence']),
    detail: Nullable(Type.String(), 'why there is no answer'),
    period: Nullable(
      Type.Object({
        from: DayText('the day of the first count'),
        to: DayText('the day of the second'),
        series: Type.String(),
        vintage: Type.String({ description: 'YYYY-MM' }),
      }),
      'the published period that answers',
    ),
    figures: Type.Array(ReconciledFigure),
    reasons: Type.Array(Reason, { description: 'why they may differ, the likeliest first' }),
    coverage: Nullable(
      Type.Object({ from: CoverageJson, to: CoverageJson }),
      'how much the feeds cover on both days',
    ),
    provisional: Type.Boolean({
      description:
        'exits of the last 28 days before the newest day known are among it: their kind may change',
    }),
    notes: Type.Array(Type.String(), { description: 'what the comparison cannot tell' }),
    simulated: Type.Boolean({ description: 'whether the derived figures are of simulated people' }),
    asOf: AsOf,
  },
  { component: 'ReconciliationReply' },
);
export type ReconciliationReply = Static<typeof ReconciliationReply>;
