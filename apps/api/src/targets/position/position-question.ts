import { BASES, DayField, TARGET_MEASURES } from '@muster/domain';
import { type Static, Type } from 'typebox';

export const PositionQuestion = Type.Object(
  {
    on: Type.Optional(DayField),
    basis: Type.Optional(Type.Enum([...BASES], { description: BASES.join(', ') })),
    measure: Type.Optional(Type.Enum([...TARGET_MEASURES], { description: TARGET_MEASURES.join(', ') })),
  },
  { additionalProperties: false },
);
export type PositionQuestion = Static<typeof PositionQuestion>;

/** What each asks for, for the description of the API. */
export const POSITION_ASKS = {
  on: 'The day asked for, today in England if left out; between published days the last one answers',
  basis: 'Answers under another basis than the target is set in',
  measure: 'Answers in another measure than the target is set in',
};
