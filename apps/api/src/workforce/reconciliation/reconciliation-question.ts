import { AreaField, type Day, isDay, isMonth, lastDayOf, ProfessionField } from '@muster/domain';
import { type Static, Type } from 'typebox';
import { FlowMeasure } from '../asked.js';

const EXPECTED = 'a published period, as 2021-09-30/2022-09-30 or, as it is printed, 202109 to 202209';

/** As printed, `202109 to 202209`: from the end of the first month to the end of the second. */
export function readPeriod(text: string): { readonly from: Day; readonly to: Day } | undefined {
  const printed = /^(\d{4})(\d{2}) to (\d{4})(\d{2})$/.exec(text);
  const [from, to] = printed
    ? [`${printed[1]}-${printed[2]}`, `${printed[3]}-${printed[4]}`].map(month =>
        isMonth(month) ? lastDayOf(month) : '',
      )
    : text.split('/');
  return isDay(from) && isDay(to) && from < to && (printed !== null || text === `${from}/${to}`)
    ? { from, to }
    : undefined;
}

export const ReconciliationQuestion = Type.Object(
  {
    profession: ProfessionField,
    area: Type.Optional(AreaField),
    measure: Type.Optional(FlowMeasure),
    period: Type.Optional(
      Type.Refine(
        Type.String({ description: EXPECTED }),
        text => readPeriod(text) !== undefined,
        () => EXPECTED,
      ),
    ),
  },
  { additionalProperties: false },
);
export type ReconciliationQuestion = Static<typeof ReconciliationQuestion>;

/** What each asks for, for the description of the API. */
export const RECONCILIATION_ASKS = {
  profession: 'Whom the figures count',
  area: 'Where, ENG if left out',
  measure: 'What the figures count, fte if left out',
  period: 'Which published period; left out: the newest',
};
