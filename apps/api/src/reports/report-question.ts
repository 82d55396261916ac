import { AreaField, DayField } from '@muster/domain';
import { type Static, Type } from 'typebox';
import { ofYear } from '../figures/place.js';

export const ReportQuestion = Type.Object(
  { on: Type.Optional(DayField), area: Type.Optional(AreaField), ...ofYear },
  { additionalProperties: false },
);
export type ReportQuestion = Static<typeof ReportQuestion>;

export const REPORT_ASKS = {
  on: 'The day the report is of, today in England if left out; between published days the last one answers',
  area: 'Of pipeline and participation: England or a region, ENG if left out',
  year: 'The academic year that cohorts begin in; left out: the newest of which most are through the standard pathway',
};
