import { JOB_STATES } from '@muster/jobs';
import { type Static, Type } from 'typebox';
import { SHOWN_KINDS } from './asked-kinds.js';

export const JobsQuestion = Type.Object(
  {
    kind: Type.Optional(Type.Enum([...SHOWN_KINDS], { description: SHOWN_KINDS.join(', ') })),
    state: Type.Optional(Type.Enum([...JOB_STATES], { description: JOB_STATES.join(', ') })),
    limit: Type.Optional(
      Type.String({
        pattern: '^([1-9]\\d?|[1-4]\\d\\d|500)$',
        description: 'a whole number from 1 to 500',
      }),
    ),
  },
  { additionalProperties: false },
);
export type JobsQuestion = Static<typeof JobsQuestion>;

/** What each asks for, for the description of the API. */
export const JOBS_ASKS = {
  kind: 'Jobs of one kind, all if left out',
  state: 'Jobs in one state, all if left out',
  limit: 'How many at most, 50 if left out',
};
