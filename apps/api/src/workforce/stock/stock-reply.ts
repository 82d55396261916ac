import { type Static, Type } from 'typebox';
import { CoverageJson } from '../../freshness/as-of.js';
import { DayText, Nullable } from '../../http/schemas.js';
import { StockMeasure } from '../asked.js';
import { head, publication, tail, where } from '../row-fields.js';

const StockRow = Type.Object(
  {
    ...where,
    on: DayText('the stock is that of the end of this day'),
    value: Type.Number({ description: 'in post, or what `measure` says of those in post, in `unit`' }),
    coverage: Nullable(CoverageJson, 'on this day; null: published'),
    ...publication,
  },
  { component: 'StockRow' },
);
export type StockRow = Static<typeof StockRow>;

export const StockReply = Type.Object(
  {
    ...head,
    measure: StockMeasure,
    rows: Type.Array(StockRow, { description: 'by profession, area and day' }),
    ...tail,
  },
  { component: 'StockReply' },
);
export type StockReply = Static<typeof StockReply>;
