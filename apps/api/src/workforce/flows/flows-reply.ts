import { type Static, Type } from 'typebox';
import { DayText, Nullable } from '../../http/schemas.js';
import { FlowMeasure } from '../asked.js';
import { head, publication, tail, where } from '../row-fields.js';

const FlowRow = Type.Object(
  {
    ...where,
    from: DayText('the first of the days that are summed (published: the day of the first count)'),
    to: DayText('the last of them'),
    kind: Type.String({
      description:
        'of an entry, e.g. new, of an exit, e.g. left, hours or fte-known; published: joiners, leavers, break or residual. ' +
        'Kinds at one level are not sums over the level below: never add them up',
    }),
    value: Type.Number({
      description: 'in `unit`: never negative, but for hours, fte-known, break and residual',
    }),
    provisional: Type.Boolean({
      description:
        'exits of the last 28 days before the newest day known are among it: their kind may change',
    }),
    comparable: Nullable(
      Type.Boolean(),
      'whether the feeds cover 95 per cent or more on the day before the first and on the last; null: published',
    ),
    ...publication,
  },
  { component: 'FlowRow' },
);
export type FlowRow = Static<typeof FlowRow>;

export const FlowsReply = Type.Object(
  {
    ...head,
    measure: FlowMeasure,
    rows: Type.Array(FlowRow, {
      description: 'by profession, area, period and kind; flows of 0 are left out',
    }),
    ...tail,
  },
  { component: 'FlowsReply' },
);
export type FlowsReply = Static<typeof FlowsReply>;
