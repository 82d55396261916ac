import { Type } from 'typebox';
import { type Day } from '../../../calendar/day.js';
import { define } from '../../../events/definition.js';
import { DayField, supersedes } from '../../../events/fields.js';

/** Tenths of small areas by deprivation: `d01` is the most deprived. */
export const DECILES = ['d01', 'd02', 'd03', 'd04', 'd05', 'd06', 'd07', 'd08', 'd09', 'd10'] as const;
export type Decile = (typeof DECILES)[number];

const Count = Type.Integer({ minimum: 0, maximum: 1e7, description: 'a whole number of deliveries' });
const OptionalCount = Type.Optional(Count);
const byDecile = Object.fromEntries(DECILES.map(decile => [decile, OptionalCount])) as Record<
  Decile,
  typeof OptionalCount
>;

export const deliveries = {
  'deliveries.reported': define({
    summary: 'So many deliveries took place here in a period, and to mothers of which areas.',
    version: 1,
    subjects: ['organisation'],
    data: Type.Object(
      {
        from: DayField,
        to: DayField,
        deliveries: Count,
        byDeprivationDecile: Type.Optional(
          Type.Object(byDecile, {
            additionalProperties: false,
            minProperties: 1,
            description: `an object with at least one of ${DECILES.join(', ')}`,
          }),
        ),
        ...supersedes,
      },
      { additionalProperties: false },
    ),
    check: ({ from, to, deliveries, byDeprivationDecile }) => {
      const told = Object.values(byDeprivationDecile ?? {}).reduce((sum, count) => sum + count, 0);
      return [
        ...(from <= to
          ? []
          : [{ pointer: '/to', expected: `a day not before the period's first, ${from}`, got: `"${to}"` }]),
        ...(told <= deliveries
          ? []
          : [
              {
                pointer: '/byDeprivationDecile',
                expected: `counts that add up to no more than the ${deliveries} deliveries`,
                got: String(told),
              },
            ]),
      ];
    },
    effectiveOn: period => period.to as Day,
    businessKey: ['from', 'to'],
  }),
};
