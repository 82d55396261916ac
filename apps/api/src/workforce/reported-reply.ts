import { PROFESSION_NAMES } from '@muster/domain';
import { type Static, Type } from 'typebox';
import { AsOf } from '../freshness/as-of.js';
import { DayText, Nullable } from '../http/schemas.js';

const figure = (description: string) =>
  Nullable(Type.Number(), `${description}, in \`unit\`; null: not published, or a part of it is not`);

const flows = {
  joiners: figure('who joined the profession there'),
  leavers: figure('who left it'),
  residual: figure('end − start − joiners + leavers: what the published flows do not explain'),
  likeForLike: figure('end − start: the change with breaks left out'),
};

const Period = Type.Object(
  {
    from: DayText('the day of the first count'),
    to: DayText('the day of the second'),
    start: figure('stock on the first day, of the organisations in the data then and now'),
    end: figure('stock on the second day'),
    ...flows,
    break: figure(
      'start less the end of the period before: organisations entered or left the data. Null also where no period ends there',
    ),
  },
  { component: 'PublishedPeriod' },
);

const Bridge = Type.Object(
  {
    from: DayText(),
    to: DayText(),
    opening: figure('stock on the first day; where the series begins there, the start of its first period'),
    breaks: figure('sum of the breaks'),
    ...flows,
    closing: figure('stock on the last day'),
    change: figure('closing − opening'),
  },
  { component: 'Bridge', description: 'opening + breaks + joiners − leavers + residual = closing, exactly' },
);

const VintageName = Type.Object({ vintage: Type.String({ description: 'YYYY-MM' }), series: Type.String() });

export const ReportedReply = Type.Object(
  {
    profession: Type.Enum([...PROFESSION_NAMES]),
    professionInWords: Type.String(),
    measure: Type.Enum(['fte', 'headcount']),
    unit: Type.String({ description: 'FTE (exact to five decimals) or people' }),
    area: Type.String(),
    areaName: Type.String(),
    status: Type.Enum(['answered', 'no-series', 'not-published']),
    detail: Nullable(Type.String(), 'why there is no answer, or less of one than was asked for'),
    series: Nullable(Type.String(), 'the published series that answers'),
    vintage: Nullable(Type.String(), 'the month of the publication that answers: vintages are never mixed'),
    vintages: Type.Array(VintageName, { description: 'every vintage there is, newest first' }),
    periods: Type.Array(Period, { description: 'oldest first' }),
    bridge: Nullable(Bridge, 'over all these periods; null where they do not follow one another'),
    asOf: AsOf,
  },
  { component: 'ReportedReply' },
);
export type ReportedReply = Static<typeof ReportedReply>;
